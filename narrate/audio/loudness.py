"""Loudness by ITU-R BS.1770-4 and EBU Tech 3342, from sums that can be kept with a passage.

A passage keeps the energy of each 25 ms of K-weighted sound (160 bytes for a second); laid out in
an edition's order they give its integrated loudness without decoding anything. The standard's
windows move by 100 ms, but passages begin anywhere: at 100 ms the range was off by up to 0.3 LU.
"""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from narrate.audio.levels import Samples

Energies: TypeAlias = "Sequence[float] | NDArray[np.float32]"
"""Sums of squares of neighbouring sub-blocks."""

_SETTLING_S = 0.1
"""After this long the weighting filter has forgotten: its slowest pole decays in 4 ms."""
_LONGEST_FFT = 1 << 15
"""Fits the processor's cache: longer ones are slower."""
_ABSOLUTE_GATE_LUFS = -70.0
_INTEGRATED_GATE_LU = -10.0
_RANGE_GATE_LU = -20.0
_IN_A_SECOND = 40
_HOP = 4
_MOMENTARY = 16
_SHORT_TERM = 120
_HALF_SECOND = 20
"""Sub-blocks in windows of 400 ms, 3 s and 500 ms."""
_PERCENTILES = (10, 95)


def sub_block(rate_hz: int) -> int:
    """Return the samples in 25 ms, rounded down."""
    return rate_hz // _IN_A_SECOND


def block_energies(samples: Samples, rate_hz: int) -> array[float]:
    """Return the sums of squares of K-weighted sound in each 25 ms, from the first sample on.

    Args:
        samples: Shape ``(samples,)``, full scale ±1; silent before and after.
        rate_hz: Sampling rate.

    Returns:
        One sum (type code ``f``) for each 25 ms, the last one of what is left.
    """
    block = sub_block(rate_hz)
    weighted = _weighted(samples, rate_hz)
    padded = np.pad(weighted, (0, -len(weighted) % block)).reshape(-1, block)
    return array("f", np.einsum("ij,ij->i", padded, padded).tobytes())


def lay_out(
    placed: Iterable[tuple[int, Sequence[float]]], samples: int, rate_hz: int
) -> NDArray[np.float32]:
    """Lay passages' energies on the 25 ms grid of an edition; silence counts as nothing heard.

    Args:
        placed: First sample of each passage and its ``block_energies``, in order.
        samples: Length of the whole edition, its head and tail included.
        rate_hz: Rate in which positions count.

    Returns:
        Energies of the whole edition, for ``integrated_lufs`` and ``loudness_range_lu``.
    """
    block = sub_block(rate_hz)
    grid = np.zeros(-(-samples // block), dtype=np.float32)
    for start, energies in placed:
        first = round(start / block)
        fitting = max(0, min(len(energies), len(grid) - first))
        grid[first : first + fitting] += np.asarray(energies[:fitting])
    return grid


def integrated_lufs(energies: Energies, rate_hz: int) -> float | None:
    """Return the gated loudness of a mono programme (BS.1770-4), or ``None`` for silence.

    Args:
        energies: Sums of squares of K-weighted sub-blocks, end to end.
        rate_hz: Rate at which they were summed.
    """
    means = _window_means(energies, rate_hz, _MOMENTARY)
    means = means[means > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(means):
        return None
    gated = means[means > means.mean() * 10 ** (_INTEGRATED_GATE_LU / 10)]
    return _loudness(float(gated.mean()))


def loudness_range_lu(energies: Energies, rate_hz: int) -> float:
    """Return the loudness range (EBU Tech 3342); 0 for silence and for less than 3 s."""
    means = _window_means(energies, rate_hz, _SHORT_TERM)
    means = means[means > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(means):
        return 0.0
    gated = means[means > means.mean() * 10 ** (_RANGE_GATE_LU / 10)]
    low, high = np.percentile(gated, _PERCENTILES)
    return 10 * math.log10(high / low)


def rms_db(powers: Energies, samples: int) -> float | None:
    """Return the root mean square of a whole file in dB relative to full scale ±1, pauses included.

    Args:
        powers: Sums of squares of all its sound.
        samples: Length of the file.

    Returns:
        ``None`` for silence.
    """
    total = float(np.sum(powers, dtype=np.float64))
    return 10 * math.log10(total / samples) if total > 0 else None


def noise_floor_db(powers: Energies, rate_hz: int) -> float | None:
    """Return the root mean square in dB of the quietest half second, as ACX measures it.

    Args:
        powers: Sums of squares of the file's sub-blocks, end to end.
        rate_hz: Rate at which they were summed.

    Returns:
        ``None`` for digital silence, and for files shorter than half a second.
    """
    means = _window_means(powers, rate_hz, _HALF_SECOND)
    lowest = float(means.min()) if len(means) else 0.0
    return 10 * math.log10(lowest) if lowest > 0 else None


def _window_means(energies: Energies, rate_hz: int, blocks: int) -> NDArray[np.float64]:
    """Return the mean square of runs of ``blocks`` sub-blocks, hop 100 ms."""
    sums = np.asarray(energies)
    if len(sums) < blocks:
        return np.empty(0)
    windows = np.lib.stride_tricks.sliding_window_view(sums, blocks)[::_HOP]
    windows = windows.sum(axis=1, dtype=np.float64)
    return np.asarray(windows / (blocks * sub_block(rate_hz)), dtype=np.float64)


def _loudness(mean_square: float) -> float:
    return -0.691 + 10 * math.log10(mean_square)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _weighted(samples: Samples, rate_hz: int) -> Samples:
    """Filter by multiplying spectra, stretch by stretch (overlap-save)."""
    settling = math.ceil(_SETTLING_S * rate_hz)
    size = min(_LONGEST_FFT, 1 << (len(samples) + settling - 1).bit_length())
    size = max(size, 1 << (2 * settling - 1).bit_length())
    response = _k_response(size, rate_hz)
    hop = size - settling
    source = np.pad(samples, (settling, -len(samples) % hop))
    weighted = np.empty(len(source) - settling, dtype=np.float32)
    for begin in range(0, len(weighted), hop):
        spectrum = np.fft.rfft(source[begin : begin + size])
        spectrum *= response
        weighted[begin : begin + hop] = np.fft.irfft(spectrum, size)[settling:]
    return weighted[: len(samples)]


@lru_cache(maxsize=16)
def _k_response(size: int, rate_hz: int) -> NDArray[np.complex64]:
    """Return the K-weighting at the frequencies of a real FFT of ``size``.

    The two filters of BS.1770-4 Annex 1 as analogue prototypes for any rate, from B. De Man,
    "Evaluation of Implementations of the EBU R128 Loudness Measurement", AES 145 (2018).
    """
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    return (_shelf(z, rate_hz) * _high_pass(z, rate_hz)).astype(np.complex64)


def _shelf(z: NDArray[np.complex128], rate_hz: int) -> NDArray[np.complex128]:
    k, q = math.tan(math.pi * 1681.974450955533 / rate_hz), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    above = (high + band * k / q + k * k) + 2 * (k * k - high) * z
    above = above + (high - band * k / q + k * k) * z**2
    return np.asarray(above / _below(z, k, q))


def _high_pass(z: NDArray[np.complex128], rate_hz: int) -> NDArray[np.complex128]:
    k, q = math.tan(math.pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    # The numerator 1, -2, 1 is not divided by the leading coefficient: so the standard's table.
    return np.asarray((1 - 2 * z + z**2) * (1 + k / q + k * k) / _below(z, k, q))


def _below(z: NDArray[np.complex128], k: float, q: float) -> NDArray[np.complex128]:
    below = (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z**2
    return np.asarray(below)
