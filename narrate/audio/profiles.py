"""Profiles: what an audio file is for, and so how it is encoded and how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.audio.codecs import CODECS
from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.sound import Codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One row of the table."""

    name: str
    codecs: Mapping[str, Codec]
    """By name of the codec: how passages are encoded for it under this profile."""
    audio: str
    """Name of the format, and of its codec, that is made where nothing else is asked for."""
    target_lufs: float
    """Integrated loudness (BS.1770-4) the edition should have."""
    ceiling_db: float
    """Largest sample before encoding, in dBFS; the codec may add up to about 0.5 dB."""
    description: str
    file_per: str = "edition"
    """``edition`` or ``chapter``: how many audio files are made where nothing else is said."""
    retail: bool = False
    """Whether opening and closing credits are chapters, and a sample is a file of its own."""
    target_rms_db: float | None = None
    """Root mean square the edition should have, where that is what counts."""

    @property
    def codec(self) -> Codec:
        """How the profile's own audio format is encoded."""
        return self.codecs[self.audio]

    def codec_for(self, name: str) -> Codec:
        """Return how a codec is used under this profile.

        Raises ``UsageError`` when it is not used at all.
        """
        if name not in self.codecs:
            raise UsageError(
                f"the profile '{self.name}' has no sound in {name}",
                f"formats with {', '.join(self.codecs)}, or another profile",
            )
        return self.codecs[name]


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        one.name: one
        for one in (
            Profile(
                name="speech",
                codecs=CODECS["speech"],
                audio="mp3",
                target_lufs=-19.0,
                ceiling_db=-2.0,
                description="MP3, 64 kbit/s at 24 kHz, -19 LUFS mono: archives, reading along",
            ),
            Profile(
                name="podcast",
                codecs=CODECS["podcast"],
                audio="mp3",
                target_lufs=-19.0,
                ceiling_db=-2.0,
                description="MP3, 96 kbit/s at 48 kHz, -19 LUFS mono: podcast directories",
            ),
            Profile(
                name="audiobook",
                codecs=CODECS["audiobook"],
                audio="mp3",
                target_lufs=-19.5,
                target_rms_db=-20.0,
                ceiling_db=-3.5,
                file_per="chapter",
                retail=True,
                description="MP3, 192 kbit/s at 44.1 kHz, RMS -20 dB, a file for each chapter",
            ),
            Profile(
                name="small",
                codecs=CODECS["small"],
                audio="opus",
                target_lufs=-19.0,
                ceiling_db=-2.0,
                description="Opus, 24 kbit/s, -19 LUFS mono: many hours on a phone",
            ),
            Profile(
                name="lossless",
                codecs=CODECS["lossless"],
                audio="flac",
                target_lufs=-19.0,
                ceiling_db=-2.0,
                description="FLAC, all that was rendered, -19 LUFS mono: masters, archives",
            ),
        )
    }
)
"""Mono at -19 LUFS is what players treat as stereo at -16 (Apple's and others' advice)."""

DEFAULT = "speech"


def profile(name: str) -> Profile:
    """Return the profile called ``name``; raises ``UsageError`` when there is none."""
    if name not in PROFILES:
        raise UsageError(f"there is no profile '{name}'", f"one of {', '.join(PROFILES)}")
    return PROFILES[name]
