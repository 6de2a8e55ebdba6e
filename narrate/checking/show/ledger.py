"""What must be unique over a whole show, kept on disk: 300,000 episodes take 2 MB of memory."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ledger:
    """Names of several kinds, each with the place where it was first seen.

    It is a temporary database of SQLite's own, which no other program sees and nothing is left of.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(
            "CREATE TABLE seen (kind TEXT, name TEXT, place TEXT, PRIMARY KEY (kind, name)) "
            "WITHOUT ROWID"
        )
        self._db.execute("BEGIN")

    def note(self, kind: str, name: str, place: str = "") -> str | None:
        """Write a name down; return the place of the same name where there was one before."""
        before = self.place(kind, name)
        if before is None:
            self._db.execute("INSERT INTO seen VALUES (?, ?, ?)", (kind, name, place))
        return before

    def place(self, kind: str, name: str) -> str | None:
        """Return where a name was first seen; ``None`` where it was not."""
        row = self._db.execute(
            "SELECT place FROM seen WHERE kind = ? AND name = ?", (kind, name)
        ).fetchone()
        return None if row is None else str(row[0])

    def missing(self, kind: str, other: str) -> Iterator[tuple[str, str]]:
        """Yield names of ``kind``, with their places, that were not seen as ``other``."""
        for name, place in self._db.execute(
            "SELECT name, place FROM seen AS one WHERE kind = ? AND NOT EXISTS "
            "(SELECT 1 FROM seen WHERE kind = ? AND name = one.name)",
            (kind, other),
        ):
            yield str(name), str(place)

    def count(self, kind: str) -> int:
        """Return how many names of a kind there are."""
        (number,) = self._db.execute("SELECT count(*) FROM seen WHERE kind = ?", (kind,)).fetchone()
        return int(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()
