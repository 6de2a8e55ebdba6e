"""Edits of one block in order, and what they make of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model.span import Edit


def settled(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order; of two that overlap, the longer one holds.

    Of several blanks in one place, one is enough.
    """
    held: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=_order):
        start, end = edit.span
        if start < at or (start == end and edit.spoken and _parted(held, start)):
            continue
        held.append(edit)
        at = end
    return held


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
