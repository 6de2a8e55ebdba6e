"""Joining takes and pauses into one stretch of sound: the one door to pydub."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

os.environ.setdefault("PATH", os.defpath)  # pydub looks for programs there when it is imported
with warnings.catch_warnings():
    # Exactly what pydub 0.25.1 warns of when it is imported or compiled: nothing of it concerns
    # joining, which needs neither ffmpeg nor the module's place in the standard library.
    warnings.filterwarnings("ignore", message="'audioop' is deprecated")
    warnings.filterwarnings("ignore", message=r".*invalid escape sequence")
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE_BYTES = 2
"""Bytes of one 16-bit mono sample."""


def join(
    pieces: Sequence[bytes],
    gaps: Sequence[int],
    *,
    rate_hz: int,
    lead: int = 0,
    trail: int = 0,
    fade_ms: int = 4,
) -> bytes:
    """Lay pieces of sound end to end with digital silence after each, in linear time.

    Args:
        pieces: 16-bit little-endian mono samples, one piece for each take.
        gaps: Samples of silence after each piece; as many as there are pieces.
        rate_hz: Sampling rate of all pieces.
        lead: Samples of silence before the first piece.
        trail: Samples of silence after the last gap.
        fade_ms: Length of the fades at both edges of a piece, 0 to 100; 3 to 5 is enough that
            nothing clicks.

    Returns:
        ``lead + Σ pieces + Σ gaps + trail`` samples, exactly.

    Raises:
        ValueError: When pieces and gaps do not pair up.
    """
    parts = [_silence(lead)]
    for piece, gap in zip(pieces, gaps, strict=True):
        parts += (*_faded(piece, rate_hz, fade_ms), _silence(gap))
    joined = _segment(b"".join([*parts, _silence(trail)]), rate_hz)
    data: bytes = joined.raw_data
    expected = sum(map(len, pieces)) // SAMPLE_BYTES + sum(gaps) + lead + trail
    if joined.frame_count() != expected:
        raise ValueError(f"joined {joined.frame_count()} samples instead of {expected}")
    return data


def _segment(data: bytes, rate_hz: int) -> AudioSegment:
    return AudioSegment(data=data, sample_width=SAMPLE_BYTES, frame_rate=rate_hz, channels=1)


def _silence(samples: int) -> bytes:
    return bytes(samples * SAMPLE_BYTES)


def _faded(piece: bytes, rate_hz: int, fade_ms: int) -> Iterator[bytes]:
    """Yield ``piece`` in three parts, the outer two faded.

    pydub rounds a segment to whole milliseconds when it cuts by time, so the edges are cut by
    sample and only the fade itself is asked for by time. A piece shorter than two fades gets
    shorter ones.
    """
    segment = _segment(piece, rate_hz)
    total = int(segment.frame_count())
    fade_ms = min(fade_ms, 500 * total // rate_hz)
    edge = int(segment.frame_count(ms=fade_ms))
    if edge == 0:
        yield piece
        return
    yield segment.get_sample_slice(0, edge).fade_in(fade_ms).raw_data
    yield piece[edge * SAMPLE_BYTES : (total - edge) * SAMPLE_BYTES]
    yield segment.get_sample_slice(total - edge, total).fade_out(fade_ms).raw_data
