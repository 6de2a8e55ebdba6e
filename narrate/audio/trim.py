"""Where the sound of a take begins and ends: engines pad their speech with near-silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from narrate.audio.levels import Samples

_GRAIN_MS = 1
"""Onset and end are sought in blocks this long first, so that most samples are looked at once."""


def sounding(samples: Samples, rate_hz: int, *, floor_db: float = -60) -> tuple[int, int]:
    """Find what is heard: the stretch between the first and the last sample above a floor.

    Args:
        samples: Shape ``(samples,)``, full scale ±1.
        rate_hz: Sampling rate.
        floor_db: Level in dBFS below which a sample counts as silence.

    Returns:
        First sample heard and one past the last; ``(0, 0)`` when nothing is.
    """
    floor = 10 ** (floor_db / 20)
    grain = max(1, rate_hz * _GRAIN_MS // 1000)
    start = _first_above(samples, floor, 64 * grain)
    if start is None:
        return 0, 0
    from_end = _first_above(samples[::-1], floor, 64 * grain)
    assert from_end is not None
    return start, len(samples) - from_end


def _first_above(samples: Samples, floor: float, step: int) -> int | None:
    """Return the index of the first sample above ``floor``, looking no further than needed."""
    for begin in range(0, len(samples), step):
        loud = np.abs(samples[begin : begin + step]) > floor
        if loud.any():
            return begin + int(loud.argmax())
    return None
