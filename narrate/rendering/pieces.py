"""A long paragraph is rendered in pieces, so that memory does not grow with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.script import Paragraph, Segment

MOST_LETTERS = 1_000
"""About a minute of speech: 10 MB of samples on their way, and the most a task should be worth."""


def pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield ``paragraph``, or where it is too long its segments as several paragraphs.

    A cut comes after the longest pause in the second half of what one piece may hold; the pause is
    that of the segment before it, as it is between any two paragraphs.
    """
    segments = paragraph.segments
    begin = 0
    while begin < len(segments):
        end = _cut(segments, begin)
        if end - begin == len(segments):
            yield paragraph
        else:
            yield replace(paragraph, segments=segments[begin:end])
        begin = end


def _cut(segments: tuple[Segment, ...], begin: int) -> int:
    """Return where the piece that begins at ``begin`` ends."""
    letters = 0
    best = begin + 1
    for at in range(begin, len(segments)):
        letters += len(segments[at].spoken)
        if letters > MOST_LETTERS and at > begin:
            return best
        longer = segments[at].pause_ms >= segments[best - 1].pause_ms
        if letters <= MOST_LETTERS // 2 or longer:
            best = at + 1
    return len(segments)
