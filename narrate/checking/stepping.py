"""Whether times and a sound go together, judged by where speech sets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from narrate.audio.listening import STEP_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_FARTHEST = round(3 / STEP_S)
_BEFORE, _AFTER = round(0.03 / STEP_S), round(0.2 / STEP_S)
"""How soon after a border, or just before it, speech should set in."""
_SILENCE = round(0.1 / STEP_S)
"""Shorter silences are inside words."""
_FEWEST = 3
_BETTER = 0.34
_GOOD = 0.75


def shift_of(borders_s: Sequence[float], silent: NDArray[np.bool_]) -> float:
    """Return by how much times are late (or early, below 0); 0 when nothing speaks for it.

    Args:
        borders_s: times at which speech should set in, in seconds.
        silent: for each ``STEP_S`` of the sound whether it is silent.

    Returns:
        The shift in seconds, to a tenth or so, at most three seconds either way.
    """
    at = np.asarray([round(one / STEP_S) for one in borders_s], dtype=np.int64)
    if len(at) < _FEWEST:
        return 0.0
    near = _near_onsets(silent)
    shifts = np.arange(-_FARTHEST, _FARTHEST + 1)
    shifts = shifts[np.argsort(np.abs(shifts), kind="stable")]
    scores = np.asarray([_score(near, at + one) for one in shifts])
    best = int(np.argmax(scores))
    if scores[best] < _GOOD or scores[best] - scores[0] < _BETTER:
        return 0.0
    return float(-shifts[best] * STEP_S)


def _near_onsets(silent: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say for each step whether speech sets in soon after it, or has just done so."""
    near = np.zeros(len(silent), dtype=bool)
    run = 0
    for at, quiet in enumerate(silent):
        if not quiet and run >= _SILENCE:
            near[max(0, at - _AFTER) : at + _BEFORE + 1] = True
        run = run + 1 if quiet else 0
    return near


def _score(near: NDArray[np.bool_], at: NDArray[np.int64]) -> float:
    inside = at[(at >= 0) & (at < len(near))]
    return float(near[inside].sum()) / len(at)


def loudest(peaks: NDArray[np.float32], start_s: float, end_s: float) -> float:
    """Return the largest peak between two times; 0 where there is no sound at all."""
    part = peaks[round(start_s / STEP_S) : max(round(start_s / STEP_S) + 1, round(end_s / STEP_S))]
    return float(part.max()) if len(part) else 0.0
