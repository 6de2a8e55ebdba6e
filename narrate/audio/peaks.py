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
_CANDIDATES = 0.7
"""Between samples that are lower than this part of the largest one, nothing rises above it, unless
nearly all the sound is as high as the sampling rate allows."""
_AT_ONCE = 1 << 14


def true_peak_db(samples: Samples) -> float:
    """Return the true peak in dBTP; minus infinity for silence.

    Only the surroundings of high crests are drawn, so that it costs next to nothing.

    Args:
        samples: Shape ``(samples,)``, full scale ±1; silent before and after.
    """
    highest = peak(samples)
    if highest == 0:
        return decibels(0)
    padded = np.pad(samples, _REACH)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH)
    height = np.pad(np.abs(samples), 1)
    crest = (height[1:-1] >= height[:-2]) & (height[1:-1] >= height[2:])
    high = np.flatnonzero(crest & (height[1:-1] >= _CANDIDATES * highest))
    # Window n spans the samples before and after the gap between samples n - 1 and n.
    gaps = np.union1d(high, high + 1)
    for begin in range(0, len(gaps), _AT_ONCE):
        # not a matrix product: the threads of a BLAS spin while they wait, at others' cost
        drawn = np.einsum("ij,jk->ik", windows[gaps[begin : begin + _AT_ONCE]], _between())
        highest = max(highest, peak(drawn.ravel()))
    return decibels(highest)


@cache
def _between() -> NDArray[np.float32]:
    """Return a windowed sinc for each of the points between two samples, as columns."""
    at = np.arange(1, _TIMES) / _TIMES
    distance = np.arange(2 * _REACH)[:, None] - (_REACH - 1) - at[None, :]
    window = np.cos(np.pi * distance / (2 * _REACH)) ** 2
    return np.asarray(np.sinc(distance) * window, dtype=np.float32)
