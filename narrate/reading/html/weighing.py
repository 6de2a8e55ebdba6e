"""How much of something is in every element of a page, in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.html.furniture import LINKED, is_machinery, stands_between
from narrate.reading.html.readable import is_shown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from narrate.markup.tree import Element

    Row = tuple[Element, int]
    """An element, and the place among the rows of the one around it."""

_SENTENCES = frozenset({"p", "li", "dd", "blockquote", "pre", "td", "figcaption"})
_NO_PROSE = frozenset({"aside", "script", "style", "a"})
_LONG = 25
"""Characters of a text outside of paragraphs that may be one."""
_OUT, _AROUND, _IN = -1, 0, 1
"""Whether an element is no prose, may hold some, or is some."""


def rows_of(body: Element) -> list[Row]:
    """Return the elements of a page in order, the page first, each before those in it."""
    rows: list[Row] = []
    waiting = [(body, 0)]
    while waiting:
        element, around = waiting.pop()
        place = len(rows)
        rows.append((element, around))
        for child in reversed(element.children):
            if not isinstance(child, str):
                waiting.append((child, place))  # noqa: PERF401 - a list for each would cost more
    return rows


def kept_in(rows: Sequence[Row], kept: Collection[int]) -> dict[int, int]:
    """Return by ``id()`` of every element how much of what is ``kept`` is in it.

    What the library was not shown is kept where the element around it is.
    """
    states: list[bool] = []
    weights: list[int] = []
    for element, around in rows:
        here = id(element) in kept if is_shown(element) else bool(states) and states[around]
        states.append(here)
        weights.append(_characters(element) if here else 0)
    return _summed(rows, weights)


def prose_in(rows: Sequence[Row]) -> dict[int, int]:
    """Return by ``id()`` of every element how much prose is in it, links left out."""
    states: list[int] = []
    weights: list[int] = []
    for element, around in rows:
        outer = states[around] if states else _AROUND
        here = _prose(element, outer, whole=not states)
        states.append(here)
        if here == _OUT:
            weights.append(0)
        else:
            weights.append(_characters(element, 0 if here == _IN else _LONG))
    return _summed(rows, weights)


def linked_in(rows: Sequence[Row]) -> frozenset[int]:
    """Return the elements (by ``id()``) most of whose characters are links."""
    whole = [_characters(element) for element, _ in rows]
    linked = [0] * len(rows)
    found: list[int] = []
    for place in range(len(rows) - 1, -1, -1):
        element, around = rows[place]
        if element.name == "a":
            linked[place] = whole[place]
        if linked[place] > LINKED * whole[place]:
            found.append(id(element))
        if place:
            whole[around] += whole[place]
            linked[around] += linked[place]
    return frozenset(found)


def _prose(element: Element, outer: int, *, whole: bool) -> int:
    """Tell what an element is, given what the one around it is; ``whole`` is the page."""
    if outer == _OUT or is_machinery(element) or element.name in _NO_PROSE:
        return _OUT
    if not whole and stands_between(element):
        return _OUT
    return _IN if outer == _IN or element.name in _SENTENCES else _AROUND


def _characters(element: Element, least: int = 0) -> int:
    """Count the characters of the texts directly in an element that have more than ``least``."""
    count = 0
    for child in element.children:
        if isinstance(child, str):
            length = len(child.strip())
            if length > least:
                count += length
    return count


def _summed(rows: Sequence[Row], weights: list[int]) -> dict[int, int]:
    """Return by ``id()`` what is in every element, its ``weights`` and those of all in it."""
    for place in range(len(rows) - 1, 0, -1):
        weights[rows[place][1]] += weights[place]
    return {id(element): weight for (element, _), weight in zip(rows, weights, strict=True)}
