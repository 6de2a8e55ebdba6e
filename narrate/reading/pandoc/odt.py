"""Documents of LibreOffice with what pandoc passes over: fields, frames, readings, hidden text.

The mark-up is put into elements that pandoc knows, in memory; the archive is packed anew with what
is read of it.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from narrate.markup.parsing import parse_xml, utf8_of
from narrate.markup.tree import BadMarkup
from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.archive import BadArchive
from narrate.reading.pandoc import looks
from narrate.reading.pandoc.markup import remove, unwrap, words
from narrate.reading.pandoc.source import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement
    from narrate.reading.archive import Archive

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _STYLE, _DRAW = (f"{{{_OASIS}:{one}:1.0}}" for one in ("text", "style", "drawing"))
_META, _OFFICE = (f"{{{_OASIS}:{one}:1.0}}" for one in ("meta", "office"))
_SVG = f"{{{_OASIS}:svg-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT, _STYLES, _ABOUT = "content.xml", "styles.xml", "meta.xml"
_READ = (_CONTENT, _STYLES)
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
_KNOWN_WORDS = (
    "a span s tab line-break note soft-page-break bookmark bookmark-start bookmark-end"
    " reference-mark reference-mark-start reference-mark-end change change-start change-end"
    " bibliography-mark"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""Elements in a line that pandoc reads itself."""
_GONE_WORDS = (
    "page-number page-count page-continuation alphabetical-index-mark toc-mark user-index-mark"
    " alphabetical-index-mark-start alphabetical-index-mark-end ruby-text script hidden-text"
    " placeholder file-name template-name"
)
_GONE = frozenset(_GONE_WORDS.split())
"""Elements in a line that are shown nowhere, or only where there are pages."""
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_DEEPEST = 20
"""Styles that are based on one another."""
_LEVEL = f"{_TEXT}outline-level"


def prepared(archive: Archive, name: str) -> Prepared:
    """Return an archive of the same text, and what the document says of itself and its pictures.

    Raises ``SourceError`` when it is broken.
    """
    if _ENCRYPTED in (archive.read(_MANIFEST) if _MANIFEST in archive.names else b""):
        raise BadArchive(f"{name} is protected by a password", "a copy without one")
    members = {one: parse_xml(archive.read(one), name) for one in _READ if one in archive.names}
    if _CONTENT not in members:
        raise BadMarkup(f"{name}: there is no text in it ({_CONTENT})", "the file from its source")
    styles = _Styles(list(members.values()))
    descriptions = dict(_described(members[_CONTENT]))
    titled = _settle(members[_CONTENT], styles)
    about = Metadata()
    if _ABOUT in archive.names:
        about = _about(parse_xml(archive.read(_ABOUT), name))
    if titled:
        about = replace(about, title="")  # the one on the page is
    return Prepared(_packed(members), about, descriptions=descriptions)


def _packed(members: dict[str, XmlElement]) -> bytes:
    with io.BytesIO() as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, root in members.items():
                archive.writestr(ZipInfo(name), utf8_of(root))
        return file.getvalue()


class _Styles:
    """What the styles of a document say, by their names."""

    def __init__(self, roots: list[XmlElement]) -> None:
        self.roots = roots
        self._parents: dict[str, str] = {}
        self._hidden: set[str] = set()
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                name = style.get(f"{_STYLE}name", "")
                self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
                for look in style.iter(f"{_STYLE}text-properties"):
                    if look.get(f"{_TEXT}display") == "none":
                        self._hidden.add(name)

    def based(self, name: str) -> Iterator[str]:
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST):
            if not name:
                return
            yield name
            name = self._parents.get(name, "")

    def hides(self, element: XmlElement) -> bool:
        """Tell whether an element is not shown."""
        if element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true":
            return True
        named = element.get(f"{_TEXT}style-name", "")
        return bool(self._hidden) and any(one in self._hidden for one in self.based(named))

    def titles(self, paragraph: XmlElement) -> bool:
        """Tell whether a paragraph is the title of the document."""
        return "Title" in self.based(paragraph.get(f"{_TEXT}style-name", ""))


def _settle(root: XmlElement, styles: _Styles) -> bool:
    """Put what pandoc does not know into what it knows; tell whether the page has a title."""
    for element in list(root.iter(f"{_TEXT}*")):
        name = element.tag[len(_TEXT) :]
        parent = element.getparent()
        if parent is None:
            continue
        if styles.hides(element) or (name in _GONE and _in_line(element)):
            remove(element)
        elif name == "numbered-paragraph":
            unwrap(element)
        elif _in_line(element) and name not in _KNOWN:
            element.tag = f"{_TEXT}span"
            element.attrib.clear()
    looks.name_headings(root, styles.roots, styles.based)
    for frame in list(root.iter(f"{_DRAW}frame")):
        _frame(frame)
    return _titles(root, styles)


def _in_line(element: XmlElement) -> bool:
    """Tell whether an element stands in the line of a paragraph."""
    parent = element.getparent()
    while parent is not None and parent.tag in (f"{_TEXT}span", f"{_TEXT}a", f"{_TEXT}ruby"):
        parent = parent.getparent()
    return parent is not None and parent.tag in _PARAGRAPHS


def _titles(root: XmlElement, styles: _Styles) -> bool:
    """Make the title of the document the heading above all others; tell whether there is one."""
    titles = [one for one in root.iter(*_PARAGRAPHS) if styles.titles(one) and words(one)]
    if len(titles) != 1:
        return False
    for heading in root.iter(f"{_TEXT}h"):
        level = heading.get(_LEVEL, "1")
        heading.set(_LEVEL, str(int(level) + 1) if level.isdecimal() else "2")
    titles[0].tag = f"{_TEXT}h"
    titles[0].set(_LEVEL, "1")
    return True


def _frame(frame: XmlElement) -> None:
    """Put the text of a frame before its paragraph."""
    box = frame.find(f"{_DRAW}text-box")
    if box is None:
        for title in frame.findall(f"{_SVG}title"):
            remove(title)  # pandoc makes a label of it
        return
    holder = frame.getparent()
    while holder is not None and holder.tag not in _PARAGRAPHS:
        holder = holder.getparent()
    if holder is None:
        return
    for block in list(box):
        holder.addprevious(block)
    remove(frame)


def _described(root: XmlElement) -> Iterator[tuple[str, str]]:
    """Yield the names of pictures and their descriptions, or else their titles."""
    for frame in root.iter(f"{_DRAW}frame"):
        picture = frame.find(f"{_DRAW}image")
        said = frame.findtext(f"{_SVG}desc") or frame.findtext(f"{_SVG}title") or ""
        if picture is not None and said.strip():
            yield picture.get(_HREF, ""), " ".join(said.split())


def _about(root: XmlElement) -> Metadata:
    def said(*tags: str) -> str:
        found = (root.findtext(f".//{tag}") or "" for tag in tags)
        return next((" ".join(one.split()) for one in found if one.strip()), "")

    return Metadata(
        title=said(f"{_DC}title"),
        author=said(f"{_META}initial-creator", f"{_DC}creator"),
        date=said(f"{_META}creation-date", f"{_DC}date").partition("T")[0],
        language=canonical(said(f"{_DC}language")),
        description=said(f"{_DC}description"),
    )
