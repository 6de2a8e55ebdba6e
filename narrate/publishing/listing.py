"""The files of ``public/`` as the manifest lists them, kept in the catalogue's database."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

SCHEMA = """
create table if not exists files (
  name text primary key, stage integer, type text, size integer, sha256 text, cache text
);
"""


class Listed(NamedTuple):
    """A file as the manifest lists it."""

    name: str
    stage: int
    """When it is sent: the lower the earlier."""
    type: str
    size: int
    sha256: str
    cache: str
    """What ``Cache-Control`` says of it."""


class Listing:
    """Every file of a show, however many there are, in flat memory."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        """Take a database that has the table of ``SCHEMA``."""
        self._sql = sql

    def put(self, file: Listed) -> None:
        """Keep what the manifest says of a file."""
        self._sql.execute("insert or replace into files values (?, ?, ?, ?, ?, ?)", tuple(file))

    def get(self, name: str) -> Listed | None:
        """Return what the manifest says of a file."""
        found = self._sql.execute("select * from files where name = ?", (name,)).fetchone()
        return Listed(*found) if found else None

    def all(self, pattern: str = "%") -> Iterator[Listed]:
        """Yield the files in the order in which they are sent; ``pattern`` as LIKE has it."""
        with closing(self._sql.cursor()) as cursor:
            found = cursor.execute(
                "select * from files where name like ? order by stage, name", (pattern,)
            )
            for one in found:
                yield Listed(*one)

    def remove(self, name: str) -> None:
        """Take a file out."""
        self._sql.execute("delete from files where name = ?", (name,))

    def clear(self) -> None:
        """Take all files out."""
        self._sql.execute("delete from files")

    def beyond(self, names: Iterable[str], pattern: str) -> list[str]:
        """Return the names of files like ``pattern``, as LIKE has it, that are not in ``names``."""
        self._sql.execute("create temp table named (name text primary key)")
        self._sql.executemany("insert or ignore into named values (?)", ((one,) for one in names))
        found = self._sql.execute(
            "select name from files where name like ? and name not in (select name from named)",
            (pattern,),
        ).fetchall()
        self._sql.execute("drop table named")
        return [name for (name,) in found]
