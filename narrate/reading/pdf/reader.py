"""The reader of PDF, on one screen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Omission
from narrate.model.finding import Finding
from narrate.model.span import Place
from narrate.reading.pdf.flow import flow_of
from narrate.reading.pdf.laying import laid
from narrate.reading.pdf.margins import margins_of
from narrate.reading.pdf.pages import pages_of
from narrate.reading.pdf.setting import type_of
from narrate.reading.text.page_marks import RULE as PAGE_MARK
from narrate.reading.text.reader import document_of

if TYPE_CHECKING:
    from narrate.model.document import Document, Metadata
    from narrate.reading.pdf.flow import Flow
    from narrate.reading.pdf.margins import Margins
    from narrate.reading.pdf.pages import Pages

RUNNING_HEAD = "running-head"
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_TOP = 5
"""Paragraphs among which the title of a document stands."""
_NO_TITLE = re.compile(r"(?:microsoft word - .*|untitled.*|document\d*|.*\.\w{3,4})", re.IGNORECASE)
"""Titles that a program gave."""


def read(data: bytes, name: str) -> Document:
    """Return the document the text layer of a PDF is.

    Node 0 is its text in reading order, node 1 what stands in the margins of its pages.

    Raises:
        PdfMissing: the extra is not installed.
        BadPdf: it is broken, protected by a password, or has no text.
    """
    pages = pages_of(data, name)
    usual = type_of([line for lines in pages.lines for line in lines])
    margins = margins_of(pages.lines, usual)
    flow = flow_of(pages, margins, usual)
    document = document_of(laid(flow), name, "pdf", _doubts(pages, margins, flow))
    text, omissions = _margins(pages, margins)
    return replace(
        document,
        nodes=(*document.nodes, text) if text else document.nodes,
        omissions=(*document.omissions, *omissions),
        metadata=_metadata(document, pages),
    )


def _margins(pages: Pages, margins: Margins) -> tuple[str, tuple[Omission, ...]]:
    """Return what stands in the margins, line by line, and that it is silent."""
    parts: list[str] = []
    omissions = []
    at = 0
    for page, index in sorted(margins.heads | margins.numbers.keys()):
        line = f"{pages.lines[page][index].text}\n"
        number = margins.numbers.get((page, index), "")
        rule = PAGE_MARK if number else RUNNING_HEAD
        omissions.append(Omission(place=Place(1, at, at + len(line)), rule=rule, number=number))
        parts.append(line)
        at += len(line)
    return "".join(parts), tuple(omissions)


def _metadata(document: Document, pages: Pages) -> Metadata:
    """Return what the file says of itself over what its text seems to say."""
    metadata = document.metadata
    own = " ".join(pages.about.get("Title", "").split())
    if not own or _NO_TITLE.fullmatch(own):
        top = (document.text_of(block) for block in document.blocks[:_TOP] if block.level == 1)
        own = " ".join(next(top, metadata.title).split())
    date = _DATE.match(pages.about.get("CreationDate", ""))
    return replace(
        metadata,
        title=own,
        author=pages.about.get("Author", "").strip() or metadata.author,
        date=metadata.date or ("-".join(filter(None, date.groups())) if date else ""),
        description=pages.about.get("Subject", "").strip(),
    )


def _doubts(pages: Pages, margins: Margins, flow: Flow) -> list[Finding]:
    """Tell what a PDF does not say and had to be guessed."""
    found = [
        Finding(
            id="pdf-text-layer",
            message=f"A PDF has letters and places, and neither paragraphs nor reading order: "
            f"{len(flow.blocks)} paragraphs and headings were told by their look, and "
            f"{len(margins.heads) + len(margins.numbers)} lines in the margins of "
            f"{len(pages.lines)} pages are silent because they repeat.",
            suggestion="Make the edition from the source of the PDF if you can get it.",
        )
    ]
    if flow.in_columns:
        found.append(
            Finding(
                id="pdf-columns",
                message="Pages in two columns were read column by column.",
                suggestion="Look whether the order of the text is right there.",
                count=flow.in_columns,
            )
        )
    if flow.with_tables:
        found.append(
            Finding(
                id="pdf-tables",
                message="Pages seem to hold tables, whose rows are read as plain lines.",
                suggestion="Give their contents in words, or leave them out.",
                count=flow.with_tables,
            )
        )
    return found
