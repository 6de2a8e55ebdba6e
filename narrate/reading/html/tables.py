"""What a table is for: data in rows and columns, a play, or only the layout of a page."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from narrate.reading.html.naming import has_words, types_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_STRUCTURE = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main"})
_SPEAKERS = frozenset({"persona", "speaker"})


class TableUse(Enum):
    """What a table is for."""

    DATA = 1
    DRAMA = 2
    LAYOUT = 3


def use_of(table: Element) -> TableUse:
    """Say what ``table`` is for."""
    types = types_of(table)
    if "role=presentation" in types or "role=none" in types:
        return TableUse.LAYOUT
    wide = False
    for row in rows_of(table):
        cells = list(cells_of(row))
        wide = wide or sum(has_words(cell) for cell in cells) > 1
        for cell in cells:
            if _SPEAKERS & types_of(cell):
                return TableUse.DRAMA
            if _holds_structure(cell):
                return TableUse.LAYOUT
    return TableUse.DATA if wide else TableUse.LAYOUT


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, not those of a table in a cell."""
    for child in table.elements():
        if child.name == "tr":
            yield child
        elif child.name in _SECTIONS:
            yield from (row for row in child.elements() if row.name == "tr")


def cells_of(row: Element) -> Iterator[Element]:
    """Yield the cells of a row."""
    return (cell for cell in row.elements() if cell.name in ("td", "th"))


def _holds_structure(cell: Element) -> bool:
    """Tell whether a cell holds what no datum holds: headings, sections, tables."""
    waiting = [cell]
    while waiting:
        for child in waiting.pop().elements():
            if child.name in _STRUCTURE:
                return True
            waiting.append(child)
    return False


def span_of(cell: Element, name: str) -> int:
    """Return ``colspan`` or ``rowspan``."""
    written = cell.attributes.get(name, "").strip()
    few = 4
    return int(written) if written.isascii() and written.isdigit() and len(written) <= few else 1
