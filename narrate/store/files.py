"""How a published file comes to stand under its final name: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import IO, TYPE_CHECKING

from narrate.store.errors import file_unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[IO[bytes]]:
    """Open a file aside for writing; on success it becomes ``path``, durably, in one step.

    The bytes are on the disk before the name is, and the name before this returns. Whatever goes
    wrong, ``path`` is what it was before and nothing is left beside it.

    Raises:
        FileUnwritable: the folder or the file cannot be written, or there is no room.
    """
    aside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        _discard(aside)
        if error.filename not in (None, str(path), str(aside), str(path.parent)):
            raise  # not ours: something the caller opened while writing
        raise file_unwritable(path, error) from error
    except BaseException:
        _discard(aside)
        raise


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all; see ``atomic_write``."""
    with atomic_write(path) as file:
        file.write(data)


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Put the names in ``folder`` on the disk, where the system knows how (Windows does not)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
