"""Lines of pages to one text: reading order, paragraphs, headings, notes at the feet of pages.

A PDF has letters and places. What follows from the places is told here; what follows from the words
is told by the reader of plain text, which reads the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.pdf.columns import in_order
from narrate.reading.pdf.headings import Headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.pdf.columns import Set
    from narrate.reading.pdf.margins import Margins
    from narrate.reading.pdf.pages import Pages
    from narrate.reading.pdf.setting import Type

_SMALLER = 0.93
"""Share of the size of the text below which a note is set."""
_GAP = 1.35
"""How many times the usual distance between two lines parts paragraphs."""
_INDENT = 0.8
"""How many times the size of the type a first line is set in."""
_SHORT = 0.12
"""By what share of its column a line must be short to end a paragraph."""
_TABLE_LINES = 3
"""Lines with wide gaps that make a table likely."""
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})\Z")
"""Rows of dots that lead to a page number, as in lists of contents."""
_ITEM = re.compile(r"[•·▪◦‣∙●○■□–—-]\s+\S|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
_ENDS = (".", "!", "?", ":", ";", "”", "’", "»", '"', ")")
_NOTE = re.compile(r"(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3})[.)]?\s*[^\W\d_]")


class Block(NamedTuple):
    """A paragraph, a heading or a note."""

    lines: tuple[str, ...]
    level: int = 0
    """Of a heading, from 1; otherwise 0."""


@dataclass(slots=True)
class Flow:
    """The text of a document in reading order."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    """The notes at the feet of the pages."""
    in_columns: int = 0
    """Pages set in columns."""
    with_tables: int = 0
    """Pages that seem to hold tables."""


def flow_of(pages: Pages, margins: Margins, usual: Type) -> Flow:
    """Return the text of ``pages``, set in ``usual``, without what stands in ``margins``."""
    silent = margins.heads | margins.numbers.keys()
    kept = [
        [line for index, line in enumerate(lines) if (number, index) not in silent]
        for number, lines in enumerate(pages.lines)
    ]
    headings = Headings(kept, pages.marks, usual)
    flow = Flow()
    group: list[Set] = []
    for lines in kept:
        order, columns = in_order(lines)
        flow.in_columns += columns
        wide = sum(line.gaps > 0 for line in lines)
        flow.with_tables += not columns and wide >= _TABLE_LINES
        for one in _without_notes(order, usual, flow):
            if group and not _goes_on(group, one, usual, headings):
                flow.blocks.append(_block(group, headings))
                group = []
            group.append(one)
    if group:
        flow.blocks.append(_block(group, headings))
    return flow


def _block(group: Sequence[Set], headings: Headings) -> Block:
    return Block(tuple(one.line.text for one in group), headings.level(group[0].line))


def _without_notes(order: Sequence[Set], usual: Type, flow: Flow) -> Sequence[Set]:
    """Take the notes at the foot of a page out of it: small lines at its end, the first marked."""
    end = len(order)
    while end and order[end - 1].line.size < _SMALLER * usual.size:
        end -= 1
    first = next((at for at in range(end, len(order)) if _NOTE.match(order[at].line.text)), None)
    if not end or first is None:
        return order
    group: list[str] = []
    for one in order[first:]:
        if group and _NOTE.match(one.line.text):
            flow.notes.append(Block(tuple(group)))
            group = []
        group.append(one.line.text)
    flow.notes.append(Block(tuple(group)))
    return order[:first]


def _goes_on(group: Sequence[Set], one: Set, usual: Type, headings: Headings) -> bool:
    """Tell whether a line goes on with the paragraph or heading of ``group``."""
    before, line = group[-1].line, one.line
    level = headings.level(line)
    if level != headings.level(before) or _begins(line.text) or _LEADER.search(before.text):
        return False
    distance = before.base - line.base
    turned = before.page != line.page or distance < -usual.size
    if level:
        return not turned and distance < 2 * line.size and not headings.is_marked(line)
    if not turned and distance > _GAP * usual.pitch:
        return False
    hanging = _ITEM.match(group[0].line.text) and line.left > group[0].line.left + 1
    return bool(hanging and not turned) or not _parted(group[-1], one, turned=turned)


def _begins(text: str) -> bool:
    """Tell whether a line begins something whatever stands before: an item, a line of contents."""
    return bool(_ITEM.match(text) or _LEADER.search(text))


def _parted(before: Set, one: Set, *, turned: bool) -> bool:
    """Tell whether a paragraph ends between two lines: the upper is short, the lower set in."""
    upper, line = before.line, one.line
    ended = upper.text.endswith(_ENDS)
    if ended and upper.right < before.right - _SHORT * (before.right - before.left):
        return True
    flush = upper.left - before.left < _INDENT * upper.size / 2
    indented = flush and line.left - one.left > _INDENT * line.size
    return indented and (ended or not turned)
