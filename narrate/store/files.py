"""How a published file comes to stand under its final name: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from typing import IO, TYPE_CHECKING

from narrate.store.errors import file_unwritable
from narrate.store.processes import lives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_LONGEST = 80
"""Characters of a name that what is written aside keeps: names of files have a limit."""
_ASIDE = re.compile(r"\.(?P<name>.+)\.(?P<pid>[0-9]{1,10})\.(?:part|before)", re.DOTALL)


def aside_of(path: Path) -> Path:
    """Return where this process writes what is to become ``path``; ``sweep`` knows such names."""
    return path.with_name(f".{path.name[:_LONGEST]}.{os.getpid()}.part")


@contextlib.contextmanager
def atomic_write(path: Path) -> Iterator[IO[bytes]]:
    """Open a file aside for writing; on success it becomes ``path``, durably, in one step.

    The bytes are on the disk before the name is, and the name before this returns. Whatever goes
    wrong, ``path`` is what it was before and nothing is left beside it.

    Raises:
        FileUnwritable: the folder or the file cannot be written, or there is no room.
    """
    aside = aside_of(path)
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


def sweep(folder: Path, name: str = "") -> None:
    """Remove what killed processes of this machine wrote aside in a folder.

    Args:
        folder: it need not be there.
        name: how the names begin that the files and folders were to have.
    """
    try:
        present = [one.name for one in os.scandir(folder) if one.name[:1] == "."]
    except OSError:
        return
    for one in present:
        found = _ASIDE.fullmatch(one)
        if found and found["name"].startswith(name[:_LONGEST]) and not lives(int(found["pid"])):
            path = folder / one
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                _discard(path)


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
