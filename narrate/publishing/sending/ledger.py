"""What is here, what is there, and what follows: in a database on disk, so that memory is flat."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from narrate.publishing.sending.manifest import Row
from narrate.publishing.sending.place import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.publishing.sending.manifest import Phase

_TABLES = """
create table here (
    position integer primary key, phase integer, name text unique, size integer, sha256 text,
    cache text, sent integer default 1);
create table there (name text primary key, size integer, sha256 text) without rowid;
create table touched (name text primary key) without rowid;
create table seen (name text primary key, size integer, mark text) without rowid;
create table held (name text primary key) without rowid;
create table gone (name text primary key, size integer) without rowid;
"""
_SAME = """
update here set sent = 0 where name not in (select name from touched) and exists (
    select 1 from there
    where there.name = here.name and there.size = here.size and there.sha256 = here.sha256)
"""
_GONE = """
insert into gone
select name, coalesce(there.size, seen.size)
from (select name from there union select name from touched)
left join there using (name) left join seen using (name)
where name not in (select name from here)
and (:blind or seen.name is not null or name not in (select name from touched))
"""
_ALIKE = """
select here.name, here.size, here.sha256, here.cache, seen.mark, there.sha256
from touched join here using (name) join seen using (name) left join there using (name)
where here.size = seen.size
"""


class Sum(NamedTuple):
    """How much it is."""

    files: int
    size: int
    """Bytes."""


class Ledger:
    """Compares the manifest here with that of the place, and with what may have been changed since.

    Names are *touched* when an earlier publisher that did not end, or that has not ended yet, may
    have sent or removed them: what the manifest of the place says of them proves nothing.
    """

    def __init__(self) -> None:
        """Open an empty one; SQLite removes it by itself."""
        self._rows = sqlite3.connect("", check_same_thread=False)
        self._rows.executescript(_TABLES)

    def close(self) -> None:
        """Let go of it."""
        self._rows.close()

    def take_here(self, rows: Iterable[Row]) -> None:
        """Take the files of the published folder."""
        self._rows.executemany(
            "insert or ignore into here (phase, name, size, sha256, cache) values (?, ?, ?, ?, ?)",
            ((int(row.phase), *row) for row in rows),
        )

    def take_there(self, rows: Iterable[Row]) -> None:
        """Take the files that the manifest of the place names."""
        self._rows.executemany(
            "insert or replace into there values (?, ?, ?)", (row[:3] for row in rows)
        )

    def forget_there(self) -> None:
        """The manifest of the place is damaged: any file may be there."""
        self._rows.execute("insert or ignore into touched select name from there")
        self._rows.execute("delete from there")

    def touch(self, names: Iterable[str]) -> None:
        """Take names that may have been changed since."""
        self._rows.executemany("insert or ignore into touched values (?)", ((n,) for n in names))

    def touch_all(self) -> None:
        """Any file of this folder may be there."""
        self._rows.execute("insert or ignore into touched select name from here")

    def touched(self) -> Iterator[str]:
        """Yield the names of which nothing is known."""
        return (name for (name,) in self._rows.execute("select name from touched order by name"))

    def see(self, files: Iterable[Seen]) -> None:
        """Take what the place shows."""
        self._rows.executemany("insert or replace into seen values (?, ?, ?)", files)

    def alike(self) -> Iterator[tuple[Row, Seen, str]]:
        """Yield touched files that are there in the right size, and their digest in its manifest.

        The digest is blank where the manifest there does not name it.
        """
        for name, size, sha256, cache, mark, known in self._rows.execute(_ALIKE):
            yield Row(name, size, sha256, cache), Seen(name, size, mark), known or ""

    def decide(self, held: Iterable[str], *, blind: bool) -> None:
        """Settle what is sent and removed.

        Args:
            held: Touched files that are there as they are here.
            blind: The place did not show what is there.
        """
        self._rows.executemany("insert into held values (?)", ((name,) for name in held))
        self._rows.execute("update here set sent = 0 where name in (select name from held)")
        self._rows.execute(_SAME)
        self._rows.execute(_GONE, {"blind": blind})

    def to_send(self, phase: Phase) -> Iterator[Row]:
        """Yield what is sent in a phase, in the manifest's order."""
        query = "select name, size, sha256, cache from here where sent and phase = ?"
        return map(Row._make, self._rows.execute(f"{query} order by position", (int(phase),)))

    def to_remove(self) -> Iterator[str]:
        """Yield the names that the new feed does without."""
        return (name for (name,) in self._rows.execute("select name from gone order by name"))

    def changing(self) -> Iterator[str]:
        """Yield every name that is sent, removed, or not known to be as the manifest will say."""
        query = """
        select name from here where sent union select name from gone union select name from touched
        """
        return (name for (name,) in self._rows.execute(query))

    def sending(self) -> Sum:
        """Return how much is sent."""
        return self._sum("select count(*), sum(size) from here where sent")

    def every(self) -> Sum:
        """Return how much the published folder holds."""
        return self._sum("select count(*), sum(size) from here")

    def removing(self) -> Sum:
        """Return how much is removed, as far as its size is known."""
        return self._sum("select count(*), sum(size) from gone")

    def listing(self) -> int:
        """Return how many files may be there in all."""
        here = self._sum("select count(*), 0 from here").files
        return max(here, self._sum("select count(*), 0 from there").files)

    def touching(self) -> int:
        """Return of how many names nothing is known."""
        return self._sum("select count(*), 0 from touched").files

    def _sum(self, query: str) -> Sum:
        files, size = self._rows.execute(query).fetchone()
        return Sum(files, size or 0)
