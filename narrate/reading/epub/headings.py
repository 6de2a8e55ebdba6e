"""Headings that only the navigation knows: page-makers set them as paragraphs of some class.

A line of the table of contents leads to a place in a file. Where the lines that stand there say
what it says, they are the chapter's heading, with a number above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.html.naming import elements_of, has_words, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.markup.tree import Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = _HEADINGS | {"p", "div", "center"}
_LONGEST = 200
"""Characters of a line of a heading."""
_ABOVE = 2
"""Lines above the place that may belong to the heading."""
_MOST = 5
"""Lines of a heading."""
_NUMBER = re.compile(
    r"(?:(?:chapter|part|book|kapitel|teil|chapitre|partie|capítulo|parte)\s+)?"
    r"(?:\d{1,3}|[ivxlc]{1,8}|one|two|three|four|five|six|seven|eight|nine|ten)\.?",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """Where a chapter begins, if not at the element its line leads to."""

    title: str
    id: str


def name_headings(body: Element, chapters: Mapping[str, str]) -> dict[int, Opening]:
    """Make headings of the lines that say what the navigation says.

    Args:
        body: Of one file.
        chapters: Titles by the ids of elements; blank for the beginning of the file.

    Returns:
        The chapters that begin above the element they are known by: by ``id()`` of their lines.
    """
    if not chapters:
        return {}
    lines, places = _lines(body)
    openings: dict[int, Opening] = {}
    for fragment, title in chapters.items():
        at = places.get(fragment, -1) if fragment else 0
        found = _heading(lines, at, title)
        if at < 0 or found is None:
            continue
        first, end = found
        _name(lines[first:end])
        if first < at:
            openings[id(lines[first])] = Opening(title, fragment)
    return openings


def _lines(body: Element) -> tuple[list[Element], dict[str, int]]:
    """Return the lines of text of a file, and by id the line that is there or follows."""
    lines: list[Element] = []
    places: dict[str, int] = {}
    for element in elements_of(body):
        if identity := element.attributes.get("id"):
            places.setdefault(identity, len(lines))
        if element.name in _LINES and _is_line(element):
            for one in elements_of(element):
                if identity := one.attributes.get("id"):
                    places.setdefault(identity, len(lines))
            lines.append(element)
    return lines, places


def _is_line(element: Element) -> bool:
    """Tell whether it has words and holds no lines of its own."""
    if any(one.name in _LINES for one in element.elements()):
        return False
    return has_words(element)


def _heading(lines: Sequence[Element], at: int, title: str) -> tuple[int, int] | None:
    """Return the first and end of the lines around ``at`` that together say ``title``."""
    wanted = _letters(title)
    for first in range(at, max(-1, at - 1 - _ABOVE), -1):
        said = ""
        for end in range(first, min(first + _MOST, len(lines))):
            words = words_of(lines[end], _LONGEST + 1)
            said += _letters(words)
            if len(words) > _LONGEST or not wanted.startswith(said):
                break
            if said == wanted and end >= at:
                return _with_number(lines, first), end + 1
    return None


def _with_number(lines: Sequence[Element], first: int) -> int:
    """Return the place of a bare number above a heading, or ``first`` where there is none."""
    above = first - 1
    return above if above >= 0 and _NUMBER.fullmatch(words_of(lines[above], 30)) else first


def _name(lines: Sequence[Element]) -> None:
    """Give the lines of one heading the names of headings."""
    for number, line in enumerate(lines):
        if line.name not in _HEADINGS:
            line.name = "h2" if number else "h1"


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
