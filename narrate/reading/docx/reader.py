"""The reader of DOCX, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.finding import Severity
from narrate.reading.building import DocumentBuilder
from narrate.reading.docx.book import book_of
from narrate.reading.docx.languages import document_language
from narrate.reading.docx.names import name_of
from narrate.reading.docx.outline import outline_of
from narrate.reading.docx.package import Package
from narrate.reading.docx.properties import metadata_of
from narrate.reading.docx.story import Story
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement
    from narrate.model.document import Document
    from narrate.reading.docx.book import Book


def read(data: bytes, name: str) -> Document:
    """Return the document a DOCX file is.

    Raises:
        NotDocx: it is something else, or protected with a password.
        BadArchive, BadMarkup: it is broken or made to do harm.
        EmptySource: there is nothing in it to be read.
    """
    package = Package(data, name)
    book = book_of(package)
    outline = outline_of(book.body, book.styles)
    language = document_language(book.body, book.styles)
    builder = DocumentBuilder(name, "docx", language=language)
    Story(builder, book, outline).blocks(book.body)
    builder.end_block()
    for rule, kinds in (("comment", ("comments",)), ("running-head", ("header", "footer"))):
        for part in package.parts(*kinds):
            _silent(builder, part, rule)
    _changes(builder, book)
    return builder.document(
        metadata_of(
            package.properties(), title=outline.title, name=name_title(name), language=language
        )
    )


def _silent(builder: DocumentBuilder, part: XmlElement, rule: str) -> None:
    """Take in the words of a part that is never spoken."""
    builder.open_silent(rule)
    for element in part.iter():
        if name_of(element) == "w:t":
            builder.text(str(element.text or ""))
    builder.close()
    builder.end_block()


def _changes(builder: DocumentBuilder, book: Book) -> None:
    if book.insertions or book.deletions:
        builder.findings.add(
            "tracked-changes",
            f"The document has tracked changes: insertions are spoken ({book.insertions}), "
            f"deletions are silent ({book.deletions}).",
            "Accept or reject them all before the edition is published.",
            severity=Severity.INFO,
            count=book.insertions + book.deletions,
        )
