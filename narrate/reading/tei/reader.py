"""The reader of TEI P5, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.finding import Severity
from narrate.model.tei import TeiChoice
from narrate.reading.building import DocumentBuilder
from narrate.reading.tei.file import TeiFile
from narrate.reading.tei.walk import Walk
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from narrate.model.document import Document

_MOST_NAMED = 40


def read(data: bytes, name: str, choice: TeiChoice | None = None) -> Document:
    """Return the document, or all the documents, that a TEI file holds.

    Args:
        data: the file.
        name: its name, for messages.
        choice: the ``[tei]`` table of the settings.

    Raises:
        SourceError: it is not well-formed, no TEI, or there is nothing in it to be read.
        UsageError: the settings name a profile or treatment that does not exist.
    """
    file = TeiFile(data, name, choice or TeiChoice())
    builder = DocumentBuilder(name, "tei", language=file.language)
    Walk(file, builder).run(file.root)
    _note_findings(file, builder)
    return builder.document(
        file.titled(name_title(name)), terms=tuple(file.terms), persons=tuple(file.persons)
    )


def _note_findings(file: TeiFile, builder: DocumentBuilder) -> None:
    for element, count in file.unknown.most_common(_MOST_NAMED):
        builder.findings.add(
            "unknown-element",
            f"No profile names <{element}>; what stands in it is silent.",
            f'If it is to be read: [tei] "{element}" = "spoken" in narrate.toml.',
            count=count,
        )
    if file.gaps:
        builder.findings.add(
            "gaps",
            "The source says that something is missing or illegible there.",
            severity=Severity.INFO,
            count=file.gaps,
        )
