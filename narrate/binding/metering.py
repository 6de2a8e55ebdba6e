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
    from collections.abc import Sequence

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
    """Keeps what passages say of their levels: 320 bytes for a second.

    A paragraph's levels are the same in every codec; where it begins is not.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._energies: list[array[float]] = []
        self._powers: list[array[float]] = []
        self._firsts: list[tuple[int, ...]] = []
        self._peak_db = self._true_peak_db = -math.inf

    def add(self, passages: Sequence[Passage], starts: Sequence[int]) -> None:
        """Take a paragraph in each codec, and the sample at which its first frame is heard."""
        one = passages[0]
        self._energies.append(one.energies)
        self._powers.append(one.powers)
        self._firsts.append(
            tuple(start + each.lead for each, start in zip(passages, starts, strict=True))
        )
        self._peak_db = max(self._peak_db, one.peak_db)
        self._true_peak_db = max(self._true_peak_db, one.true_peak_db)

    def levels(self, codec: int, samples: int) -> Levels:
        """Return the levels of an edition.

        Args:
            codec: Index of the codec, as in ``add``.
            samples: Its length, at ``CANONICAL_RATE_HZ``.
        """
        firsts = [one[codec] for one in self._firsts]
        # one after the other: of ten hours, either takes 6 MB
        laid = lay_out(zip(firsts, self._energies, strict=True), samples, CANONICAL_RATE_HZ)
        integrated = integrated_lufs(laid, CANONICAL_RATE_HZ)
        range_lu = loudness_range_lu(laid, CANONICAL_RATE_HZ)
        laid = lay_out(zip(firsts, self._powers, strict=True), samples, CANONICAL_RATE_HZ)
        return Levels(
            integrated_lufs=integrated,
            range_lu=range_lu,
            rms_db=rms_db(laid, samples),
            noise_floor_db=noise_floor_db(laid, CANONICAL_RATE_HZ),
            peak_db=_audible(self._peak_db),
            true_peak_db=_audible(self._true_peak_db),
        )


def _audible(level_db: float) -> float | None:
    return level_db if level_db > -math.inf else None
