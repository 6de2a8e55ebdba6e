"""True peaks: how high sound rises between its samples (ITU-R BS.1770-4, Annex 2)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio.levels import decibels, peak

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from narrate.audio.levels import Samples

_TIMES = 8
"""From 24 kHz to 192 kHz, the rate ffmpeg looks at; the standard asks for that at least."""
_REACH = 24
"""Samples on either side that a point between two samples is drawn from."""
_CANDIDATES = 0.5
"""Between samples below half the largest one, nothing rises above it."""
_AT_ONCE = 1 << 14


def true_peak_db(samples: Samples) -> float:
    """Return the true peak in dBTP; minus infinity for silence.

    Only the surroundings of high samples are drawn, so that it costs next to nothing.

    Args:
        samples: Shape ``(samples,)``, full scale ±1; silent before and after.
    """
    highest = peak(samples)
    if highest == 0:
        return decibels(0)
    padded = np.pad(samples, _REACH)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH)
    high = np.flatnonzero(np.abs(samples) >= _CANDIDATES * highest)
    # Window n spans the samples before and after the gap between samples n - 1 and n.
    gaps = np.union1d(high, high + 1)
    for begin in range(0, len(gaps), _AT_ONCE):
        drawn = windows[gaps[begin : begin + _AT_ONCE]] @ _between()
        highest = max(highest, peak(drawn.ravel()))
    return decibels(highest)


@cache
def _between() -> NDArray[np.float32]:
    """Return a windowed sinc for each of the points between two samples, as columns."""
    at = np.arange(1, _TIMES) / _TIMES
    distance = np.arange(2 * _REACH)[:, None] - (_REACH - 1) - at[None, :]
    window = np.cos(np.pi * distance / (2 * _REACH)) ** 2
    return np.asarray(np.sinc(distance) * window, dtype=np.float32)
