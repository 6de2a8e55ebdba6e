"""ODT, LaTeX, reStructuredText, Org, RTF, FB2, DocBook, JATS and Typst, through pandoc.

pandoc makes a page of HTML of them, with the roles of notes and the marks of mathematics in it, and
the reader of HTML reads that; what pandoc passed over is a finding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.markup.pandoc import PandocFailed, convert
from narrate.markup.parsing import as_utf8
from narrate.model.finding import Finding
from narrate.reading.archive import Archive
from narrate.reading.decoding import decode
from narrate.reading.html.parsing import parse
from narrate.reading.html.reader import document_of
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from narrate.model.document import Document

_ZIPPED = frozenset({"odt"})
_XML = frozenset({"docbook", "fb2", "jats"})
_SIGNATURES = {"rtf": b"{\\rtf"}
"""Formats of bytes that say themselves how their letters are encoded, and what they begin with."""
_UNTITLED = "-"
"""What pandoc writes where a document has no title."""


def read(data: bytes, name: str, *, dialect: str) -> Document:
    """Return the document that is read through pandoc as ``dialect``.

    Raises:
        PandocMissing: the extra is not installed.
        PandocFailed: it is not of that format, or takes more than is allowed.
        SourceError: it is empty, no text, a broken archive, or XML made to do harm.
    """
    converted = convert(_prepared(data, name, dialect), dialect, name)
    document = document_of(parse(converted.html, name, xhtml=True), name, dialect)
    if document.metadata.title == _UNTITLED:
        document = _titled(document, name)
    return replace(document, findings=(*document.findings, *map(_finding, converted.warnings)))


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


def _prepared(data: bytes, name: str, dialect: str) -> bytes:
    """Return ``data`` as pandoc takes it, once it is known to do no harm."""
    if dialect in _ZIPPED:
        Archive(data, name)
        return data
    if dialect in _XML:
        return as_utf8(data, name)
    if dialect not in _SIGNATURES:
        return decode(data, name).text.encode()
    if not data.lstrip().startswith(_SIGNATURES[dialect]):
        raise PandocFailed(f"{name} is no {dialect.upper()} file", "its format with --from")
    return data


def _finding(warning: str) -> Finding:
    return Finding(
        id="pandoc-warning",
        message=f"pandoc says: {warning}",
        suggestion="Look whether something is missing in what is read.",
    )
