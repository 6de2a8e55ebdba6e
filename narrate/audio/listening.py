"""Listening to a finished file: what it says of itself, and what is really in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio.decoding import decoded

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from narrate.audio.levels import Samples
    from narrate.audio.tags.about import ChapterMark

STEP_S = 0.01
"""Peaks are kept for each hundredth of a second."""
_FULL_SCALE = 0.999
_CLIPPED_RUN = 3
"""So many samples in a row at full scale are a cut peak, fewer are chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sound file from its first to its last sample."""

    rate_hz: int
    bitrate_kbps: float
    """Of the sound alone, where the file says it."""
    codec: str
    """FFmpeg's name of it."""
    claimed_s: float | None
    """Length as its header says; ``None`` where it says nothing."""
    seconds: float
    """Length of what was decoded."""
    peaks: NDArray[np.float32]
    """Largest sample (full scale 1) in each ``STEP_S``."""
    clipped: int
    """Runs of samples at full scale."""
    broken: str = ""
    """Why decoding ended early; blank when it came to the end."""
    title: str = ""
    comment: str = ""
    chapters: tuple[ChapterMark, ...] = field(default=())

    def silent(self, below_db: float = -60.0) -> NDArray[np.bool_]:
        """Say for each ``STEP_S`` whether nothing in it is louder than ``below_db``."""
        return self.peaks < 10 ** (below_db / 20)


def listen(source: Path | bytes) -> Heard:
    """Decode a whole file, a second at a time.

    Raises:
        Undecodable: there is no sound in it.
    """
    with decoded(source) as stream:
        step = max(1, round(stream.rate_hz * STEP_S))
        peaks: list[NDArray[np.float32]] = []
        samples = clipped = 0
        rest = np.zeros(0, np.float32)
        for chunk in stream.chunks():
            samples += len(chunk)
            clipped += _cut_peaks(chunk)
            levels = np.concatenate((rest, np.abs(chunk)))
            whole = len(levels) - len(levels) % step
            peaks.append(levels[:whole].reshape(-1, step).max(axis=1))
            rest = levels[whole:]
        if len(rest):
            peaks.append(rest.max(keepdims=True))
        return Heard(
            rate_hz=stream.rate_hz,
            bitrate_kbps=stream.bitrate_kbps,
            codec=stream.codec,
            claimed_s=stream.claimed_s,
            seconds=samples / stream.rate_hz,
            peaks=np.concatenate(peaks) if peaks else np.zeros(0, np.float32),
            clipped=clipped,
            broken=stream.broken,
            title=stream.tags.get("title", ""),
            comment=" ".join(stream.tags.values()),
            chapters=stream.chapters,
        )


def _cut_peaks(chunk: Samples) -> int:
    """Count the runs at full scale; one over the border of two chunks may count twice."""
    full = np.abs(chunk) >= _FULL_SCALE
    run = full.copy()
    for back in range(1, _CLIPPED_RUN):
        run[back:] &= full[:-back]
    run[: _CLIPPED_RUN - 1] = False
    return int(np.count_nonzero(run[1:] & ~run[:-1]))
