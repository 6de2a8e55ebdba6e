"""The table that is being read: its columns, and the cell at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.model.document import Cell
from narrate.model.span import Span
from narrate.reading.building.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.building.piece import Piece


@dataclass(slots=True)
class OpenCell:
    """A cell under construction."""

    start: int
    stretch: int
    """Where it starts in its piece: characters and stretches before it."""
    heads: bool
    first: int
    last: int
    """Columns."""


@dataclass(slots=True)
class Rows:
    """What is open of a table; a table in a cell is only more words of that cell."""

    in_cell: bool = False
    columns: Columns = field(default_factory=Columns)
    _cell: OpenCell | None = None

    def open(self, piece: Piece, *, heads: bool, columns: int, rows: int) -> None:
        """Begin a cell in ``piece``, which is its row."""
        first, last = self.columns.place(columns, rows)
        self._cell = OpenCell(piece.length, len(piece.stretches), heads, first, last)
        self.in_cell = True

    def close(self, piece: Piece, nodes: Sequence[str]) -> None:
        """End the cell at hand."""
        cell, self._cell, self.in_cell = self._cell, None, False
        if cell is None:
            raise ValueError("no cell is open")
        header = "" if cell.heads else self.columns.header_of(cell.first)
        piece.cells.append(Cell(Span(cell.start, piece.length), header, cell.heads))
        words = piece.words(nodes, cell.start, cell.stretch)
        self.columns.cell(cell.first, cell.last, words, heads=cell.heads)
