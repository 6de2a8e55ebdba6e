"""The reader of what pandoc reads, on one screen."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from narrate.markup.pandoc import SECONDS, PandocFailed, convert
from narrate.markup.parsing import parse_xml, utf8_of
from narrate.markup.tree import XML
from narrate.model.finding import Finding
from narrate.model.language import canonical
from narrate.reading.archive import Archive, BadArchive
from narrate.reading.decoding import decode
from narrate.reading.html.naming import elements_of, find, lang_of
from narrate.reading.html.parsing import parse
from narrate.reading.html.reader import document_of
from narrate.reading.pandoc import (
    commands,
    docbook,
    fictionbook,
    front,
    jats,
    latex,
    odt,
    rst,
    rtf,
    typst,
)
from narrate.reading.pandoc.parts import levels_of
from narrate.reading.pandoc.settling import settled
from narrate.reading.pandoc.source import Prepared
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from narrate.markup.pandoc import Converted
    from narrate.markup.parsing import XmlElement
    from narrate.markup.tree import Element
    from narrate.model.document import Document, Metadata

_ZIPPED = frozenset({"odt"})
_XML: Mapping[str, Callable[[XmlElement], Metadata]] = {
    "docbook": docbook.settle,
    "fb2": fictionbook.settle,
    "jats": jats.settle,
}
"""What changes a tree of XML to what pandoc reads rightly, by its format."""
_SIGNATURES = {"rtf": b"{\\rtf"}
"""Formats of bytes that say themselves how their letters are encoded, and what they begin with."""
_PREPARED: Mapping[str, Callable[[str], str]] = {
    "latex": latex.prepared,
    "rst": rst.prepared,
    "typst": typst.prepared,
}
"""What puts a text into words that pandoc knows, by its format."""
_ZIP = b"PK\x03\x04"
_UNTITLED = "-"
"""What pandoc writes where a document has no title."""
_NOT_WELL_FORMED = "xhtml-not-well-formed"
"""Of pandoc's page: HTML that stands in the document goes into it as it is."""
_MOST_FUNCTIONS, _AGAIN_SECONDS = 24, 10.0
"""Functions of a template that are made up for one document, and how long pandoc may take for each;
a book takes it about a second."""


def read(data: bytes, name: str, *, dialect: str) -> Document:
    """Return the document that is read through pandoc as ``dialect``.

    Raises:
        PandocMissing: the extra is not installed.
        PandocFailed: it is not of that format, or takes more than is allowed.
        SourceError: it is empty, no text, a broken archive, or XML made to do harm.
    """
    source = _prepared(data, name, dialect)
    converted = _converted(source.data, dialect, name)
    page = parse(converted.html, name, xhtml=True)
    page = page._replace(findings=tuple(one for one in page.findings if one.id != _NOT_WELL_FORMED))
    body = find(page.root, "body") or page.root
    _describe(body, source.descriptions)
    named = typst.language_of(source.text) if dialect == "typst" else lang_of(page.root)
    silent, findings = settled(body, dialect, source.text, named)
    head = front.head_of(body)
    authors = front.authors_of(head, by_line=dialect == "org") if head is not None else ""
    written = front.date_of(head) if head is not None else ""
    unread = {id(one) for elements in silent.values() for one in elements}
    document = document_of(page, name, dialect, silent=silent, levels=levels_of(body, unread))
    warnings = map(_finding, converted.warnings)
    document = replace(
        document,
        metadata=replace(
            _said(document.metadata, source.about),
            author=authors or document.metadata.author or source.about.author,
            date=_day(source.about.date, document.metadata.date, written),
            language=named or source.about.language or document.metadata.language,
        ),
        findings=(*source.findings, *document.findings, *findings, *warnings),
    )
    return _titled(document, name) if document.metadata.title == _UNTITLED else document


def _day(said: str, found: str, written: str) -> str:
    """Return the date of a document; pandoc has made a day of a year that is written alone."""
    of_year = bool(written) and found.startswith(written)
    return said or (written if of_year or not found else found)


def _converted(source: bytes, dialect: str, name: str) -> Converted:
    """Return what pandoc makes of a document; a template's functions show what they are given."""
    seconds = float(SECONDS)
    for _ in range(_MOST_FUNCTIONS):
        try:
            converted = convert(source, dialect, name, seconds=seconds)
            return _with_commands(converted, source, dialect, name)
        except PandocFailed as error:
            unknown = typst.unknown_in(error.message) if dialect == "typst" else ""
            if not unknown:
                raise
            source = typst.showing(unknown).encode() + source
            seconds = _AGAIN_SECONDS
    return convert(source, dialect, name, seconds=seconds)


def _with_commands(converted: Converted, source: bytes, dialect: str, name: str) -> Converted:
    """Return what pandoc makes of a document whose commands it knows, where it skipped words."""
    if dialect != "latex" or not converted.skipped:
        return converted
    definitions = commands.shown(converted.skipped, source.decode())
    return convert(definitions.encode() + source, dialect, name) if definitions else converted


def _titled(document: Document, name: str) -> Document:
    """Return a document without a title under that of its first chapter, or of its file."""
    titles = (chapter.title for chapter in document.chapters)
    title = next((one for one in titles if one != _UNTITLED), name_title(name))
    return replace(
        document,
        metadata=replace(document.metadata, title=title),
        chapters=tuple(
            replace(one, title=title) if one.title == _UNTITLED else one
            for one in document.chapters
        ),
    )


def _describe(body: Element, descriptions: Mapping[str, str]) -> None:
    """Give the pictures in ``body`` the descriptions they have in the document, by their names."""
    for picture in elements_of(body) if descriptions else ():
        if picture.name == "img" and (said := descriptions.get(picture.attributes.get("src", ""))):
            picture.attributes["alt"] = said


def _prepared(data: bytes, name: str, dialect: str) -> Prepared:
    """Return ``data`` as pandoc takes it, once it is known to do no harm, and what it says."""
    if dialect in _ZIPPED:
        return odt.prepared(Archive(data, name), name)
    if dialect in _XML:
        root = parse_xml(_unpacked(data, name, dialect), name)
        language = canonical(root.get(f"{{{XML}}}lang") or root.get("lang") or "")
        about = _XML[dialect](root)
        return Prepared(utf8_of(root), replace(about, language=about.language or language))
    if dialect not in _SIGNATURES:
        decoded = decode(data, name)
        text = decoded.text
        prepared = _PREPARED.get(dialect, str)(text)
        return Prepared(prepared.encode(), text=text, findings=decoded.findings)
    if not data.lstrip().startswith(_SIGNATURES[dialect]):
        raise PandocFailed(f"{name} is no {dialect.upper()} file", "its format with --from")
    return Prepared(rtf.prepared(data))


def _unpacked(data: bytes, name: str, dialect: str) -> bytes:
    """Return the document in an archive of one, as books of FictionBook are handed round."""
    if dialect != "fb2" or not data.startswith(_ZIP):
        return data
    archive = Archive(data, name)
    books = [one for one in archive.names if one.lower().endswith(".fb2")]
    if len(books) != 1:
        raise BadArchive(f"{name} holds {len(books)} books of FictionBook", "each of them alone")
    return archive.read(books[0])


def _said(document: Metadata, own: Metadata) -> Metadata:
    """Return what pandoc has found, and for the rest what the file says of itself.

    A title is said only where none stands on the page, so it is stronger than a heading.
    """
    known = {one.name: getattr(document, one.name) for one in fields(document)}
    known["title"] = own.title or document.title
    return replace(own, **{name: value for name, value in known.items() if value})


def _finding(warning: str) -> Finding:
    return Finding(
        id="pandoc-warning",
        message=f"pandoc says: {warning}",
        suggestion="Look whether something is missing in what is read.",
    )
