"""What a person is told when the disk does not play along."""

from __future__ import annotations

import errno

from narrate.errors import OutputError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class CacheUnwritable(OutputError):
    """The cache folder cannot be written."""


class FileUnwritable(OutputError):
    """A published file cannot be written."""


def cache_unwritable(folder: object, error: OSError) -> CacheUnwritable:
    """Say why the cache at ``folder`` cannot be written, and what to do."""
    if error.errno in _NO_ROOM:
        return CacheUnwritable(
            f"no room left for the cache at {folder}",
            "narrate cache prune; or free some space; or name another place with --cache-dir",
        )
    return CacheUnwritable(
        f"cannot write the cache at {folder}: {error.strerror or error}",
        "name another place with --cache-dir, or do without with --no-cache",
    )


def file_unwritable(path: object, error: OSError) -> FileUnwritable:
    """Say why the file at ``path`` cannot be written, and what to do."""
    if error.errno in _NO_ROOM:
        return FileUnwritable(
            f"no room left to write {path}", "free some space, or name another folder with -o"
        )
    return FileUnwritable(
        f"cannot write {path}: {error.strerror or error}",
        "check that its folder may be written, or name another with -o",
    )
