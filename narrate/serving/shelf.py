"""The editions below a folder, without reading more of them than is shown.

Their names are kept, a few dozen bytes for each. Of an edition that is shown, the head of its
report is read and its folder is listed.
"""

from __future__ import annotations

import json
import os
import re
import time
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.serving.files import is_file, is_plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_REPORT = ".report.json"
_NEEDED = frozenset({"audio", "files"})
"""The last keys of a report that are looked at; those before them are few and short."""
_HEAD = 16 * 1024
_YOUNG_NS = 2_000_000_000
_BLANK = re.compile(r"[ \t\r\n]*")
_DIGITS = re.compile("[0-9]+")
_LONGEST_NUMBER = 12
_DECODER = json.JSONDecoder()
AUDIO = (".mp3", ".m4b", ".opus", ".flac")
"""Endings of audio that stands for an edition, best known to browsers first."""


class Shelved(NamedTuple):
    """What is shown of an edition."""

    slug: str
    title: str
    author: str
    date: str
    language: str
    seconds: float
    files: Mapping[str, int]
    """Name and size in bytes of each file beside its report that the report names: what an earlier
    run left there is not of the edition."""

    def file(self, *endings: str) -> str:
        """Return the first file with one of ``endings`` after the slug, in their order, or blank.

        The slug is a prefix, so ``.html`` is the player and never the transcript.
        """
        names = (f"{self.slug}{ending}" for ending in endings)
        return next((name for name in names if name in self.files), "")


class Shelf:
    """The editions below a folder, by name."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not be there yet."""
        self.folder = folder
        self._lock = Lock()
        self._listed_ns = -1
        """When the folder had changed last, as of when it was listed."""
        self._known: frozenset[str] = frozenset()
        self._others: frozenset[str] = frozenset()
        """Folders that are no editions, or none yet."""
        self._sorted: tuple[str, ...] = ()

    def slugs(self) -> tuple[str, ...]:
        """Return the names of all editions, sorted as a person counts: ``d2`` before ``d10``.

        A folder is an edition when it holds a report with its own name. The folder around them is
        listed where it has changed; of editions that are known nothing is looked at again.
        """
        with self._lock:
            known, others = self._list()
            found = frozenset(filter(self.is_edition, others))
            known, self._others = known | found, others - found
            if known != self._known:
                self._known, self._sorted = known, tuple(sorted(known, key=_counted))
            return self._sorted

    def _list(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return editions that were known and are there, and all other folders."""
        try:
            changed_ns = self.folder.stat().st_mtime_ns
            if changed_ns == self._listed_ns:
                return self._known, self._others
            with os.scandir(self.folder) as entries:
                there = frozenset(one.name for one in entries if _may_be(one))
        except OSError:
            self._listed_ns = -1
            return frozenset(), frozenset()
        # A clock may stand still while a folder changes twice: what is young is listed again.
        self._listed_ns = changed_ns if time.time_ns() - changed_ns > _YOUNG_NS else -1
        known = self._known & there
        return known, there - known

    def is_edition(self, slug: str) -> bool:
        """Say whether there is an edition of this name."""
        return is_file(self.folder / slug / f"{slug}{_REPORT}")

    def edition(self, slug: str) -> Shelved | None:
        """Return what is shown of an edition; ``None`` where it is gone or no report at all."""
        folder = self.folder / slug
        try:
            said = head(folder / f"{slug}{_REPORT}")
            own = {one["name"] for one in said["files"]}
            with os.scandir(folder) as entries:
                files = {one.name: one.stat().st_size for one in entries if _is_shown(one, own)}
        except (OSError, ValueError, KeyError, TypeError):
            return None
        sound = said.get("audio")
        seconds = sound.get("seconds") if isinstance(sound, dict) else 0
        return Shelved(
            slug=slug,
            title=_text(said, "title") or slug,
            author=_text(said, "author"),
            date=_text(said, "date"),
            language=_text(said, "language"),
            seconds=seconds if isinstance(seconds, int | float) else 0,
            files=dict(sorted(files.items())),
        )


def head(path: Path) -> dict[str, Any]:
    """Return the keys of a report up to the last that is needed, without reading what follows.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no report.
    """
    size = _HEAD
    with path.open(encoding="utf-8") as file:
        text = file.read(size)
        while True:
            try:
                return _first_keys(text)
            except ValueError:
                more = file.read(size)
                if not more:
                    raise
                text, size = text + more, size * 2


def _first_keys(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    at = _past(text, 0, "{")
    while not found.keys() >= _NEEDED:
        name, at = _DECODER.raw_decode(text, _past(text, at))
        if not isinstance(name, str):
            raise ValueError("a key must be text")  # noqa: TRY004 - as for all else that is no JSON
        found[name], at = _DECODER.raw_decode(text, _past(text, _past(text, at, ":")))
        at = _past(text, at, ",}")
    return found


def _past(text: str, at: int, wanted: str = "") -> int:
    """Return the place after blanks, one of ``wanted`` and blanks again."""
    blank = _BLANK.match(text, at)
    at = blank.end() if blank else at
    if not wanted:
        return at
    if text[at : at + 1] not in tuple(wanted):
        raise ValueError(f"{wanted} is missing")
    return at + 1


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""


def _counted(slug: str) -> str:
    return _DIGITS.sub(lambda found: found[0].zfill(_LONGEST_NUMBER), slug)


def _may_be(entry: os.DirEntry[str]) -> bool:
    return is_plain(entry.name) and entry.is_dir(follow_symlinks=False)


def _is_shown(entry: os.DirEntry[str], own: Collection[str]) -> bool:
    named = entry.name in own and is_plain(entry.name)
    return named and entry.is_file(follow_symlinks=False)
