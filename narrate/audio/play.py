"""Playing sound on this machine's loudspeaker, through miniaudio."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

import miniaudio

from narrate.audio.deck import Deck
from narrate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

_BUFFER_MS = 200
_DISCARDING = "Discard all samples"
"""How ALSA's ``null`` device calls itself."""


class NoSoundDevice(OutputError):
    """This machine has nothing to play sound on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Something sound can be played on."""

    name: str
    backend: str
    """Name of the sound system, such as ``PulseAudio``."""


def devices() -> tuple[Device, ...]:
    """List the devices that make sound; empty where there are none."""
    try:
        with _quiet():
            found = miniaudio.Devices()
            playbacks = found.get_playbacks()
    except miniaudio.MiniaudioError:
        return ()
    return tuple(
        Device(name=one["name"], backend=found.backend)
        for one in playbacks
        if found.backend != "Null" and not one["name"].startswith(_DISCARDING)
    )


class Player:
    """Plays pieces of sound while they are being made.

    Use it in a ``with`` statement: ``deck`` moves the needle, ``wait`` waits for the end.
    """

    def __init__(
        self,
        pieces: Iterable[bytes],
        rate_hz: int,
        *,
        backends: Sequence[miniaudio.Backend] | None = None,
    ) -> None:
        """Open the loudspeaker.

        Args:
            pieces: 16-bit little-endian mono samples, drawn from a thread of their own, a few
                pieces ahead of what is heard.
            rate_hz: Their sampling rate.
            backends: Sound systems to try, instead of all this machine has.

        Raises:
            NoSoundDevice: When there is nothing to play on.
        """
        self.deck = Deck(rate_hz)
        self._pieces = pieces
        self._failure: BaseException | None = None
        self._feeder = Thread(target=self._feed, name="narrate-player", daemon=True)
        self._device = _open(rate_hz, backends)

    def __enter__(self) -> Self:
        """Begin to play."""
        self._feeder.start()
        heard = self._heard()
        next(heard)
        self._device.start(heard)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop, and give the loudspeaker back."""
        self.deck.stop()
        self._device.close()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until all is heard or it was stopped.

        Returns:
            Whether that is so, or the time was up.

        Raises:
            BaseException: What the source of the pieces raised, when it did.
        """
        ended = self.deck.wait(timeout_s)
        if ended and not self.deck.stopped:
            sleep(2 * _BUFFER_MS / 1000)  # what the loudspeaker has taken but not yet given out
        if ended and self._failure:
            raise self._failure
        return ended

    def _feed(self) -> None:
        try:
            for piece in self._pieces:
                if not self.deck.put(piece):
                    return
        except BaseException as error:  # noqa: BLE001 - raised again where the player waits
            self._failure = error
        finally:
            self.deck.complete()

    def _heard(self) -> Generator[bytes, int, None]:
        samples = yield b""
        while True:
            samples = yield self.deck.read(samples)


def _open(rate_hz: int, backends: Sequence[miniaudio.Backend] | None) -> Any:  # noqa: ANN401 - miniaudio is untyped
    if backends is None and not devices():
        raise _no_device()
    try:
        with _quiet():
            return miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=rate_hz,
                buffersize_msec=_BUFFER_MS,
                backends=None if backends is None else list(backends),
                app_name="narrate",
            )
    except miniaudio.MiniaudioError as error:
        raise _no_device() from error


def _no_device() -> NoSoundDevice:
    return NoSoundDevice(
        "this machine has no sound device",
        "narrate play SOURCE > NAME.wav, and listen elsewhere",
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep sound systems from writing to the terminal while they look for devices."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
