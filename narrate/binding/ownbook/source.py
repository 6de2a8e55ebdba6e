"""The EPUB as it came: its files, its package document, and what that says."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from narrate.binding.ownbook.tree import Node, NotXml, Tree
from narrate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTAINER = "META-INF/container.xml"
XHTML = "application/xhtml+xml"
SMIL = "application/smil+xml"


class Unbindable(OutputError):
    """A book that was read, but whose package cannot be added to."""


class Listed(NamedTuple):
    """A file that the package document lists."""

    id: str
    path: str
    """In the archive."""
    media_type: str
    properties: frozenset[str]
    node: Node


class Source:
    """Opens a book that has been read already, so that its archive is known to be sound."""

    def __init__(self, data: bytes, name: str) -> None:
        """Find the package document; raises ``Unbindable``."""
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        try:
            container = Tree(self.archive.read(CONTAINER))
            self.path = next(container.root.find("rootfile")).attributes["full-path"]
            self.package = Tree(self.archive.read(self.path))
        except (NotXml, KeyError, StopIteration) as error:
            raise Unbindable(
                f"{name}: its package document cannot be added to ({error})",
                "mend the book, or make another format from it",
            ) from error
        self.folder = posixpath.dirname(self.path)
        self.items = {one.id: one for one in self._items()}

    @property
    def is_old(self) -> bool:
        """Whether it is an EPUB 2."""
        return not self.package.root.attributes.get("version", "").startswith("3")

    def names(self) -> list[str]:
        """Return the names of all files, in their order."""
        return [one for one in self.archive.namelist() if not one.endswith("/")]

    def spine(self) -> list[str]:
        """Return the paths of the content documents in reading order."""
        refs = (one.attributes.get("idref", "") for one in self.package.root.find("itemref"))
        return [self.items[ref].path for ref in refs if ref in self.items]

    def href(self, path: str) -> str:
        """Return a path of the archive as the package document names it."""
        return relative(path, self.folder)

    def _items(self) -> Iterator[Listed]:
        for node in self.package.root.find("item"):
            known = node.attributes
            if "id" in known and "href" in known:
                path = posixpath.normpath(
                    posixpath.join(self.folder, unquote(known["href"].partition("#")[0]))
                )
                kind = known.get("media-type", "").strip().lower()
                properties = frozenset(known.get("properties", "").split())
                yield Listed(known["id"], path, kind, properties, node)


def relative(path: str, folder: str) -> str:
    """Return ``path`` as a file in ``folder`` refers to it, as a URL."""
    return quote(posixpath.relpath(path, folder or "."))
