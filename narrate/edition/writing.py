"""Puts what binders make under its final names: each file whole, each folder whole."""

from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from narrate.store.errors import file_unwritable
from narrate.store.files import aside_of, atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.binding.recording import BoundFile


class Written(NamedTuple):
    """A file under its final name."""

    path: Path
    size: int
    digest: str


def write(path: Path, chunks: Iterable[bytes]) -> Written:
    """Write one file.

    Raises:
        FileUnwritable: it cannot be written; what was there before still is.
    """
    digest, size = sha256(), 0
    with atomic_write(path) as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    return Written(path, size, digest.hexdigest())


def write_folder(folder: Path, files: Iterable[BoundFile]) -> list[Written]:
    """Write a folder aside and put it in the place of the one before.

    Raises:
        FileUnwritable: it cannot be written; the folder before still stands.
    """
    aside = aside_of(folder)
    before = aside.with_suffix(".before")
    try:
        made = list(_written(aside, files))
        if folder.exists():
            folder.rename(before)
        aside.rename(folder)
    except OSError as error:
        raise file_unwritable(folder, error) from error
    finally:
        for one in (aside, before):
            shutil.rmtree(one, ignore_errors=True)
    return [one._replace(path=folder / one.path.relative_to(aside)) for one in made]


def _written(aside: Path, files: Iterable[BoundFile]) -> Iterator[Written]:
    for one in files:
        path = aside.joinpath(*one.name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        yield write(path, one.chunks)
