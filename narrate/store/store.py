"""The store itself: a folder of sealed entries, bounded in size."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from narrate.store.entry import seal, unseal
from narrate.store.errors import cache_unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 4_000_000_000
"""The size a store is kept below: about 140 hours of sound at 64 kbit/s."""

_OBJECTS = "objects"
_ASIDE = "aside"
_SHARD = 2
_SHARDS = 16**_SHARD
_SAMPLED = 8
_STALE_NS = 3_600_000_000_000
_PRIVATE = 0o700


class Size(NamedTuple):
    """How much a store holds."""

    entries: int
    bytes: int


class Store:
    """Bytes by key, in a folder that only its owner can read.

    Keys are ASCII names (digests). Same key, same bytes: the last of several writers wins without
    harm, so no lock is needed. Entries are renamed into place but not synced: after a loss of power
    one may be missing or damaged, which is a miss, never a lie.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made at the first ``put``."""
        self.folder = folder
        self._count = itertools.count()
        self._made: set[Path] = set()

    def __contains__(self, key: str) -> bool:
        """Say whether there is an entry, without looking whether it is whole."""
        return self._path(key).exists()

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``; a damaged entry is removed and is a miss."""
        path = self._path(key)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        data = unseal(key, entry)
        # ``prune`` goes by last use; a cache that may only be read still serves.
        with contextlib.suppress(OSError):
            os.utime(path) if data is not None else path.unlink()
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``.

        Raises:
            CacheUnwritable: the folder cannot be written, or there is no room.
        """
        path = self._path(key)
        aside = self._aside / f"{os.getpid()}-{next(self._count)}"
        try:
            self._make(aside.parent)
            self._make(path.parent)
            with aside.open("wb") as file:
                file.writelines(seal(key, data))
            aside.replace(path)
        except OSError as error:
            self._made.clear()  # somebody may have removed the folders
            with contextlib.suppress(OSError):
                aside.unlink()
            raise cache_unwritable(self.folder, error) from error

    def size(self) -> Size:
        """Count entries and their bytes on disk."""
        sizes = [status.st_size for _, status in self._entries()]
        return Size(len(sizes), sum(sizes))

    def prune(self, max_bytes: int = MAX_BYTES) -> Size:
        """Remove the entries longest unused until at most ``max_bytes`` are left.

        Strays of interrupted runs go too. Returns what was removed.
        """
        self.sweep()
        entries = sorted(self._entries(), key=lambda one: one[1].st_mtime_ns)
        excess = sum(status.st_size for _, status in entries) - max_bytes
        count = removed = 0
        for path, status in entries:
            if removed >= excess:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                count, removed = count + 1, removed + status.st_size
        return Size(count, removed)

    def bound(self, max_bytes: int = MAX_BYTES) -> Size:
        """Prune when the store has grown beyond ``max_bytes``; costs next to nothing when not.

        Keys are digests and fill all folders alike, so a few of those written to tell the size.
        """
        written = [one for one in self._made if one.parent.name == _OBJECTS][:_SAMPLED]
        sampled = sum(status.st_size for folder in written for _, status in _regular(folder))
        if not written or sampled * _SHARDS <= max_bytes * len(written):
            return Size(0, 0)
        return self.prune(max_bytes)

    def clean(self) -> Size:
        """Remove everything; returns what was removed."""
        for stray, _ in list(_regular(self._aside)):
            with contextlib.suppress(OSError):
                stray.unlink()
        return self.prune(0)

    def verify(self) -> list[str]:
        """Read every entry, remove the damaged ones, and return their keys."""
        return [_key(path) for path, _ in self._entries() if not _whole(path)]

    def sweep(self) -> int:
        """Remove what interrupted runs left aside more than an hour ago; returns how many."""
        strays = list(_regular(self._aside))
        if not strays:
            return 0
        with contextlib.suppress(OSError):
            # The file system's own clock is asked, which on a network is not this machine's.
            now = self._aside / f"{os.getpid()}-now"
            now.touch()
            limit = now.stat().st_mtime_ns - _STALE_NS
            now.unlink()
            stale = [path for path, status in strays if status.st_mtime_ns < limit]
            for path in stale:
                path.unlink()
            return len(stale)
        return 0

    @property
    def _aside(self) -> Path:
        return self.folder / _ASIDE

    def _path(self, key: str) -> Path:
        if not (key.isascii() and key.isalnum() and len(key) > _SHARD):
            raise ValueError(f"not a key: {key!r}")
        return self.folder / _OBJECTS / key[:_SHARD] / key[_SHARD:]

    def _make(self, folder: Path) -> None:
        if folder in self._made:
            return
        for one in (self.folder, self.folder / _OBJECTS, folder):
            one.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        self._made.add(folder)

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for shard in _listed(self.folder / _OBJECTS):
            yield from _regular(shard)


def _key(path: Path) -> str:
    return path.parent.name + path.name


def _whole(path: Path) -> bool:
    try:
        if unseal(_key(path), path.read_bytes()) is not None:
            return True
        path.unlink()
    except OSError:
        return False
    return False


def _regular(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the plain files of ``folder``; one that vanishes meanwhile is passed over."""
    for path in _listed(folder):
        with contextlib.suppress(OSError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                yield path, status


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
