"""The reader of TEI P5, on one screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.finding import Finding, Severity
from narrate.model.tei import TeiChoice
from narrate.reading.building import DocumentBuilder
from narrate.reading.tei.file import TeiFile
from narrate.reading.tei.walk import Walk
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model.document import Division, Document
    from narrate.reading.tei.file import Sighting

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
    document = builder.document(
        file.titled(name_title(name)), terms=tuple(file.terms), persons=tuple(file.persons)
    )
    return replace(
        document,
        findings=(*document.findings, *findings_of(file.sightings)),
        divisions=tuple(
            replace(one, findings=tuple(findings_of(_within(file.sightings, one))))
            for one in document.divisions
        ),
    )


def _within(sightings: Sequence[Sighting], division: Division) -> Sequence[Sighting]:
    """Return what was met in a division; ``sightings`` are in order."""
    first, end = division.nodes
    low = bisect_left(sightings, first, key=_node)
    return sightings[low : bisect_right(sightings, end, key=_node)]


def _node(sighting: Sighting) -> int:
    return sighting.node


def findings_of(sightings: Iterable[Sighting]) -> Iterator[Finding]:
    """Yield what an editor should know, like things folded into one."""
    counts = Counter(one.element for one in sightings)
    gaps = counts.pop("", 0)
    for element, count in counts.most_common(_MOST_NAMED):
        yield Finding(
            id="unknown-element",
            message=f"No profile names <{element}>; what stands in it is silent.",
            suggestion=f'If it is to be read: [tei] "{element}" = "spoken" in narrate.toml.',
            count=count,
        )
    if gaps:
        yield Finding(
            id="gaps",
            message="The source says that something is missing or illegible there.",
            severity=Severity.INFO,
            count=gaps,
        )
