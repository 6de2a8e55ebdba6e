"""Whether times and a sound go together, judged by where the sound is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from narrate.audio.listening import STEP_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_FARTHEST_S = 3.0
_FEWEST = 3
_BETTER = 0.34
_GOOD = 0.75


def shift_of(borders_s: Sequence[float], silent: NDArray[np.bool_]) -> float:
    """Return by how much times are late (or early, below 0); 0 when nothing speaks for it.

    Args:
        borders_s: times that should fall into silence, in seconds.
        silent: for each ``STEP_S`` of the sound whether it is silent.

    Returns:
        The shift in seconds, to one step, at most three seconds either way.
    """
    at = np.asarray([round(one / STEP_S) for one in borders_s], dtype=np.int64)
    at = at[(at > 0) & (at < len(silent))]
    if len(at) < _FEWEST or not silent.any():
        return 0.0
    shifts = np.arange(-round(_FARTHEST_S / STEP_S), round(_FARTHEST_S / STEP_S) + 1)
    shifts = shifts[np.argsort(np.abs(shifts), kind="stable")]
    scores = np.asarray([_score(silent, at + one) for one in shifts])
    best = int(np.argmax(scores))
    if scores[best] < _GOOD or scores[best] - scores[0] < _BETTER:
        return 0.0
    return float(-shifts[best] * STEP_S)


def _score(silent: NDArray[np.bool_], at: NDArray[np.int64]) -> float:
    inside = at[(at >= 0) & (at < len(silent))]
    return float(silent[inside].sum()) / len(at)


def loudest(peaks: NDArray[np.float32], start_s: float, end_s: float) -> float:
    """Return the largest peak between two times; 0 where there is no sound at all."""
    part = peaks[round(start_s / STEP_S) : max(round(start_s / STEP_S) + 1, round(end_s / STEP_S))]
    return float(part.max()) if len(part) else 0.0
