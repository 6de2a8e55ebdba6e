"""A package of files, packed or a folder, read member by member."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from narrate.markup.parsing import parse_xml
from narrate.markup.tree import BadMarkup

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.markup.parsing import XmlElement

_LARGEST = 2_000_000_000
"""Bytes of one member, unpacked; more is no book."""


class BrokenPackage(ValueError):
    """A package that cannot be read; the message says why."""


class Package:
    """The members of a package by name, with forward slashes."""

    def __init__(self, path: Path) -> None:
        """Open a file or a folder; raises ``BrokenPackage``."""
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        if path.is_dir():
            files = [one for one in sorted(path.rglob("*")) if one.is_file()]
            self.names = tuple(one.relative_to(path).as_posix() for one in files)
            return
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise BrokenPackage(str(error)) from error
        self.names = tuple(self._zip.namelist())

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """What the archive says of its members, in its order; none for a folder."""
        return self._zip.infolist() if self._zip else []

    def read(self, name: str) -> bytes:
        """Return a member; raises ``BrokenPackage`` when it is not there or damaged."""
        if name not in self.names:
            raise BrokenPackage(f"{name} is not in it")
        if self._zip is None:
            return (self.path / name).read_bytes()
        if self._zip.getinfo(name).file_size > _LARGEST:
            raise BrokenPackage(f"{name} is too large")
        try:
            return self._zip.read(name)
        except (OSError, RuntimeError, zipfile.BadZipFile, EOFError, zlib.error) as error:
            raise BrokenPackage(f"{name} is damaged: {error}") from error

    def xml(self, name: str) -> XmlElement:
        """Return the root element of a member; raises ``BrokenPackage``."""
        try:
            return parse_xml(self.read(name), name)
        except BadMarkup as error:
            raise BrokenPackage(error.message) from error

    def close(self) -> None:
        """Close it."""
        if self._zip:
            self._zip.close()


def resolved(base: str, reference: str) -> str:
    """Return the member that ``reference`` in member ``base`` names, with its fragment."""
    path, sharp, fragment = reference.partition("#")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
    return f"{joined if path else base}{sharp}{fragment}"


def local(element: XmlElement) -> str:
    """Return an element's name without its namespace; blank for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
