"""Sample formats, gain and peaks."""

from __future__ import annotations

import math
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
"""Sound as an array of shape ``(samples,)``, full scale ±1."""

SPEECH_CEILING_DB = -2.0
"""Sample peak in dBFS that keeps the true peak of limited speech below -1 dBTP."""

_FULL_SCALE = 32768
_BLOCK_MS = 1
_LOOK_AHEAD = 6
"""Blocks; a gain is lowered this long before and after a peak."""
_SMOOTHING = 11
"""Blocks of the Hann window; at most ``2 · (_LOOK_AHEAD - 1) + 1``, or peaks would slip through."""


def from_pcm(pcm: bytes) -> Samples:
    """Turn 16-bit little-endian samples into ``float32``."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(_FULL_SCALE)


def to_pcm(samples: Samples) -> bytes:
    """Turn samples into 16-bit little-endian bytes, rounded, cut at full scale, without dither.

    Silence stays digital silence, which is what makes seams between passages perfect.
    """
    scaled = np.rint(samples * np.float32(_FULL_SCALE))
    whole: NDArray[np.int16] = np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1).astype("<i2")
    return whole.tobytes()


def peak(samples: Samples) -> float:
    """Return the largest magnitude, 0 for no samples."""
    return float(max(samples.max(), -samples.min())) if len(samples) else 0.0


def decibels(ratio: float) -> float:
    """Express an amplitude as dBFS; minus infinity for nothing."""
    return 20 * math.log10(ratio) if ratio > 0 else -math.inf


def peak_db(samples: Samples) -> float:
    """Return the sample peak in dBFS."""
    return decibels(peak(samples))


def rms_db(samples: Samples) -> float:
    """Return the root mean square in dB relative to full scale ±1 (a full sine is -3)."""
    if not len(samples):
        return -math.inf
    return decibels(math.sqrt(float(np.dot(samples, samples)) / len(samples)))


def gain(samples: Samples, gain_db: float) -> Samples:
    """Return the samples ``gain_db`` louder; the same array for 0 dB."""
    return samples if gain_db == 0 else samples * np.float32(10 ** (gain_db / 20))


def limit(
    samples: Samples, rate_hz: int, ceiling_db: float = SPEECH_CEILING_DB
) -> tuple[Samples, bool]:
    """Hold peaks at a ceiling by turning the level down a little before and after them.

    The gain each 1 ms block needs, its minimum over ±6 blocks, smoothed by a Hann window and drawn
    as straight lines between block centres: no sample ends above the ceiling, and nothing is
    touched more than about 12 ms away from a peak.

    Args:
        samples: Shape ``(samples,)``.
        rate_hz: Sampling rate.
        ceiling_db: Largest sample allowed, in dBFS.

    Returns:
        The samples (the same array where no peak is above the ceiling) and whether any was.
    """
    ceiling = 10 ** (ceiling_db / 20)
    if peak(samples) <= ceiling:
        return samples, False
    block = max(1, round(rate_hz * _BLOCK_MS / 1000))
    curve = _drawn(_smoothed(_needed(samples, block, ceiling)), block)[: len(samples)]
    return samples * curve, True


def _needed(samples: Samples, block: int, ceiling: float) -> Samples:
    """Return the gain, at most 1, that each block needs."""
    padded = np.pad(np.abs(samples), (0, -len(samples) % block))
    peaks = padded.reshape(-1, block).max(axis=1)
    needed: Samples = np.float32(ceiling) / np.maximum(peaks, np.float32(ceiling))
    return needed


def _smoothed(gains: Samples) -> Samples:
    """Spread each dip over its neighbours, then round its corners."""
    window = np.lib.stride_tricks.sliding_window_view
    wide = np.pad(gains, _LOOK_AHEAD, mode="edge")
    lowest = window(wide, 2 * _LOOK_AHEAD + 1).min(axis=1)
    # What is taken away is smoothed, so that where nothing is, nothing changes by rounding either.
    taken = 1 - np.pad(lowest.astype(np.float64), _SMOOTHING // 2, mode="edge")
    smooth: NDArray[np.float64] = 1 - np.dot(window(taken, _SMOOTHING), _hann())
    return smooth.astype(np.float32)


@cache
def _hann() -> NDArray[np.float64]:
    """Return the window, of sum 1."""
    hann = np.hanning(_SMOOTHING + 2)[1:-1]
    return np.asarray(hann / hann.sum())


def _drawn(gains: Samples, block: int) -> Samples:
    """Draw straight lines between block centres, one value for each sample."""
    knots = np.pad(gains, 1, mode="edge")
    steps = (np.arange(block, dtype=np.float32) / np.float32(block))[None, :]
    lines = knots[:-1, None] + np.diff(knots)[:, None] * steps
    return np.ascontiguousarray(lines.ravel()[block // 2 :])
