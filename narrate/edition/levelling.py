"""Bringing an edition to its profile's loudness: by how much the voice must be louder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.audio.profiles import Profile
    from narrate.binding.metering import Levels
    from narrate.edition.choices import Choices
    from narrate.model.voice import Voice

TOLERANCE_DB = 1.0
ATTEMPTS = 3
"""Renderings at most: where the limiter works, more gain gives less loudness than was added."""
_LARGEST_GAIN_DB = 30.0


def off_target_db(levels: Levels, profile: Profile) -> float:
    """Return how much louder the edition should be; 0 for silence."""
    if profile.target_rms_db is not None:
        heard, wanted = levels.rms_db, profile.target_rms_db
    else:
        heard, wanted = levels.integrated_lufs, profile.target_lufs
    return 0.0 if heard is None else wanted - heard


def correction_db(levels: Levels, profile: Profile) -> int:
    """Return the gain, in whole decibels, that brings an edition to its profile's target.

    Whole ones, because an edit must cost one passage: a gain that followed every change of a word
    by hundredths would change the key of all of them.
    """
    off = off_target_db(levels, profile)
    return round(off) if abs(off) > TOLERANCE_DB else 0


def louder(choices: Choices, gain_db: int) -> Choices:
    """Return the choices with the voices so much louder."""
    if not gain_db:
        return choices

    def raised(voice: Voice) -> Voice:
        gain = max(-_LARGEST_GAIN_DB, min(voice.gain_db + gain_db, _LARGEST_GAIN_DB))
        return replace(voice, gain_db=gain)

    return replace(
        choices,
        cast=choices.cast.changed(raised),
        correction_db=choices.correction_db + gain_db,
    )
