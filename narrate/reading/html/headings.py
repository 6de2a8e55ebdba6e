"""Which headings of a page open a chapter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from narrate.reading.html.naming import has_words, types_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.markup.tree import Element

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def chapter_levels(elements: Iterable[Element]) -> tuple[int, ...]:
    """Return the levels whose headings open chapters: the highest that there is more than one of.

    A single heading above them is the title, which opens the first. Only ``elements`` count.
    """
    counts: Counter[int] = Counter()
    for element in elements:
        if element.name in _LEVELS or "role" in element.attributes:
            level = _level(element)
            if level and has_words(element):
                counts[level] += 1
    levels = sorted(counts)
    for at, level in enumerate(levels):
        if counts[level] > 1:
            return tuple(levels[: at + 1])
    return tuple(levels[:1])


def _level(element: Element) -> int:
    if element.name in _LEVELS:
        return _LEVELS[element.name]
    if "role" in element.attributes and "role=heading" in types_of(element):
        said = element.attributes.get("aria-level", "2")
        return int(said) if said.isdecimal() else 2
    return 0
