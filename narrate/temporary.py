"""Temporary folders that outlive nobody: what a killed process left goes with the next one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self
from weakref import finalize

if TYPE_CHECKING:
    from types import TracebackType

_PREFIX = "narrate-"
_LOCK = "in-use"


def prefix_of(purpose: str) -> str:
    """Return how the names of the folders for one purpose begin."""
    return f"{_PREFIX}{purpose}-"


class TemporaryFolder:
    """A folder for this user alone; removed when it is let go of, at the latest with the process.

    It is locked while its process lives. Who makes one first removes those of this user that nobody
    holds any more, whatever they were for: a process that was killed could not.
    """

    def __init__(self, purpose: str, place: str = "") -> None:
        """Make it in ``place``, or where temporary files go; raises ``OSError`` where it cannot."""
        place = place or tempfile.gettempdir()
        _sweep(place)
        self.path = Path(tempfile.mkdtemp(prefix=prefix_of(purpose), dir=place))
        self._remove = finalize(self, _removed, self.path, _held(self.path), os.getpid())

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove it."""
        self.remove()

    def remove(self) -> None:
        """Remove it with all it holds; only in the process that made it, and once."""
        self._remove()


def _removed(folder: Path, handle: int | None, pid: int) -> None:
    if os.getpid() == pid:
        shutil.rmtree(folder, ignore_errors=True)
    if handle is not None:
        os.close(handle)


def _held(folder: Path) -> int | None:
    """Lock a folder for the life of this process; ``None`` where the system has no such locks.

    The lock gets its name when it is held, so that nobody takes a folder in the making for an
    abandoned one.
    """
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - POSIX only

    aside = folder / "locking"
    handle = os.open(aside, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        aside.rename(folder / _LOCK)
    except OSError:
        os.close(handle)
        return None
    return handle


def _sweep(place: str) -> None:
    """Remove what killed processes of this user left behind."""
    if sys.platform == "win32":
        return
    for folder in Path(place).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.lstat().st_uid == os.getuid():
                _sweep_one(folder)


def _sweep_one(folder: Path) -> None:
    """Remove a folder that is held by nobody; raises ``OSError`` where it is held."""
    import fcntl  # noqa: PLC0415 - POSIX only

    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)
