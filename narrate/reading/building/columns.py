"""Which column a cell stands in, and what stands at its head."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDEST = 1000
"""Columns or rows that a cell may span, as in HTML."""


@dataclass(slots=True)
class Columns:
    """The columns of one table."""

    _headers: dict[int, str] = field(default_factory=dict)
    _held: dict[int, int] = field(default_factory=dict)
    """For each column: how many rows more, this one included, its last cell reaches into."""
    _at: int = 0
    _row: list[tuple[int, int, str, bool]] = field(default_factory=list)
    """First and last column, words and kind of the cells of this row."""
    _rows: int = 0
    """Rows of headers so far, while nothing else came."""

    def place(self, columns: int = 1, rows: int = 1) -> tuple[int, int]:
        """Return the first and, exclusively, the last column of the next cell."""
        while self._held.get(self._at, 0) > 0:
            self._at += 1
        first = self._at
        self._at += max(1, min(columns, WIDEST))
        for column in range(first, self._at):
            self._held[column] = max(1, min(rows, WIDEST))
        return first, self._at

    def header_of(self, column: int) -> str:
        """Return what stands at the head of a column; blank where nothing does."""
        return self._headers.get(column, "")

    def cell(self, first: int, last: int, words: str, *, heads: bool) -> None:
        """Take in a finished cell of this row."""
        self._row.append((first, last, words, heads))

    def end_row(self) -> None:
        """Finish the row; one of nothing but header cells heads the columns below.

        Rows of headers on top of one another add up ("1976, Total"); a row of headers further
        down begins anew.
        """
        self._held = {column: left - 1 for column, left in self._held.items() if left > 1}
        row = [cell for cell in self._row if cell[2]]
        self._row, self._at = [], 0
        if len(row) < 2 or not all(heads for *_, heads in row):  # noqa: PLR2004 - one alone is a title
            self._rows = 0
            return
        if not self._rows:
            self._headers = {}
        self._rows += 1
        for first, last, words, _ in row:
            for column in range(first, last):
                above = self._headers.get(column, "")
                self._headers[column] = f"{above}, {words}" if above else words
