"""Passages as packets of an encoder of FFmpeg's library that can be laid beside any others.

A fresh encoder gives out a little more than goes in, and every sample a constant while later.
Keeping the first n packets of n frames leaves every sample where one long encode would have put
it, provided the sound ends in silence as long as that while.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.audio.edges import silent_frames, whole_frames
from narrate.audio.packets import first_packets, pack
from narrate.audio.pyav import encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.model.sound import Codec

_SHORTEST_RUN = 128


def _as_they_are(packets: list[bytes]) -> list[bytes]:
    return packets


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketEncoder:
    """One of FFmpeg's encoders, made to give packets of passages."""

    encoder: str
    """FFmpeg's name of it."""
    options: Callable[[Codec], tuple[tuple[str, str], ...]]
    """FFmpeg's own options of it, for a codec."""
    delay: Callable[[Codec], int] = lambda _: 0
    """How many samples later everything comes out; so many must be silent at a passage's ends."""
    tail_frames: int = 0
    """Silent packets after the last passage, so that decoders give out its last samples."""
    kept: Callable[[list[bytes]], list[bytes]] = _as_they_are
    """What is kept of an encoder's packets."""

    def encode(self, pcm: bytes, codec: Codec) -> bytes:
        """Encode a passage's sound; see ``narrate.audio.encoding.encode``."""
        whole = whole_frames(pcm, codec, self.delay(codec))
        return first_packets(self._packed(whole, codec), len(whole) // len(silent_frames(codec, 1)))

    def silence(self, codec: Codec, frames: int) -> bytes:
        """Return so many packets of silence; they stand on their own."""
        # The head of a longer run is the same as a shorter run: silence looks the same ahead.
        return first_packets(
            _silent_run(self, codec, max(_SHORTEST_RUN, 1 << frames.bit_length())), frames
        )

    def tail(self, codec: Codec) -> bytes:
        """Return what follows the last passage."""
        return self.silence(codec, self.tail_frames)

    def head(self, codec: Codec) -> bytes:
        """Return what a decoder must know beforehand (FFmpeg's ``extradata``)."""
        return _head(self, codec)

    def _packed(self, pcm: bytes, codec: Codec) -> bytes:
        packets, _ = encoded(pcm, codec, encoder=self.encoder, options=dict(self.options(codec)))
        return pack(self.kept(packets))


@lru_cache(maxsize=16)
def _silent_run(encoder: PacketEncoder, codec: Codec, frames: int) -> bytes:
    return encoder._packed(silent_frames(codec, frames), codec)  # noqa: SLF001 - its own cache


@lru_cache(maxsize=16)
def _head(encoder: PacketEncoder, codec: Codec) -> bytes:
    options = dict(encoder.options(codec))
    return encoded(silent_frames(codec, 1), codec, encoder=encoder.encoder, options=options)[1]
