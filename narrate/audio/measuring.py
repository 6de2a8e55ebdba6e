"""All that is known of a sound's level, in a form that can be kept with a passage and added up."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from narrate.audio.levels import peak_db
from narrate.audio.loudness import block_energies, sub_block
from narrate.audio.peaks import true_peak_db

if TYPE_CHECKING:
    from narrate.audio.levels import Samples


class Measured(NamedTuple):
    """Levels of one stretch of sound."""

    energies: array[float]
    """Sums of squares of K-weighted sound in each 25 ms from its first sample on."""
    powers: array[float]
    """The same without weighting."""
    peak_db: float
    """Largest sample, in dBFS."""
    true_peak_db: float
    """In dBTP."""


def measure(samples: Samples, rate_hz: int) -> Measured:
    """Measure sound of shape ``(samples,)`` that is silent before and after."""
    return Measured(
        block_energies(samples, rate_hz),
        block_powers(samples, rate_hz),
        peak_db(samples),
        true_peak_db(samples),
    )


def block_powers(samples: Samples, rate_hz: int) -> array[float]:
    """Return the sums of squares in each 25 ms, from the first sample on, full scale ±1."""
    block = sub_block(rate_hz)
    padded = np.pad(samples, (0, -len(samples) % block)).reshape(-1, block)
    return array("f", np.einsum("ij,ij->i", padded, padded).tobytes())
