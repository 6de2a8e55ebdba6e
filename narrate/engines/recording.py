"""The engine that plays a sound file, whatever it is asked to say: a show's opening and closing.

The file's path is the name of the voice. WAV, FLAC, MP3 and Ogg Vorbis are read.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.engines.errors import EngineFailed, NoSuchVoice
from narrate.engines.protocol import EngineTraits, EngineVoice
from narrate.model.sound import CANONICAL_RATE_HZ, Take

if TYPE_CHECKING:
    from narrate.model.sound import Utterance
    from narrate.model.voice import Voice

NAME = "recording"
ENDINGS = (".wav", ".flac", ".mp3", ".ogg")
_REVISION = 1
_MOST_S = 120
"""Longer is no opening; a whole paragraph is held in memory."""
_TRAITS = EngineTraits(
    name=NAME, deterministic=True, threads=True, exact_marks=False, takes_ipa=False
)


class Recording:
    """The ``Engine`` of sound files."""

    @property
    def traits(self) -> EngineTraits:
        """Deterministic, on threads, without marks: there are no words in it."""
        return _TRAITS

    def fingerprint(self, voice: Voice) -> str:
        """Return a digest of the file. Raises ``NoSuchVoice`` when it is not there."""
        return f"{NAME}-{_REVISION}-{sha256(_bytes(voice)).hexdigest()}"

    def voices(self) -> tuple[EngineVoice, ...]:
        """List none: every file is one."""
        return ()

    def open(self, voice: Voice) -> RecordingSpeaker:
        """Open the file. Raises ``NoSuchVoice`` and ``EngineFailed``."""
        return RecordingSpeaker(voice)


class RecordingSpeaker:
    """One sound file."""

    def __init__(self, voice: Voice) -> None:
        """Decode the file."""
        import miniaudio  # noqa: PLC0415 - only where there is a sound file

        data, name = _bytes(voice), Path(voice.voice).name
        try:
            sound = miniaudio.decode(
                data,
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=CANONICAL_RATE_HZ,
            )
        except miniaudio.MiniaudioError as error:
            raise EngineFailed(
                f"{name} is no sound that can be read", f"one of {', '.join(ENDINGS)}"
            ) from error
        if len(sound.samples) > _MOST_S * CANONICAL_RATE_HZ:
            raise EngineFailed(
                f"{name} lasts more than {_MOST_S} seconds", "a shorter opening or closing"
            )
        self._take = Take(rate_hz=CANONICAL_RATE_HZ, pcm=sound.samples.tobytes(), marks=())

    def speak(self, utterance: Utterance) -> Take:  # noqa: ARG002 - the protocol's
        """Return the sound of the file."""
        return self._take

    def close(self) -> None:
        """Give back nothing: the file was read when it was opened."""


def _bytes(voice: Voice) -> bytes:
    try:
        return Path(voice.voice).read_bytes()
    except OSError as error:
        raise NoSuchVoice(
            f"cannot read the sound file {voice.voice}: {error.strerror}",
            "check voice.opening and voice.closing, or show.opening and show.closing",
        ) from error
