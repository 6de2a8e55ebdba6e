"""What a book says of its own accessibility: schema.org, EPUB Accessibility 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.writing import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The exact words of a claim; no validator notices others."""


class Access(NamedTuple):
    """What decides the metadata."""

    all_heard: bool
    """Whether no words of the text are without their sound."""
    pages: str = ""
    """Where the pages come from; blank when none are marked."""
    spoken_markup: bool = False
    """Whether pronunciations are carried in the text."""
    certified_by: str = ""
    """Who has found that the book conforms; blank claims nothing."""


def accessibility(access: Access) -> Iterator[str]:
    """Yield the elements of the package's metadata."""
    for name, value in _properties(access):
        yield f'<meta property="schema:{name}">{escaped(value)}</meta>'
    if access.pages:
        yield f'<meta property="pageBreakSource">{escaped(access.pages)}</meta>'
    if access.certified_by:
        yield f'<meta property="dcterms:conformsTo" id="conf">{CONFORMANCE}</meta>'
        certifier = escaped(access.certified_by)
        yield f'<meta property="a11y:certifiedBy" refines="#conf">{certifier}</meta>'


def _properties(access: Access) -> Iterator[tuple[str, str]]:
    yield "accessMode", "textual"
    yield "accessMode", "auditory"
    yield "accessModeSufficient", "textual"
    if access.all_heard:
        yield "accessModeSufficient", "auditory"
    for feature in _features(access):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", _summary(access)


def _features(access: Access) -> Iterator[str]:
    yield "synchronizedAudioText"
    yield "tableOfContents"
    yield "readingOrder"
    yield "structuralNavigation"
    yield "displayTransformability"
    if access.pages:
        yield "pageBreakMarkers"
        yield "pageNavigation"
    if access.spoken_markup:
        yield "ttsMarkup"


def _summary(access: Access) -> str:
    heard = "The whole text" if access.all_heard else "The text, apart from what is passed over,"
    return (
        f"{heard} is read aloud by a synthetic voice and highlighted as it is read. "
        "Headings, contents, notes and tables are marked up; there are no images."
    )
