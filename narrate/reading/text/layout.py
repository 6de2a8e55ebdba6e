"""Lines to paragraphs: decided once for the whole text, from the statistics of its lines.

Three layouts are met: paragraphs parted by blank lines, one paragraph to a line, and lines wrapped
at a fixed width. Wrapped lines betray themselves: the first word of the next line would not have
fitted, and many go on in lower case.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.page_marks import only_page_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.text.lines import Line

_WIDEST_WRAP = 130
"""Columns; nobody wraps by hand beyond this."""
_NARROWEST_WRAP = 25
_WRAPPED = ((0.5, 0.2), (0.3, 0.4))
"""A text is wrapped when more than such a share of its line ends follow a full line, and more
than such a share of its lines go on in lower case."""
_RAGGED = 0.9
"""Lines are full when the next word would not have fitted into this share of the width."""
_LONGEST_SALUTATION = 80
_SHORT = 0.75
"""Lines below this share of the width end something."""

ITEM_START = re.compile(r"[•·▪◦‣∙●○*–—-]\s+\S|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]{1,2}\s")
"""What a list item begins with."""
_LETTERED = re.compile(r"[A-Za-z][.)]\s")
"""An item, or an abbreviation: "p. 12", "J. Smith"."""
_COUNTED = re.compile(r"\(?(?:(?P<digits>\d{1,3})|(?P<letter>[A-Za-z]))[.)]{1,2}\s")
_AFTER_LETTER = frozenset(".)")
_ENDS = frozenset('.!?:;"”’»)]')


class Layout(NamedTuple):
    """How the text is set."""

    wrapped: bool
    """Whether a line end is mostly a blank rather than the end of a paragraph."""
    width: int
    """Columns of an ordinary full line."""


def layout_of(text: str, lines: Sequence[Line]) -> Layout:
    """Decide how ``text`` is set."""
    widths = sorted(indent + end - start for start, end, indent in lines if start < end)
    if not widths:
        return Layout(wrapped=False, width=0)
    width = widths[(len(widths) - 1) * 95 // 100]
    pairs = [two for two in pairwise(lines) if two[0][0] < two[0][1] and two[1][0] < two[1][1]]
    if not pairs or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return Layout(wrapped=False, width=width)
    full = sum(is_full(text, *two, width) for two in pairs) / len(pairs)
    going_on = sum(_goes_on_in_lower_case(text, lower) for _, lower in pairs) / len(pairs)
    wrapped = any(full > least and going_on > low for least, low in _WRAPPED)
    return Layout(wrapped=wrapped, width=width)


def is_full(text: str, upper: Line, lower: Line, width: int) -> bool:
    """Tell whether the first word of ``lower`` would not have fitted at the end of ``upper``."""
    start, end, indent = upper
    reach = end - start + (indent if indent * 3 < width else 0)
    least = _RAGGED * width
    if reach + 2 > least:
        return True  # not even a letter
    word = text[lower.start : min(lower.end, lower.start + width)].split(maxsplit=1)[0]
    return reach + 1 + len(word) > least


def _begins_item(text: str, group: Sequence[Line], line: Line) -> bool:
    """Tell whether ``line`` is an item; after a letter only where an item or a colon is above."""
    if not ITEM_START.match(text, line.start, line.end):
        return False
    first = group[0]
    listed = ITEM_START.match(text, first.start, first.end) or text[group[-1].end - 1] == ":"
    return bool(listed) or not _LETTERED.match(text, line.start, line.end)


def _counts_on(text: str, above: Line, line: Line) -> bool:
    """Tell whether ``line`` is the item after the one that begins with ``above``."""
    start, end, _ = line
    if text[start].isalpha() and text[start + 1 : start + 2] not in _AFTER_LETTER:
        return False  # as most lines
    two = _COUNTED.match(text, start, end)
    one = _COUNTED.match(text, above.start, above.end) if two else None
    if one is None or two is None:
        return False
    if one["digits"] and two["digits"]:
        return int(two["digits"]) == int(one["digits"]) + 1
    return bool(one["letter"] and two["letter"]) and ord(two["letter"]) == ord(one["letter"]) + 1


def _goes_on_in_lower_case(text: str, line: Line) -> bool:
    """Tell whether ``line`` begins with a letter that is no capital."""
    first = text[line.start]
    return first.isalpha() and not first.isupper()


class Paragraph(NamedTuple):
    """Where one paragraph stands. Its lines are not kept: they would be larger than the text."""

    first: Line
    last: Line
    tight: bool
    """Whether no blank line stands above it."""


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs; a line of page marks alone is passed over."""
    layout = layout_of(text, lines)
    group: list[Line] = []
    blank, turned, tight = True, False, False
    for line in lines:
        start, end, _ = line
        if start == end:
            blank = True
            continue
        if text[start] == "[" and only_page_marks(text, start, end):
            turned = True
            continue
        if group and not _belongs(text, group, line, layout, blank=blank, turned=turned):
            yield Paragraph(group[0], group[-1], tight)
            group = []
        tight = tight if group else not blank
        group.append(line)
        blank = turned = False
    if group:
        yield Paragraph(group[0], group[-1], tight)


def _belongs(
    text: str, group: Sequence[Line], line: Line, layout: Layout, *, blank: bool, turned: bool
) -> bool:
    """Tell whether ``line`` goes on with the paragraph of ``group``.

    ``blank`` says that a blank line stands between them, ``turned`` that a page was turned.
    """
    if turned and (blank or not layout.wrapped):
        return text[group[-1].end - 1] not in _ENDS and _goes_on_in_lower_case(text, line)
    if blank:
        return False
    if _counts_on(text, group[0], line):
        return False
    if not layout.wrapped:
        return _breaks_off(text, group, line)
    return _wraps(text, group, line, layout.width)


def _breaks_off(text: str, group: Sequence[Line], line: Line) -> bool:
    """Tell whether a sentence that began with a capital goes on in lower case on ``line``.

    What follows a salutation with a comma begins in lower case in some languages.
    """
    mark = ITEM_START.match(text, group[0].start, group[0].end)
    first = text[mark.end() if mark else group[0].start : group[0].end].lstrip('"“‘«([')
    begins, ends = first[:1], text[group[-1].end - 1]
    long = group[-1].end - group[-1].start > _LONGEST_SALUTATION
    open_ended = ends.islower() or (ends == "," and long)
    item = ITEM_START.match(text, line.start, line.end) is not None
    return begins.isupper() and open_ended and text[line.start].islower() and not item


def _wraps(text: str, group: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether the end of the last line of ``group`` is a mere wrap, in a wrapped text."""
    upper = group[-1]
    if text[upper.end - 1] == "-" and text[upper.end - 2 : upper.end - 1].isalpha():
        return True
    ended = text[upper.end - 1] in _ENDS
    short = upper.end - upper.start < _SHORT * width
    if len(group) == 1 and text[upper.end - 1] == "," and short:
        return is_full(text, upper, line, width)
    if _goes_on_in_lower_case(text, line) and not _begins_item(text, group, line):
        return True
    indented = line.indent > upper.indent + 1
    if ended and (indented or _begins_item(text, group, line)):
        return False
    return not short or is_full(text, upper, line, width)
