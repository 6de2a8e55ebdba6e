"""Where the embedded library and its data are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from narrate.engines.errors import BrokenEngine

CORE = ("phontab", "phonindex", "phondata", "intonations")
"""Data files every voice needs."""


@cache
def library_path() -> Path:
    """Return the shared library. Raises ``BrokenEngine`` when it is not installed."""
    return _existing(_loader().get_library_path())


@cache
def data_path() -> Path:
    """Return the folder ``espeak-ng-data``. Raises ``BrokenEngine`` when it is not installed."""
    return _existing(_loader().get_data_path())


@cache
def data_files() -> tuple[Path, ...]:
    """Return phoneme tables and the dictionaries of all languages, sorted.

    All dictionaries belong to every voice: words in other scripts and foreign words switch
    language inside the library, and it crashes where that dictionary is missing.
    """
    found = tuple(sorted(data_path().glob("*_dict")))
    return (*(_existing(data_path() / name) for name in CORE), *found)


def _loader() -> Any:  # noqa: ANN401 - the package carries no types
    try:
        import espeakng_loader  # noqa: PLC0415 - its absence must be an error of this engine
    except ImportError as problem:
        raise _missing("the package espeakng-loader is not installed") from problem
    return espeakng_loader


def _existing(path: Path | str) -> Path:
    if not Path(path).exists():
        raise _missing(f"{path} is not there")
    return Path(path)


def _missing(what: str) -> BrokenEngine:
    return BrokenEngine(
        f"engine 'espeak' cannot speak: {what}",
        "pip install --force-reinstall espeakng-loader",
    )
