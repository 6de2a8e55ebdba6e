"""Chapters of books that have parts: which levels of headings open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.html.headings import chapter_levels
from narrate.reading.html.naming import elements_of, has_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from narrate.markup.tree import Element

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_TEXT = frozenset({"p", "li", "table", "pre", "dd", "figure"})
_FEW = 2
"""Paragraphs that may stand between the heading of a part and that of its first chapter."""
_MOST = 0.6
"""Share of the headings of one level that head parts, from which those below open chapters."""


def levels_of(body: Element, silent: Collection[int]) -> tuple[int, ...]:
    """Return the levels of headings that open chapters, with those of the chapters in parts.

    Elements that are ``silent`` (by ``id()``) do not count.
    """
    levels = chapter_levels(elements_of(body, silent))
    outline = _outline(body, silent)
    while levels and (below := _in_parts(outline, levels[-1])):
        levels = (*levels, below)
    return levels


def _outline(body: Element, silent: Collection[int]) -> list[tuple[int, int]]:
    """Return the levels of all headings, and how many paragraphs stand below each of them."""
    found: list[tuple[int, int]] = []
    for element in elements_of(body, silent):
        if level := _LEVELS.get(element.name, 0):
            if has_words(element):
                found.append((level, 0))
        elif element.name in _TEXT and found:
            found[-1] = (found[-1][0], found[-1][1] + 1)
    return found


def _in_parts(outline: list[tuple[int, int]], level: int) -> int:
    """Return the level of the chapters in parts of this level; 0 where they are no parts."""
    after = [*outline[1:], (0, 0)]
    heads = [
        following[0]
        for (one, texts), following in zip(outline, after, strict=True)
        if one == level and texts <= _FEW and following[0] > level
    ]
    count = sum(one == level for one, _ in outline)
    if count < 1 or len(heads) < _MOST * count:
        return 0
    below = min(heads)
    return below if sum(one == below for one, _ in outline) > count else 0
