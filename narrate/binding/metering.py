"""How loud an edition is, from what is kept with its passages; nothing is decoded."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.loudness import (
    integrated_lufs,
    lay_out,
    loudness_range_lu,
    noise_floor_db,
    rms_db,
)
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from array import array

    from narrate.model.sound import Passage


class Levels(NamedTuple):
    """Levels of a whole edition before encoding; ``None`` where there is only silence."""

    integrated_lufs: float | None
    """BS.1770-4."""
    range_lu: float
    """EBU Tech 3342."""
    rms_db: float | None
    """Of the whole file, pauses included, relative to full scale ±1."""
    noise_floor_db: float | None
    """Of the quietest half second; ``None`` for digital silence."""
    peak_db: float | None
    """Largest sample, in dBFS."""
    true_peak_db: float | None
    """In dBTP."""


class Meter:
    """Keeps what passages say of their levels: 320 bytes for a second."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._energies: list[tuple[int, array[float]]] = []
        self._powers: list[tuple[int, array[float]]] = []
        self._peak_db = self._true_peak_db = -math.inf

    def add(self, passage: Passage, start: int) -> None:
        """Take a passage whose first frame is at sample ``start`` of the edition."""
        first = start + passage.lead
        self._energies.append((first, passage.energies))
        self._powers.append((first, passage.powers))
        self._peak_db = max(self._peak_db, passage.peak_db)
        self._true_peak_db = max(self._true_peak_db, passage.true_peak_db)

    def levels(self, samples: int) -> Levels:
        """Return the levels of an edition of so many samples at ``CANONICAL_RATE_HZ``."""
        energies = lay_out(self._energies, samples, CANONICAL_RATE_HZ)
        powers = lay_out(self._powers, samples, CANONICAL_RATE_HZ)
        return Levels(
            integrated_lufs=integrated_lufs(energies, CANONICAL_RATE_HZ),
            range_lu=loudness_range_lu(energies, CANONICAL_RATE_HZ),
            rms_db=rms_db(powers, samples),
            noise_floor_db=noise_floor_db(powers, CANONICAL_RATE_HZ),
            peak_db=_audible(self._peak_db),
            true_peak_db=_audible(self._true_peak_db),
        )


def _audible(level_db: float) -> float | None:
    return level_db if level_db > -math.inf else None
