"""List numbers as Word shows them (``word/numbering.xml``), overrides and restarts included.

Of a document only the list and the level of a paragraph are stored; the figure is counted. Lists
with one abstract definition count on from one another, unless an override starts them anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrate.reading.docx.names import child, children, get, is_on, number
from narrate.reading.docx.numerals import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.styles import NumberingRef, Styles

BULLET = "bullet"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLET = "•"
"""Whatever sign of whatever font is shown."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and shown."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    """With ``%1`` to ``%9`` for the counts of the levels."""
    restarts_after: int | None = None
    """The level (from 1) whose count starts this one anew; 0 for none, ``None`` for any above."""
    legal: bool = False
    """Whether all counts in it are shown as figures."""


@dataclass(frozen=True, slots=True)
class _List:
    """One ``w:num``."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Levels that an override starts anew, and at which count."""


class Numbering:
    """Counts the lists of one document, paragraph by paragraph."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        """Take the lists by their ``w:numId``."""
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def mark(self, ref: NumberingRef) -> str | None:
        """Count the next paragraph of a list; return its mark as shown.

        ``None`` when there is no such list (``w:numId`` 0 takes a paragraph out of its list); a
        blank string for a list without visible marks.
        """
        found = self._lists.get(ref.num)
        if found is None:
            return None
        depth = min(max(ref.level, 0), _LEVELS - 1)
        level = found.levels.get(depth, Level())
        counts = self._counts.setdefault(found.abstract, {})
        self._count(found, ref.num, depth, counts)
        if level.style == BULLET:
            return _BULLET
        return _PLACE.sub(lambda place: _shown(found, level, counts, int(place[1]) - 1), level.text)

    def is_bullet(self, ref: NumberingRef) -> bool:
        """Tell whether the marks of a list at this depth are bullets."""
        found = self._lists.get(ref.num)
        level = found.levels.get(ref.level) if found else None
        return level is not None and level.style == BULLET

    def _count(self, found: _List, num: str, depth: int, counts: dict[int, int]) -> None:
        """Count up at ``depth``, and have the levels below begin again."""
        anew = depth in found.starts and (num, depth) not in self._seen
        self._seen.add((num, depth))
        if anew:
            counts[depth] = found.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = found.levels.get(depth, Level()).start
        for below in [one for one in counts if one > depth]:
            after = found.levels.get(below, Level()).restarts_after
            if after is None or 0 < depth + 1 <= after:
                del counts[below]


def _shown(found: _List, level: Level, counts: Mapping[int, int], depth: int) -> str:
    """Return the count of one level inside the mark of another."""
    own = found.levels.get(depth, Level())
    style = "decimal" if level.legal and own.style != BULLET else own.style
    return mark(counts.get(depth, own.start), style)


def numbering_of(root: XmlElement | None, styles: Styles) -> Numbering:
    """Return the lists in ``word/numbering.xml``; none where a document has no such part."""
    abstracts = {get(one, "w:abstractNumId"): one for one in children(root, "w:abstractNum")}
    lists: dict[str, _List] = {}
    for num in children(root, "w:num"):
        identity = get(child(num, "w:abstractNumId"), "w:val")
        definition = abstracts.get(identity)
        linked = get(child(definition, "w:numStyleLink"), "w:val")
        if linked and (ref := styles.numbering(linked)):
            other = next((n for n in children(root, "w:num") if get(n, "w:numId") == ref.num), None)
            definition = abstracts.get(get(child(other, "w:abstractNumId"), "w:val"), definition)
        lists[get(num, "w:numId")] = _list(num, identity, definition)
    return Numbering(lists)


def _list(num: XmlElement, abstract: str, definition: XmlElement | None) -> _List:
    levels = {number(get(one, "w:ilvl")): _level(one) for one in children(definition, "w:lvl")}
    starts: dict[int, int] = {}
    for override in children(num, "w:lvlOverride"):
        depth = number(get(override, "w:ilvl"))
        own, start = child(override, "w:lvl"), child(override, "w:startOverride")
        if own is not None:
            levels[depth] = _level(own)
        if start is not None:
            starts[depth] = number(get(start, "w:val"), 1)
            levels[depth] = replace(levels.get(depth, Level()), start=starts[depth])
    return _List(abstract, levels, starts)


def _level(element: XmlElement) -> Level:
    restart = child(element, "w:lvlRestart")
    return Level(
        start=number(get(child(element, "w:start"), "w:val"), 0),
        style=get(child(element, "w:numFmt"), "w:val") or "decimal",
        text=get(child(element, "w:lvlText"), "w:val"),
        restarts_after=None if restart is None else number(get(restart, "w:val")),
        legal=is_on(child(element, "w:isLgl")),
    )
