"""The list of what is published: a line of JSON for each file, in the order of sending."""

from __future__ import annotations

import json
import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.media import FEED, media_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = "manifest.jsonl"
CLAIMS = "sending"
"""The folder, at the place, in which a publisher says what it is about to change."""
BRIEFLY = "public, max-age=300"
NEVER = "no-store"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\\]")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(ValueError):
    """A manifest that is cut short or no manifest at all; says the line and why."""


class Phase(IntEnum):
    """What has to stand before what: nothing of a phase is sent before all of the earlier ones."""

    LASTING = 0
    """Files whose name changes with their bytes: audio, transcripts, pictures."""
    PAGES = 1
    FEED_PAGES = 2
    """The feed's archive documents."""
    FEED = 3


class Row(NamedTuple):
    """A file of the published folder."""

    name: str
    """Below the folder, with slashes."""
    size: int
    """Bytes."""
    sha256: str
    cache: str
    """What ``Cache-Control`` shall say."""

    @property
    def lasting(self) -> bool:
        """Whether this name never has other bytes."""
        return "immutable" in self.cache

    @property
    def phase(self) -> Phase:
        """When it is sent."""
        if self.name == FEED:
            return Phase.FEED
        if media_type(self.name) == media_type(FEED):
            return Phase.FEED_PAGES
        return Phase.LASTING if self.lasting else Phase.PAGES


def read_manifest(lines: Iterable[bytes]) -> Iterator[Row]:
    """Yield the files, one after the other; the manifest itself is none of them.

    Raises:
        Damaged: a line is no such line, or the last is not the feed's.
    """
    last = ""
    for number, line in enumerate(lines, 1):
        row = _row(line, number)
        if row.name != MANIFEST:
            last = row.name
            yield row
    if last != FEED:
        raise Damaged(f"it does not end with {FEED}")


def safe_name(name: str) -> bool:
    """Say whether a name stays below the folder it is joined to, and is fit for every place."""
    parts = name.split("/")
    return (
        not _CONTROLS.search(name)
        and name.isprintable()
        and not {"", ".", ".."}.intersection(parts)
        and parts[0] != CLAIMS
    )


def _row(line: bytes, number: int) -> Row:
    try:
        told = json.loads(line)
        row = Row(told["name"], told["size"], told["sha256"], told.get("cache", BRIEFLY))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged(f"line {number} is not a file's") from error
    texts = isinstance(row.name, str) and isinstance(row.sha256, str) and isinstance(row.cache, str)
    if not texts or not isinstance(row.size, int) or row.size < 0:
        raise Damaged(f"line {number} is not a file's")
    if not safe_name(row.name) or _CONTROLS.search(row.cache):
        raise Damaged(f"line {number} has a name that cannot be published")
    if row.name != MANIFEST and not _DIGEST.fullmatch(row.sha256):
        raise Damaged(f"line {number} has no sha256")
    return row
