"""The manifest of a published folder: what is sent, in which order, and what is left over."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from narrate.checking.defects import defect
from narrate.checking.show.site import plain
from narrate.model.media import media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.model.finding import Finding

FILE = "manifest.jsonl"
_ARCHIVE = ".rss.xml"
_OWN_NAME = re.compile(r"-[0-9a-f]{8,}\.[^/]+\Z")
"""A name that changes with its content."""
_WIDEST = 200
_LONGEST_LINE = 1 << 20


def manifest(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the manifest of a folder, where it has one."""
    path = context.site.file(FILE)
    if path is None:
        return
    feed, late = context.feed.name, ""
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(lines(stream), start=1):
                row = _row(line)
                if row is None:
                    shown = line[:_WIDEST].decode(errors="replace").strip()
                    yield defect("manifest-line", f"{FILE}, line {number}: {shown}")
                    continue
                name = str(row["name"])
                if name == FILE:
                    continue
                if late and name != feed and not name.endswith(_ARCHIVE):
                    yield defect("manifest-order", f"{FILE} sends {late} before {name}.")
                late = late or (name if name == feed or name.endswith(_ARCHIVE) else "")
                if name.endswith(_ARCHIVE) and context.ledger.place("listed", feed) is not None:
                    yield defect("manifest-order", f"{FILE} sends {feed} before {name}.")
                context.ledger.note("listed", name, str(number))
                yield from _file(row, context)
    except OSError as error:
        yield defect("manifest-line", f"{FILE} cannot be read: {error}.")
        return
    yield from _unlisted(context)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, those of more than a megabyte in pieces."""
    return iter(lambda: stream.readline(_LONGEST_LINE), b"")


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
        fits = (
            isinstance(row, dict)
            and plain(row["name"]) == row["name"]
            and isinstance(row["size"], int)
            and re.fullmatch("[0-9a-f]{64}", row["sha256"])
            and isinstance(row["type"], str)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return row if fits else None


def _file(row: dict[str, Any], context: Context) -> Iterator[Finding]:
    name = str(row["name"])
    path = context.site.file(name)
    if path is None:
        yield defect("manifest-missing", f"{name} is not there.")
        return
    if path.stat().st_size != row["size"]:
        yield defect("manifest-changed", f"{name} has {path.stat().st_size} bytes.")
    else:
        digest = context.digests.of(path, "sha256")
        if digest is not None and digest.hex() != row["sha256"]:
            yield defect("manifest-changed", f"{name} has another content.")
    kind = str(row["type"]).partition(";")[0].strip()
    if kind != media_type(name).partition(";")[0]:
        yield defect("manifest-type", f"{name} is sent as {row['type']}.")
    if "immutable" in str(row.get("cache", "")) and not _OWN_NAME.search(name):
        yield defect("manifest-cache", f"{name} is sent as '{row['cache']}'.")


def _unlisted(context: Context) -> Iterator[Finding]:
    for name, _ in context.ledger.missing("named", "listed"):
        if context.site.file(name) is not None:
            yield defect("manifest-unlisted", f"{name} is named by the feed or a page.")


def left_over(context: Context) -> Iterator[Finding]:
    """Yield the files that nothing names; to be asked last."""
    ledger = context.ledger
    for name in files(context.site.folder):
        if name == FILE or ledger.place("document", name) is not None:
            continue
        if name.endswith(_ARCHIVE):
            yield defect("archive-lost", f"{name} is in no chain of archive documents.")
        elif ledger.place("named", name) is None and ledger.place("listed", name) is None:
            yield defect("orphan", f"{name} is named by nothing.")


def files(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder, hidden ones left out."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        below = Path(at).relative_to(folder)
        for name in sorted(names):
            if not name.startswith("."):
                yield (below / name).as_posix()
