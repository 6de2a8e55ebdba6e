"""A private folder of this process: copies of the library, and a data folder for each voice.

The library finds a voice without reading all 140 voice files when its data folder holds that one
under a lower-case name; this makes loading it again cost 0.3 ms instead of 2.4. The path must be
short: from about 150 characters on, the library fails to find its data.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

from narrate.engines.errors import BrokenEngine
from narrate.engines.espeak.installation import data_files, data_path, library_path
from narrate.temporary import TemporaryFolder, prefix_of

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.engines.espeak.catalogue import Chosen

LONGEST_PATH = 100
"""Bytes of the folder's path; 135 for the data folder worked, 165 failed."""
_PURPOSE = "espeak"


class Home:
    """The folder; removed when the process ends."""

    def __init__(self) -> None:
        """Make it, for this user alone. Raises ``BrokenEngine`` where no place will do."""
        self.pid = os.getpid()
        self._folder = _make()
        self.path = self._folder.path
        self._numbers = count()
        self._lock = Lock()
        self._data: dict[Chosen, Path] = {}

    def library(self) -> Path:
        """Return a new copy of the library."""
        source = library_path()
        with self._lock:
            copy = self.path / f"{next(self._numbers)}{source.suffix}"
        shutil.copyfile(source, copy)
        return copy

    def data(self, chosen: Chosen) -> Path:
        """Return the data folder that holds ``chosen``."""
        with self._lock:
            if chosen not in self._data:
                self._data[chosen] = self._lay_out(chosen)
            return self._data[chosen]

    def _lay_out(self, chosen: Chosen) -> Path:
        above = self.path / f"d{next(self._numbers)}"
        folder = above / "espeak-ng-data"
        own = folder / "lang" / chosen.file.id.lower()
        own.parent.mkdir(parents=True)
        _link(chosen.file.path, own)
        if chosen.variant:
            (folder / "voices" / "!v").mkdir(parents=True)
            _link(chosen.variant, folder / "voices" / "!v" / chosen.variant.name.lower())
        for path in data_files():
            _link(path, folder / path.name)
        return above


_home: Home | None = None
_making = Lock()


def home() -> Home:
    """Return this process's folder; a forked child gets one of its own."""
    global _home  # noqa: PLW0603 - one folder a process is the point
    with _making:
        if _home is None or _home.pid != os.getpid() or not _home.path.is_dir():
            _home = Home()
        return _home


def short_data_path() -> Path:
    """Return a folder with the data of all voices, by a path short enough for the library."""
    if len(os.fsencode(data_path())) <= LONGEST_PATH:
        return data_path()
    place = home().path / "espeak-ng-data"
    if not place.exists():
        place.symlink_to(data_path())
    return place


def _make() -> TemporaryFolder:
    for place in _places():
        if len(os.fsencode(place)) + len(prefix_of(_PURPOSE)) + 8 > LONGEST_PATH:
            continue
        with contextlib.suppress(OSError):
            return TemporaryFolder(_PURPOSE, place)
    raise BrokenEngine(
        "engine 'espeak' finds no folder for temporary files with a short path to write to",
        f"set TMPDIR to a writable folder whose path has under {LONGEST_PATH - 24} characters",
    )


def _places() -> list[str]:
    places = [tempfile.gettempdir()]
    if sys.platform != "win32":
        places += ["/tmp", "/var/tmp"]  # noqa: S108 - mkdtemp makes it private
    return list(dict.fromkeys(places))


def _link(source: Path, target: Path) -> None:
    """Link, or copy where links are not allowed (Windows without developer mode)."""
    try:
        target.symlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
