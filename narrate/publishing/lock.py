"""``show.lock``: what must never change by itself, and so is meant to be committed.

One JSON object a line: first the show, then its episodes in the order of first publication. A line
holds the episode's GUID, when it was first published, the digests of its source and text, and the
name, size and digest of each of its files, those of earlier versions with the day they go.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from narrate.errors import UsageError
from narrate.publishing.moments import moment
from narrate.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SCHEMA = "narrate/show-lock/1"
FILE = "show.lock"


class BadLock(UsageError):
    """A ``show.lock`` that cannot be understood."""


class LockedFile(NamedTuple):
    """A file of an episode as it was published."""

    name: str
    """Below ``public/``."""
    size: int
    sha256: str


class OldFile(NamedTuple):
    """A file of an earlier version."""

    name: str
    size: int
    sha256: str
    until: str
    """The moment from which it may go: ISO 8601, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The show's own line."""

    guid: str
    feed: str
    """Address of the feed when the lock was last written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An episode's line."""

    sequence: int
    slug: str
    """Name of its folder below ``episodes/``; it stays when its source is renamed."""
    guid: str
    published: str
    """ISO 8601, UTC, to the second."""
    updated: str
    source: str
    """Path from the folder of the lock, with slashes, or an address."""
    digest: str
    """SHA-256 of the source."""
    text: str
    """SHA-256 of what the page says."""
    version: str
    title: str
    files: tuple[LockedFile, ...] = ()
    """The enclosure first; empty for one that was removed."""
    old: tuple[OldFile, ...] = ()
    edition: str = ""
    """Slug of the edition it is made from, where its source was renamed; blank for ``slug``."""
    removed: str = ""
    """When it left the feed; blank while it is in it."""


def edition_of(row: Row) -> str:
    """Return the slug of the edition an episode is made from."""
    return row.edition or row.slug


def read(path: Path) -> tuple[Head | None, Iterator[Row]]:
    """Return the show's line and its episodes, read one by one; ``None`` where nothing is locked.

    Raises:
        BadLock: a line is damaged or out of order, or the file is by a later narrate; the line is
            named.
    """
    if not path.exists():
        return None, iter(())
    lines = _lines(path)
    number, first = next(lines, (1, {}))
    if first.get("schema") != SCHEMA or not {"guid", "feed"} <= first.keys():
        raise BadLock(
            f"{path}, line {number}: this is no {SCHEMA}",
            "take the file back from version control, or publish with the narrate that wrote it",
        )
    head = Head(guid=first["guid"], feed=first["feed"])
    try:
        UUID(head.guid)
    except (ValueError, AttributeError) as error:
        raise _damaged(path, number) from error
    return head, _rows(path, lines)


def write(path: Path, head: Head, rows: Iterable[Row]) -> None:
    """Write the lock, whole or not at all; ``rows`` in the order of their sequence."""
    with atomic_write(path) as file:
        file.write(_line({"schema": SCHEMA, **asdict(head)}))
        for row in rows:
            file.write(row_line(row))


def row_line(row: Row) -> bytes:
    """Return the line of an episode; what is blank is left out."""
    return _line({name: value for name, value in asdict(row).items() if value})


def row_of(said: dict[str, Any]) -> Row:
    """Return the episode of a line."""
    files = tuple(LockedFile(*one) for one in said.pop("files", ()))
    old = tuple(OldFile(*one) for one in said.pop("old", ()))
    return Row(**said, files=files, old=old)


def _line(value: dict[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                raise _damaged(path, number) from error
            if not isinstance(value, dict):
                raise _damaged(path, number)
            yield number, value


def _rows(path: Path, lines: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[Row]:
    last = 0
    for number, value in lines:
        try:
            row = _checked(row_of(value))
        except (TypeError, ValueError, AttributeError) as error:
            raise _damaged(path, number) from error
        if row.sequence <= last:
            raise BadLock(
                f"{path}, line {number}: episode {row.sequence} comes after episode {last}",
                "two publications were merged: take the file of one of them, and publish again",
            )
        last = row.sequence
        yield row


def _checked(row: Row) -> Row:
    """Return a line whose numbers, moments and names can be what they say.

    Raises:
        TypeError, ValueError, AttributeError: they cannot; a file would stand outside the
            episode's folder, for one.
    """
    if not isinstance(row.sequence, int) or row.sequence < 1:
        raise ValueError(row.sequence)
    if row.slug in {"", ".", ".."} or set(row.slug) & set("/\\"):
        raise ValueError(row.slug)
    for name, size, *_ in (*row.files, *row.old):
        below = str(name).startswith(f"episodes/{row.slug}/") and ".." not in str(name).split("/")
        if not below or not isinstance(size, int):
            raise ValueError(name)
    for said in (
        row.published,
        row.updated,
        *filter(None, [row.removed]),
        *(one.until for one in row.old),
    ):
        moment(said)
    return row


def _damaged(path: Path, number: int) -> BadLock:
    return BadLock(
        f"{path}, line {number}: the line is damaged",
        "take the file back from version control; a merge may have left its marks in it",
    )
