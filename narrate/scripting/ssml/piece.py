"""A run of stretches as clean text, with the stretches that say how they are said."""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Place, Span
from narrate.scripting.edits import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.markup.tree import Element
    from narrate.scripting.cleaning import CleanText
    from narrate.scripting.ssml.stream import Stretch


class Piece(NamedTuple):
    """Clean text of one run, and where elements say how a part of it is said."""

    cleaned: CleanText
    marked: tuple[tuple[Span, Element], ...]
    """In order, in code points of the clean text, none empty."""


def piece_of(stretches: Sequence[Stretch]) -> Piece:
    """Return ``stretches`` (at least one) as one text."""
    places = tuple(Place(one.node, 0, len(one.text)) for one in stretches)
    cleaned = clean("".join(one.text for one in stretches), (), places)
    return Piece(cleaned, tuple(_marked(stretches, cleaned)))


def _marked(stretches: Sequence[Stretch], cleaned: CleanText) -> Iterator[tuple[Span, Element]]:
    """Yield what elements say; one element over several text nodes is one, unless it is silent."""
    borders = array("q", accumulate((len(one.text) for one in stretches), initial=0))
    held: tuple[Span, Element] | None = None
    for stretch, (begin, close) in zip(stretches, pairwise(borders), strict=True):
        if held and stretch.by is held[1] and not _is_silent(held[1]):
            held = (Span(held[0].start, cleaned.at(close)), held[1])
            continue
        if held and held[0].end > held[0].start:
            yield held
        span = Span(cleaned.at(begin), cleaned.at(close))
        held = (span, stretch.by) if stretch.by else None
    if held and held[0].end > held[0].start:
        yield held


def _is_silent(element: Element) -> bool:
    return element.name == "sub" and not element.get("alias").strip()
