"""The parts of a DOCX file and how they refer to one another (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from narrate.errors import SourceError
from narrate.markup.parsing import parse_xml
from narrate.reading.archive import Archive
from narrate.reading.docx.names import child, get

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement

_OLE = b"\xd0\xcf\x11\xe0"
_ROOT = "_rels/.rels"
_WORD = ("word/document.xml", "word/document2.xml")
"""Where the text usually is, should the relationships be missing."""


class NotDocx(SourceError):
    """A file that is no DOCX document."""


class Package:
    """A DOCX file, its parts found by their relationship to the main one."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Raises:
            NotDocx: it is something else, or protected with a password.
            BadArchive: the archive is broken or made to do harm.
        """
        self.name = name
        if data.startswith(_OLE):
            raise NotDocx(
                f"{name} is an old Word file, or one protected with a password",
                "saving it as .docx, without a password, in a word processor",
            )
        if not data.startswith(b"PK"):
            raise NotDocx(f"{name} is no DOCX file", "narrate formats; or its format with --from")
        self._archive = Archive(data, name)
        main = next(
            (target for kind, target in self._relations("") if kind == "officeDocument"), ""
        )
        found = [one for one in (main, *_WORD) if one in self._archive]
        if not found:
            raise NotDocx(f"{name} is a zip archive without a Word document in it", _hint(self))
        self._main = found[0]
        self._targets: dict[str, str] = {}
        for kind, target in self._relations(self._main):
            self._targets.setdefault(kind, target)

    def body(self) -> XmlElement:
        """Return the text (``w:body``).

        Raises:
            BadMarkup: it is not well-formed, or made to do harm.
            NotDocx: there is none.
        """
        body = child(self._parsed(self._main), "w:body")
        if body is None:
            raise NotDocx(
                f"{self.name} is an Office file without a text in it", "saving its text as .docx"
            )
        return body

    def part(self, kind: str) -> XmlElement | None:
        """Return the root of the part that the text refers to as ``kind``, such as ``styles``."""
        target = self._targets.get(kind, "")
        return self._parsed(target) if target in self._archive else None

    def parts(self, *kinds: str) -> Iterator[XmlElement]:
        """Yield the roots of all parts of some kinds, such as ``header``, by name."""
        targets = {target for kind, target in self._relations(self._main) if kind in kinds}
        yield from (self._parsed(one) for one in sorted(targets) if one in self._archive)

    def properties(self) -> XmlElement | None:
        """Return the root of the core properties: title, author, date."""
        kinds = dict(self._relations(""))
        target = kinds.get("core-properties", "docProps/core.xml")
        return self._parsed(target) if target in self._archive else None

    @property
    def members(self) -> tuple[str, ...]:
        """Names of everything in the archive."""
        return self._archive.names

    def _parsed(self, member: str) -> XmlElement:
        root: XmlElement = parse_xml(self._archive.read(member), f"{self.name}, {member}")
        return root

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield kind and target of what ``part`` refers to inside the file."""
        folder, base = posixpath.split(part)
        member = f"{folder}/_rels/{base}.rels" if part else _ROOT
        if member not in self._archive:
            return
        for relation in self._parsed(member):
            target, kind = get(relation, "Target"), get(relation, "Type")
            if target and get(relation, "TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield kind.rpartition("/")[2], path


def _hint(package: Package) -> str:
    """Name the format that a zip archive without a Word document really has."""
    members = package.members
    for member, name in (("META-INF/container.xml", "epub"), ("content.xml", "odt")):
        if member in members:
            return f"--from {name}"
    return "the document itself, unpacked from the archive"
