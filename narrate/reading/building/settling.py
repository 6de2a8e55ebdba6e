"""Edits of one block in order, and what they make of its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.span import Edit

NOTE_MARK = "note-mark"
_BRACKETS = {"[": "]", "(": ")"}
_CLOSING = ".,;:!?…)]}»›”’"


def settled(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order; of two that overlap, the longer one holds.

    Of several blanks in one place, one is enough.
    """
    held: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=_order):
        start, end = edit.span
        if start < at or (start == end and edit.spoken.isspace() and _parted(held, start)):
            continue
        held.append(edit)
        at = end
    return held


def tucked(text: str, edits: list[Edit]) -> Iterator[Edit]:
    """Yield ``edits``, the silent ones with the blanks before them where punctuation follows.

    A mark may be set off from its word: "a footnote [1]." is not to end in a blank and a stop.
    Brackets around what is silent go with it.
    """
    at = 0
    for edit in edits:
        start, end = edit.span
        silent = end > start and not edit.spoken
        if silent and start > at and _bracketed(text, start, end):
            start, end = start - 1, end + 1
        if silent and text[end : end + 1] and text[end] in _CLOSING:
            while start > at and text[start - 1].isspace():
                start -= 1
        yield edit if (start, end) == edit.span else replace(edit, span=Span(start, end))
        at = end


def _bracketed(text: str, start: int, end: int) -> bool:
    """Tell whether brackets stand around a stretch."""
    return end < len(text) and text[end] == _BRACKETS.get(text[start - 1])


def _order(edit: Edit) -> tuple[int, bool, int]:
    """Order by place; an empty span comes before one that begins there, a long before a short."""
    start, end = edit.span
    return start, end > start, -end


def _parted(held: list[Edit], at: int) -> bool:
    """Tell whether a blank stands at ``at`` already."""
    return any(one.spoken for one in held[-2:] if one.span == (at, at))


def applied(text: str, edits: Iterable[Edit], offset: int = 0) -> str:
    """Return what is left of ``text``, white space collapsed; its first character is ``offset``."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.span.start - offset], edit.spoken]
        at = edit.span.end - offset
    return " ".join("".join([*parts, text[at:]]).split())
