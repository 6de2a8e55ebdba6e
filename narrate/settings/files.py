"""Which settings files count for a source."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

NAME = "narrate.toml"
_LONGEST_NAME = 255
"""Bytes of a file's name on the usual file systems."""


class Files(NamedTuple):
    """The places of settings files for one source, weakest first, whether or not they are there."""

    around: tuple[Path, ...]
    """The user's, then those of the folders around the source, outer to inner."""
    beside: tuple[Path, ...]
    """The one that is named after the source; stronger than what the document says of itself."""


def files(source: Path | None) -> Files:
    """Return where settings for ``source`` may stand.

    ``None`` is standard input: the folders around the working folder count, and none beside it. Of
    a folder that is one edition, its own file counts like one around it.
    """
    whole = source is not None and source.is_dir()
    folder = Path.cwd() if source is None else source.absolute()
    if source is not None and not whole:
        folder = folder.parent
    around = [_users(), *(one / NAME for one in reversed((folder, *folder.parents)))]
    beside: tuple[Path, ...] = ()
    if source is not None:
        own = source.absolute()
        name = f"{own.name if whole else own.stem}.{NAME}"
        # A longer name can be that of no file, and to ask for one is an error.
        beside = (own.with_name(name),) if len(os.fsencode(name)) <= _LONGEST_NAME else ()
    return Files(tuple(dict.fromkeys(around)), beside)


def _users() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415 - only where settings are looked up

    return user_config_path("narrate", appauthor=False) / NAME
