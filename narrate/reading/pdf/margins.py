"""Running heads, running feet and page numbers: silent by proof, because they repeat.

A line at the top or bottom of a page is one of them when it stands on several pages at the same
height with the same words, whatever its figures, or when it is a number that counts the pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.pdf.pages import Line
    from narrate.reading.pdf.setting import Type

_DEEP = 3
"""Lines at the top and at the bottom of a page that are looked at."""
_FEWEST = 3
"""Pages that words must repeat on."""
_APART = 3
"""Pages from one that has a running head to the next: the other side has another, a chapter begins
without one."""
_SAME = 4.0
"""Points by which the height of one running head may differ."""
_LONGEST = 120
_MOST = 0.6
"""Share of the lines at one height that must repeat, to take the others with them."""
_PAGE = r"(?P<page>\d{1,5}|[ivxlc]{1,7})"
_FIRST = re.compile(rf"\A[-–—\[(|]*\s*{_PAGE}(?=\W|\Z)", re.IGNORECASE)
_LAST = re.compile(rf"(?<!\w){_PAGE}\s*[-–—\])|]*\Z", re.IGNORECASE)
_LARGER = 1.12
"""Times the size of the text; larger lines with figures are headings rather than running heads."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Margins(NamedTuple):
    """Which lines of a document are no text."""

    heads: frozenset[tuple[int, int]]
    """Running heads and feet: page and index of the line on it."""
    numbers: dict[tuple[int, int], str]
    """Page numbers, by the same."""


def margins_of(pages: Sequence[Sequence[Line]], usual: Type) -> Margins:
    """Find the running heads and page numbers of all ``pages``, whose text is set in ``usual``."""
    edges = list(_edges(pages))
    shifts = Counter(shift for edge in edges for _, shift in _figures(edge))
    numbers: dict[tuple[int, int], str] = {}
    words: defaultdict[tuple[str, bool], list[tuple[int, int, float]]] = defaultdict(list)
    for edge in edges:
        page, index, line, top = edge
        if len(line.text) > _LONGEST:
            continue
        counted = [found for found, shift in _figures(edge) if shifts[shift] >= _FEWEST]
        rest = line.text
        for found in counted:
            rest = line.text[: found.start("page")] + line.text[found.end("page") :]
        if counted and not any(map(str.isalnum, rest)):
            numbers[page, index] = counted[0]["page"]
        elif not (counted and line.size > _LARGER * usual.size):
            words[" ".join(rest.casefold().split()), top].append((page, index, line.base))
    heads: set[tuple[int, int]] = set()
    for places in words.values():
        heads.update(_repeated(places))
    heads.update(_beside(edges, heads | numbers.keys()))
    return Margins(frozenset(heads - numbers.keys()), numbers)


def _figures(
    edge: tuple[int, int, Line, bool],
) -> Iterator[tuple[re.Match[str], tuple[int, bool, bool]]]:
    """Yield the number a line begins or ends with, and how far it is ahead of its page."""
    page, _, line, top = edge
    for first, pattern in ((True, _FIRST), (False, _LAST)):
        found = pattern.search(line.text)
        if found and (value := _value(found["page"])):
            yield found, (value - page, top, first)


def _edges(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int, Line, bool]]:
    """Yield page, index, line and whether it stands at the top, for lines at the edges."""
    for page, lines in enumerate(pages):
        order = sorted(range(len(lines)), key=lambda index: -lines[index].base)
        for index in order[:_DEEP]:
            yield page, index, lines[index], True
        for index in order[max(_DEEP, len(order) - _DEEP) :]:
            yield page, index, lines[index], False


def _repeated(places: Sequence[tuple[int, int, float]]) -> Iterator[tuple[int, int]]:
    """Yield those of ``places`` that share their height with enough other pages."""
    order = sorted(places, key=lambda place: place[2])
    group = order[:1]
    for place in [*order[1:], (-1, -1, float("inf"))]:
        if place[2] - group[-1][2] > _SAME:
            if _goes_on(sorted({page for page, _, _ in group})):
                yield from ((page, index) for page, index, _ in group)
            group = []
        group.append(place)


def _goes_on(pages: Sequence[int]) -> bool:
    """Tell whether enough of ``pages`` follow one another, as those with one running head do.

    What stands again in another chapter, at whatever height, is text.
    """
    run = 1
    for before, page in pairwise(pages):
        run = run + 1 if page - before <= _APART else 1
        if run >= _FEWEST:
            return True
    return False


def _beside(
    edges: Sequence[tuple[int, int, Line, bool]], proven: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the lines at heights where most lines of the document are proven to be margins."""
    order = sorted(edges, key=lambda edge: edge[2].base)
    group: list[tuple[int, int, Line, bool]] = []
    for edge in [*order, None]:
        if group and (edge is None or edge[2].base - group[-1][2].base > 1):
            places = [(page, index) for page, index, line, _ in group if len(line.text) <= _LONGEST]
            known = sum(place in proven for place in places)
            if known >= _FEWEST and _MOST * len(places) < known:
                yield from places
            group = []
        if edge is not None:
            group.append(edge)


def _value(number: str) -> int:
    """Return what a page number counts, in figures or in Roman numerals."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
