"""Levels of a finished sound file, as those who take it measure them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from narrate.audio.decoding import decoded
from narrate.audio.loudness import (
    integrated_lufs,
    loudness_range_lu,
    noise_floor_db,
    rms_db,
    sub_block,
)
from narrate.audio.measuring import measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.audio.decoding import Stream
    from narrate.audio.levels import Samples

_AT_ONCE_S = 60
"""Each stretch is weighted by itself: its edges, a tenth of a second, are what that costs."""


class Grades(NamedTuple):
    """Levels of a whole file; ``None`` where there is only silence."""

    integrated_lufs: float | None
    range_lu: float
    rms_db: float | None
    noise_floor_db: float | None
    """Of the quietest half second; ``None`` for digital silence."""
    peak_db: float
    true_peak_db: float


def grade(source: Path | bytes) -> Grades:
    """Measure a whole file, a minute at a time.

    Raises:
        Undecodable: there is no sound in it.
    """
    with decoded(source) as stream:
        energies: list[float] = []
        powers: list[float] = []
        peaks, true_peaks, samples = [-np.inf], [-np.inf], 0
        for part in _minutes(stream):
            found = measure(part, stream.rate_hz)
            energies.extend(found.energies)
            powers.extend(found.powers)
            peaks.append(found.peak_db)
            true_peaks.append(found.true_peak_db)
            samples += len(part)
        return Grades(
            integrated_lufs(energies, stream.rate_hz),
            loudness_range_lu(energies, stream.rate_hz),
            rms_db(powers, samples),
            noise_floor_db(powers, stream.rate_hz),
            float(max(peaks)),
            float(max(true_peaks)),
        )


def _minutes(stream: Stream) -> Iterator[Samples]:
    """Yield the sound in stretches of whole sub-blocks."""
    size = sub_block(stream.rate_hz) * 40 * _AT_ONCE_S
    held: list[Samples] = []
    length = 0
    for chunk in stream.chunks():
        held.append(chunk)
        length += len(chunk)
        while length >= size:
            joined = np.concatenate(held)
            yield joined[:size]
            held, length = [joined[size:]], length - size
    if length:
        yield np.concatenate(held)
