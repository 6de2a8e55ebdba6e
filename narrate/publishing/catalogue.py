"""The working set of a show in SQLite, so that memory stays flat however many episodes there are.

It is only ever a shortcut: everything in it can be made again from ``show.lock``, the sources and
the editions. What has to be written anew is marked in it until it is, so that a crash loses none.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from narrate.errors import OutputError
from narrate.publishing import lock
from narrate.publishing.listing import SCHEMA, Listing
from narrate.publishing.records import episode_of, written
from narrate.store.errors import CacheUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.show import Episode
    from narrate.publishing.lock import Row

_SCHEMA = """
create table if not exists meta (key text primary key, value text);
create table if not exists episodes (
  sequence integer primary key, slug text unique, source text, line blob, facts text,
  player text, here integer, edition text unique, said text
);
create index if not exists by_text on episodes (said);
create index if not exists by_source on episodes (source);
create table if not exists old (name text primary key, until text);
create table if not exists changed (sequence integer primary key, whole integer);
create table if not exists sources (
  path text primary key, mtime_ns integer, size integer, digest text, settings text, heard text
);
"""
_VERSION = 3


class CatalogueDamaged(OutputError):
    """A catalogue that cannot be read any more."""


class Seen(NamedTuple):
    """A source as it was when its episodes were last looked at."""

    mtime_ns: int
    size: int
    digest: str
    settings: str
    """Digest of the settings that decide what it says."""
    heard: str
    """Digest of those that decide how it sounds."""


class Catalogue:
    """The episodes, files and sources of one show; closes with its ``with`` block."""

    def __init__(self, path: Path | str) -> None:
        """Open the file at ``path`` (``:memory:`` keeps none); one of another form is dropped.

        Raises:
            CacheUnwritable: it cannot be opened or written.
        """
        self._path = path
        self._claim: sqlite3.Connection | None = None
        with self._minded():
            try:
                self._sql = _connected(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database, or no whole one
                self._drop()
                self._sql = _connected(path)
            self._prepare()
        self.listing = Listing(self._sql)
        """The files of ``public/``."""

    def _prepare(self) -> None:
        if self._sql.execute("pragma user_version").fetchone()[0] != _VERSION:
            names = self._sql.execute("select name from sqlite_master where type = 'table'")
            for (name,) in names.fetchall():
                self._sql.execute(f"drop table {name}")
            self._sql.executescript(f"{_SCHEMA}{SCHEMA}pragma user_version = {_VERSION};")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Close it; a damaged one is dropped, so that the next run makes it again.

        Raises:
            CatalogueDamaged: it could not be read.
            CacheUnwritable: it could not be written.
        """
        self._sql.close()
        try:
            if isinstance(error, sqlite3.Error):
                with self._minded():
                    raise error
        finally:
            if self._claim:
                self._claim.close()

    @contextmanager
    def _minded(self) -> Iterator[None]:
        """Say what SQLite says as something a person can act on."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise CacheUnwritable(
                f"cannot write {self._path}: {error}",
                "see that there is room; or name another place with --cache-dir",
            ) from error
        except sqlite3.DatabaseError as error:
            self._drop()
            raise CatalogueDamaged(
                f"what was known of the show was damaged ({error}), and is dropped",
                "the same command again: it is made anew from show.lock and the texts",
            ) from error

    def _drop(self) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(f"{self._path}{ending}").unlink(missing_ok=True)

    def claim(self) -> bool:
        """Take the show for this run until the catalogue is closed; say whether it was free.

        The claim is a transaction in a database beside it: whoever dies lets go of it.

        Raises:
            CacheUnwritable: the database cannot be written.
        """
        if str(self._path) == ":memory:":
            return True
        with self._minded():
            self._claim = sqlite3.connect(f"{self._path}-claim", timeout=0, isolation_level=None)
            try:
                self._claim.execute("begin exclusive")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                return False
        return True

    def begin(self) -> None:
        """Begin a change that counts only when ``commit`` is called."""
        self._sql.execute("begin immediate")

    def commit(self) -> None:
        """Make what was changed since ``begin`` count."""
        self._sql.execute("commit")

    def get(self, key: str) -> str:
        """Return a remembered word; blank when there is none."""
        found = self._sql.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def set(self, key: str, value: str) -> None:
        """Remember a word."""
        self._sql.execute("insert or replace into meta values (?, ?)", (key, value))

    def load(self, rows: Iterable[Row]) -> None:
        """Take the episodes of a lock that was changed elsewhere; what is known of them is kept."""
        self._sql.execute("delete from old")
        known = "select slug, line, facts, player from episodes where sequence = ?"
        self._sql.execute("create temp table locked (sequence integer primary key)")
        for row in rows:
            before = self._sql.execute(known, (row.sequence,)).fetchone()
            same = before is not None and before[:2] == (row.slug, lock.row_line(row))
            self._put(row, *(before[2:] if same else ("", "")))
            if not same:
                self.mark(row.sequence)
            self._sql.execute("insert or ignore into locked values (?)", (row.sequence,))
        self._sql.execute("delete from episodes where sequence not in (select * from locked)")
        self._sql.execute("drop table locked")

    def put(self, row: Row, episode: Episode | None, player: str = "") -> None:
        """Keep an episode, and mark that it has changed.

        Args:
            row: Its line in the lock.
            episode: What pages and feed tell of it; ``None`` for one that was removed.
            player: Path of the player its page is made from; blank for the page that stands.
        """
        self._put(row, written(episode) if episode else "", player)
        self.mark(row.sequence)

    def _put(self, row: Row, facts: str, player: str) -> None:
        line = lock.row_line(row)
        self._sql.execute(
            "insert or replace into episodes values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row.sequence, row.slug, row.source, line, facts, player, not row.removed),
                *(lock.edition_of(row), row.text),
            ),
        )
        for one in row.old:
            self._sql.execute("insert or replace into old values (?, ?)", (one.name, one.until))
        self.keep(file.name for file in row.files)

    def forget(self, after: int) -> None:
        """Forget the episodes behind a sequence, the highest that is in the lock."""
        self._sql.execute("delete from episodes where sequence > ?", (after,))
        self._sql.execute("delete from changed where sequence > ?", (after,))

    def mark(self, sequence: int) -> None:
        """Mark that everything an episode is in has to be written."""
        self._sql.execute("insert or replace into changed values (?, 1)", (sequence,))

    def mark_beside(self, sequence: int) -> None:
        """Mark that the pages of the episodes before and after have to be written."""
        for one in filter(None, self.beside(sequence)):
            self._sql.execute("insert or ignore into changed values (?, 0)", (one,))

    def mark_all(self) -> None:
        """Mark every episode."""
        self._sql.execute("insert or replace into changed select sequence, 1 from episodes")

    def changed(self, *, pages: bool = False) -> Iterator[int]:
        """Yield the sequences of episodes that changed; with ``pages`` those beside them too."""
        found = self._sql.execute(
            "select sequence from changed where whole or ? order by sequence", (pages,)
        )
        for (sequence,) in found.fetchall():
            yield int(sequence)

    def unmark(self) -> None:
        """Forget the marks, and players, which others may make otherwise: all is written."""
        self._sql.execute("delete from changed")
        self._sql.execute("update episodes set player = '' where player != ''")

    def row(self, edition: str) -> Row | None:
        """Return the line of the episode that is made from an edition, by the edition's slug."""
        found = self._sql.execute("select line from episodes where edition = ?", (edition,))
        line = found.fetchone()
        return _row(line[0]) if line else None

    def row_at(self, sequence: int) -> Row | None:
        """Return the line of an episode by its number."""
        found = self._sql.execute("select line from episodes where sequence = ?", (sequence,))
        line = found.fetchone()
        return _row(line[0]) if line else None

    def rows_saying(self, text: str) -> list[Row]:
        """Return the lines of the episodes with a text, by its digest."""
        found = self._sql.execute(
            "select line from episodes where said = ? order by sequence", (text,)
        )
        return [_row(line) for (line,) in found]

    def taken(self, slug: str) -> bool:
        """Say whether an episode has this slug."""
        found = self._sql.execute("select 1 from episodes where slug = ?", (slug,))
        return found.fetchone() is not None

    def rows(self) -> Iterator[Row]:
        """Yield all lines, in the order of first publication."""
        with closing(self._sql.cursor()) as cursor:
            for (line,) in cursor.execute("select line from episodes order by sequence"):
                yield _row(line)

    def rows_of(self, source: str) -> list[Row]:
        """Return the lines of one source's episodes."""
        found = self._sql.execute(
            "select line from episodes where source = ? order by sequence", (source,)
        )
        return [_row(line) for (line,) in found]

    def sources(self) -> Iterator[str]:
        """Yield the sources of all episodes in the feed."""
        with closing(self._sql.cursor()) as cursor:
            for (name,) in cursor.execute("select distinct source from episodes where here"):
                yield str(name)

    def complete(self, slug: str) -> bool:
        """Say whether all is known that pages and feed tell of an episode."""
        found = self._sql.execute("select facts from episodes where slug = ?", (slug,)).fetchone()
        return bool(found and found[0])

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield slug and source of episodes in the feed of which only the lock is known."""
        with closing(self._sql.cursor()) as cursor:
            yield from cursor.execute(
                "select slug, source from episodes where here and facts = '' order by sequence"
            )

    def episode(self, sequence: int) -> Episode | None:
        """Return an episode that is in the feed."""
        found = self._sql.execute(
            "select facts from episodes where sequence = ? and here and facts != ''", (sequence,)
        ).fetchone()
        return episode_of(found[0]) if found else None

    def player(self, sequence: int) -> str:
        """Return the path of the player an episode's page is made from; blank for its own page."""
        found = self._sql.execute(
            "select player from episodes where sequence = ?", (sequence,)
        ).fetchone()
        return str(found[0])

    def episodes(self, first: int, last: int) -> Iterator[Episode]:
        """Yield the episodes in the feed from one sequence to another, the newest first."""
        with closing(self._sql.cursor()) as cursor:
            found = cursor.execute(
                "select facts from episodes where sequence between ? and ? and here "
                "and facts != '' order by sequence desc",
                (first, last),
            )
            for (facts,) in found:
                yield episode_of(facts)

    def beside(self, sequence: int) -> tuple[int, int]:
        """Return the sequences of the episodes before and after, in the feed; 0 for none."""
        before = "select max(sequence) from episodes where sequence < ? and here"
        after = "select min(sequence) from episodes where sequence > ? and here"
        found = (self._sql.execute(one, (sequence,)).fetchone()[0] for one in (before, after))
        earlier, later = found
        return earlier or 0, later or 0

    def counts(self, size: int) -> list[tuple[int, int]]:
        """Return for each stretch of ``size`` sequences its number and its episodes."""
        found = self._sql.execute(
            "select (sequence - 1) / ? + 1 as page, count(*) "
            "from episodes where here and facts != '' group by page order by page",
            (size,),
        )
        return [(int(page), int(count)) for page, count in found]

    def last(self) -> int:
        """Return the highest sequence; 0 for an empty show."""
        return int(self._sql.execute("select max(sequence) from episodes").fetchone()[0] or 0)

    def total(self) -> int:
        """Return how many episodes are in the feed."""
        return int(self._sql.execute("select count(*) from episodes where here").fetchone()[0])

    def supersede(self, names: Iterable[str], until: str) -> None:
        """Note until when (ISO 8601, UTC) files stay that the show does without now."""
        rows = ((name, until) for name in names)
        self._sql.executemany("insert or ignore into old values (?, ?)", rows)

    def keep(self, names: Iterable[str]) -> None:
        """Note that files stay, which may have been superseded before."""
        self._sql.executemany("delete from old where name = ?", ((name,) for name in names))

    def offers(self, pattern: str) -> bool:
        """Say whether there is a file like ``pattern``, as LIKE has it, that is no earlier one."""
        found = self._sql.execute(
            "select 1 from files where name like ? and name not in (select name from old) limit 1",
            (pattern,),
        )
        return found.fetchone() is not None

    def expired(self, now: str) -> list[str]:
        """Return the names of files of earlier versions whose time is over, and forget them."""
        names = [n for (n,) in self._sql.execute("select name from old where until <= ?", (now,))]
        self._sql.execute("delete from old where until <= ?", (now,))
        return names

    def named(self) -> Iterator[str]:
        """Yield the names of the files and the pages of all episodes, earlier versions' too."""
        for row in self.rows():
            yield f"episodes/{row.slug}/index.html"
            yield from (one.name for one in row.files)
            yield from (one.name for one in row.old)

    def seen(self, path: str) -> Seen | None:
        """Return how a source was when its episodes were last looked at."""
        found = self._sql.execute(
            "select mtime_ns, size, digest, settings, heard from sources where path = ?", (path,)
        ).fetchone()
        return Seen(*found) if found else None

    def see(self, path: str, seen: Seen) -> None:
        """Remember how a source is."""
        self._sql.execute("insert or replace into sources values (?, ?, ?, ?, ?, ?)", (path, *seen))


def _connected(path: Path | str) -> sqlite3.Connection:
    sql = sqlite3.connect(path, isolation_level=None)
    try:
        sql.execute("pragma journal_mode = wal")
        sql.execute("pragma synchronous = normal")
        sql.execute("select count(*) from sqlite_master")
    except sqlite3.Error:
        sql.close()
        raise
    return sql


def _row(line: bytes) -> Row:
    import json  # noqa: PLC0415 - one small function needs it

    return lock.row_of(json.loads(line))
