"""Licence texts and headers of electronic libraries around a book, which are no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.html.surroundings import Surroundings
from narrate.reading.text.boilerplate import is_end, is_start

if TYPE_CHECKING:
    from narrate.markup.tree import Element

_CLASSES = frozenset({"pg-boilerplate", "pgheader", "pgfooter", "pg-header", "pg-footer"})
_BLOCKS = frozenset({"p", "div", "pre", "section", "h1", "h2", "h3", "h4", "center"})
_HEAD, _TAIL = 6_000, 400
"""Characters at either end of a block in which the line that parts a book from its licence is."""


class Boilerplate(NamedTuple):
    """What is around the book in one file."""

    elements: list[Element]
    ends: bool
    """Whether the book ends here: no file after this one is part of it."""


def boilerplate_of(body: Element) -> Boilerplate:
    """Return what in a file belongs to a library and not to the book."""
    marked: list[Element] = []
    named: list[Element] = []
    for element in elements_of(body):
        if element.attributes and classes_of(element) & _CLASSES:
            marked.append(element)
        for one in element.children:
            if isinstance(one, str) and ("utenberg" in one or "UTENBERG" in one):
                named.append(element)
                break
    if not named:
        return Boilerplate(marked, ends=False)
    around = Surroundings(body)
    start, end = _borders([_block(one, around) for one in named])
    if start is not None:
        marked += [*around.before(start), start]
    if end is not None:
        marked += [end, *around.after(end)]
    return Boilerplate(marked, ends=end is not None)


def _block(element: Element, around: Surroundings) -> Element:
    """Return the block that ``element`` is or stands in."""
    return next((one for one in around.ancestry(element) if one.name in _BLOCKS), element)


def _borders(named: list[Element]) -> tuple[Element | None, Element | None]:
    """Return the last block of the header and the first of the licence, where they stand."""
    start = None
    for element in named:
        words = words_of(element, _HEAD)
        if start is None and is_start(words):
            start = element
        elif is_end(words[:_TAIL]):
            return start, element
    return start, None
