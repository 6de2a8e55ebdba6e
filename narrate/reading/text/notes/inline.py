"""Notes that stand between the paragraphs: ``[Footnote 3: …]``, or ``[3] …`` after its mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.trailing import Paragraph, TrailingNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(
    r"\[(?:footnote|note|fußnote|anmerkung|nota)\s(?P<number>\d{1,4}|[A-Z*†‡])\s?:\s*",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:\[(?P<number>\d{1,3})\]\s+|(?P<raised>[¹²³⁰⁴-⁹]{1,3})\s*)(?=\S)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CHAPTER, _MARKS = 50_000, 20
"""Characters, and places in them, in which the mark of a note between paragraphs is looked for."""


def inline_notes(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[TrailingNote]:
    """Yield the paragraphs that are such notes, to the bracket that closes them."""
    for start, end, _ in paragraphs:
        label = _LABEL.match(text, start, end)
        if label and text[end - 1] == "]" and label.end() < end - 1:
            yield TrailingNote(start, end, label["number"], label.end(), end - 1)
        elif (bare := _BARE.match(text, start, end)) and _has_mark(text, bare[0].strip(), start):
            number = bare["number"] or bare["raised"].translate(_FIGURES)
            yield TrailingNote(start, end, number, bare.end(), end)


def _has_mark(text: str, label: str, end: int) -> bool:
    """Tell whether ``label`` stands at the end of a word before ``end``, in the same chapter."""
    start = max(0, end - _CHAPTER)
    at = end
    for _ in range(_MARKS):
        at = text.rfind(label, start, at)
        if at <= start:
            return False
        if not text[at - 1].isspace():
            return True
    return False
