"""Tables: which of them hold data, where their headers are, how far their cells reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.docx.names import child, children, get, is_on, name_of, number
from narrate.reading.docx.paragraphs import has_words, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.styles import Styles

_HOLDERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})
_FIRST_ROW = 0x0020
"""Bit of ``w:tblLook`` in its older form."""
_MOST_PARAGRAPHS = 5
"""Paragraphs in one cell of a table of data; a box around a text has more."""


class TableCell(NamedTuple):
    """A cell that is shown; those that a cell above reaches into are not."""

    element: XmlElement
    columns: int
    rows: int


class TableRow(NamedTuple):
    """A row and whether it is one of headers."""

    element: XmlElement
    cells: list[TableCell]
    heads: bool
    deleted: bool


def rows_of(table: XmlElement, styles: Styles) -> list[TableRow]:
    """Return the rows of a ``w:tbl``."""
    elements = list(_inside(table, "w:tr"))
    grid = [list(_cells(row)) for row in elements]
    heads = _headers(table, elements, grid, styles)
    return [
        TableRow(
            row,
            [TableCell(cell, width, reach) for cell, width, reach in _shown(grid, index)],
            index < heads,
            child(row, "w:trPr", "w:del") is not None,
        )
        for index, row in enumerate(elements)
    ]


def is_layout(rows: Sequence[TableRow], styles: Styles) -> bool:
    """Tell whether a table only sets text in boxes: its paragraphs are then read one by one."""
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:  # noqa: PLR2004 - a box
        return True
    return any(_is_box(cell.element, styles) for row in rows for cell in row.cells)


def _is_box(cell: XmlElement, styles: Styles) -> bool:
    """Tell whether a cell holds what no cell of data does: headings, tables, a long text."""
    paragraphs = [one for one in children(cell, "w:p") if has_words(one)]
    return (
        child(cell, "w:tbl") is not None
        or len(paragraphs) > _MOST_PARAGRAPHS
        or any(shape_of(one, styles).level for one in paragraphs)
    )


def _inside(holder: XmlElement, wanted: str) -> Iterator[XmlElement]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    for element in holder:
        name = name_of(element)
        if name == wanted:
            yield element
        elif name in _HOLDERS:
            yield from _inside(element, wanted)


def _cells(row: XmlElement) -> Iterator[tuple[XmlElement | None, int, int, bool]]:
    """Yield cell, first column, width, and whether the cell above reaches into it."""
    before = number(get(child(row, "w:trPr", "w:gridBefore"), "w:val"))
    if before > 0:
        yield None, 0, before, False
    at = max(0, before)
    for cell in _inside(row, "w:tc"):
        properties = child(cell, "w:tcPr")
        width = max(1, number(get(child(properties, "w:gridSpan"), "w:val"), 1))
        merge = child(properties, "w:vMerge")
        yield cell, at, width, merge is not None and get(merge, "w:val") != "restart"
        at += width


def _shown(
    grid: Sequence[Sequence[tuple[XmlElement | None, int, int, bool]]], index: int
) -> Iterator[tuple[XmlElement, int, int]]:
    """Yield the cells that are shown in a row, with their columns and rows."""
    for cell, first, width, continued in grid[index]:
        if cell is None or continued:
            continue
        reach = 1
        for below in range(index + 1, len(grid)):
            if not any(at == first and goes_on for _, at, _, goes_on in grid[below]):
                break
            reach += 1
        yield cell, width, reach


def _headers(
    table: XmlElement,
    rows: Sequence[XmlElement],
    grid: Sequence[Sequence[tuple[XmlElement | None, int, int, bool]]],
    styles: Styles,
) -> int:
    """Return how many rows at the top hold headers: said so, or set off by style or bold type."""
    said = 0
    while said < len(rows) and is_on(child(rows[said], "w:trPr", "w:tblHeader")):
        said += 1
    if said or len(rows) < 2:  # noqa: PLR2004 - a row needs others to head them
        return said if said < len(rows) else 0
    properties = child(table, "w:tblPr")
    look = child(properties, "w:tblLook")
    bits = number(get(look, "w:val"), base=16) & _FIRST_ROW
    wanted = get(look, "w:firstRow") or str(bits)
    if wanted not in ("", "0") and styles.marks_first_row(
        get(child(properties, "w:tblStyle"), "w:val")
    ):
        return 1
    bold = [all(_is_bold(cell) for cell, *_ in row if cell is not None) for row in grid[:2]]
    return int(bold[0] and not bold[1])


def _is_bold(cell: XmlElement) -> bool:
    """Tell whether all words of a cell are bold; an empty one agrees with its neighbours."""
    runs = [run for run in cell.iter("{*}r") if child(run, "w:t") is not None]
    return all(is_on(child(run, "w:rPr", "w:b")) for run in runs)
