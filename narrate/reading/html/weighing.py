"""How much of something is in every element of a page, in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.html.furniture import is_machinery, stands_between
from narrate.reading.html.readable import is_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from narrate.markup.tree import Element

_SENTENCES = frozenset({"p", "li", "dd", "blockquote", "pre", "td", "figcaption"})
_NO_PROSE = frozenset({"aside", "script", "style", "a"})
_LONG = 25
"""Characters of a text outside of paragraphs that may be one."""


def kept_in(body: Element, kept: Collection[int]) -> dict[int, int]:
    """Return by ``id()`` of every element how much of what is ``kept`` is in it.

    What the library was not shown is kept where the element around it is.
    """

    def state(element: Element, outer: int) -> int:
        return int(id(element) in kept) if is_shown(element) else outer

    return _weights(body, state, lambda here, _: here > 0)


def prose_in(body: Element) -> dict[int, int]:
    """Return by ``id()`` of every element how much prose is in it, links left out."""

    def state(element: Element, outer: int) -> int:
        if outer < 0 or is_machinery(element) or element.name in _NO_PROSE:
            return -1
        if element is not body and stands_between(element):
            return -1
        return int(outer > 0 or element.name in _SENTENCES)

    return _weights(
        body, state, lambda here, text: here > 0 or (here == 0 and len(text.strip()) > _LONG)
    )


def _weights(
    body: Element, state: Callable[[Element, int], int], counts: Callable[[int, str], bool]
) -> dict[int, int]:
    """Return the characters in every element that count.

    Args:
        body: The page.
        state: What holds in an element, given what holds around it; 0 around the page.
        counts: Whether a text counts where such a thing holds.
    """
    rows: list[tuple[Element, int]] = []
    """Every element before those in it, and the place of the one around it."""
    weights: list[int] = []
    waiting: list[tuple[Element, int, int]] = [(body, 0, 0)]
    while waiting:
        element, around, outer = waiting.pop()
        here = state(element, outer)
        place, own = len(rows), 0
        rows.append((element, around))
        for child in element.children:
            if not isinstance(child, str):
                waiting.append((child, place, here))
            elif counts(here, child):
                own += len(child.strip())
        weights.append(own)
    for place in range(len(rows) - 1, 0, -1):
        weights[rows[place][1]] += weights[place]
    return {id(element): weight for (element, _), weight in zip(rows, weights, strict=True)}
