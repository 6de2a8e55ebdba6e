"""Changing the sampling rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soxr

if TYPE_CHECKING:
    from narrate.audio.levels import Samples

QUALITY = "HQ"
"""soxr's own name; spurious tones stay 134 dB below a 7 kHz tone from 22.05 to 24 kHz."""


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """Bring sound to another rate.

    Args:
        samples: Shape ``(samples,)``, silent at both ends (a clip, not a slice of one).
        from_hz: Rate it has.
        to_hz: Rate it gets.

    Returns:
        ``float32``, the same array when the rates agree; otherwise ``samples · to ÷ from`` long,
        rounded.
    """
    if from_hz == to_hz or not len(samples):
        return samples
    changed: Samples = soxr.resample(samples, from_hz, to_hz, quality=QUALITY)
    return changed
