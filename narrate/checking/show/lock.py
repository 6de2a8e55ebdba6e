"""``show.lock``: the guids and dates of first publication, which must never change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from narrate.checking.defects import defect
from narrate.checking.show.dates import moment
from narrate.checking.show.document import children, value
from narrate.checking.show.manifest import lines
from narrate.model.namespaces import PODCAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Document, Entry
    from narrate.checking.show.ledger import Ledger
    from narrate.model.finding import Finding

FILE = "show.lock"
_NO_LOCK = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_SCHEMA = "narrate/show-lock/1"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The lock of a show; its episodes are in the ledger."""

    path: Path | None
    guid: str = ""
    """The show's."""


def remembered(folder: Path, feed: Document, ledger: Ledger) -> Remembered:
    """Read the lock of a show, beside its folder or in it, into the ledger.

    A lock of another show, and one that cannot be read, remembers nothing: publishing tells.
    """
    for path in (folder.parent / FILE, folder / FILE):
        try:
            with path.open("rb") as stream:
                rows = lines(stream)
                head = json.loads(next(rows, b""))
                if head.get("schema") != _SCHEMA or not _of(head, feed):
                    continue
                for line in rows:
                    if line.strip():
                        _note(json.loads(line), ledger)
            return Remembered(path, str(head["guid"]))
        except _NO_LOCK:
            continue
    return Remembered(None)


def _of(head: dict[str, Any], feed: Document) -> bool:
    """Tell whether a lock is of the show: one of guid and address may have been changed."""
    said = value(feed.channel, "guid", PODCAST)
    return bool(said == head["guid"] or feed.link("self") == head["feed"])


def _note(row: dict[str, Any], ledger: Ledger) -> None:
    if row.get("removed"):
        ledger.note("removed", str(row["guid"]), str(row.get("title", "")))
        return
    guid = str(row["guid"])
    ledger.note("locked", guid, str(row.get("title", "")))
    ledger.note("locked-date", guid, str(row["published"]))
    for file in row.get("files", ()):
        ledger.note("locked-file", str(file[0]), guid)


def unchanged(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield that an item has another guid or date than it was first published with."""
    guid = value(entry.item, "guid")
    if context.lock.path is None or not guid:
        return
    for one in children(entry.item, "enclosure"):
        name = context.site.name(one.get("url").strip())
        wanted = context.ledger.place("locked-file", name) if name else None
        if wanted is not None and wanted != guid:
            yield defect("guid-changed", f"The guid of {entry.said} is '{guid}', and was {wanted}.")
            return
    first = context.ledger.place("locked-date", guid)
    said = moment(value(entry.item, "pubDate"))
    if first is not None and said is not None and said != _moment(first):
        yield defect("date-changed", f"The pubDate of {entry.said} was {first} at first.")
    if context.ledger.place("removed", guid) is not None:
        yield defect("guid-removed", f"{entry.said} was removed from the show.")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def kept(context: Context) -> Iterator[Finding]:
    """Yield what the lock has and no document of the feed; to be asked after the last item."""
    said = value(context.feed.channel, "guid", PODCAST)
    if context.lock.path is None:
        return
    if said != context.lock.guid:
        yield defect(
            "podcast-guid-changed", f"The podcast:guid is '{said}', and was {context.lock.guid}."
        )
    for guid, title in context.ledger.missing("locked", "guid"):
        yield defect("guid-lost", f"'{title}' ({guid}) is in no document of the feed.")
