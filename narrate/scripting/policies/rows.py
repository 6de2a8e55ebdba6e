"""A row of a table as it is said: head of the column, then the cell, parted by pauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.plain import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Block
    from narrate.scripting.cleaning import CleanText

HEAD = "table-head"
BORDER = "border"
_EMPTY = frozenset("-–—―.·…−")
_ENDED = (".", ",", ";", ":", "!", "?", "…")
_PARTED = "; "


def parted(block: Block, text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return ``edits`` with a pause between the cells of a row."""
    if len(block.cells) < 2:  # noqa: PLR2004 - nothing to part
        return list(edits)
    starts = {cell.span.start for cell in block.cells[1:]}
    return [
        replace(edit, spoken=_PARTED)
        if edit.rule == BORDER
        and edit.span.start in starts
        and not text[: edit.span.start].rstrip().endswith(_ENDED)
        and text[: edit.span.start].strip()
        else edit
        for edit in edits
    ]


def heads(block: Block, cleaned: CleanText, lang: str) -> Iterator[Edit]:
    """Yield the heads of the columns before their cells, and silence for empty ones."""
    for cell in block.cells:
        start, end = cleaned.at(cell.span.start), cleaned.at(cell.span.end)
        words = cleaned.text[start:end]
        start += len(words) - len(words.lstrip("; "))
        words = words.strip("; ")
        if not words:
            continue
        if set(words.replace(" ", "")) <= _EMPTY:
            yield Edit(span=Span(start, start + len(words)), spoken="", rule="empty-cell")
        elif cell.header:
            head = spoken(cell.header.rstrip(" :."), lang)
            yield Edit(span=Span(start, start), spoken=f"{head}:", rule=HEAD)
