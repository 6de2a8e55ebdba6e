"""Where a paragraph was cut by line ends and page marks, and how it is put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.cuts import Cut
from narrate.reading.text.page_marks import PAGE_MARK
from narrate.reading.text.page_marks import RULE as PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.reading.text.vocabulary import Vocabulary

LINE_END = "line-end"
HEALED = "healed-word"

_MARK = PAGE_MARK.pattern.removeprefix(r"\[")
_BREAK = re.compile(rf"[\n\r\f\x85\u2028\u2029\[](?:(?<=[^\[])|(?<=\[){_MARK})", re.IGNORECASE)
_LINE_END = re.compile(r"[\n\r\f\x85\u2028\u2029]\s*")
_LEFT = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?\Z")
_RIGHT = re.compile(r"[^\W\d_]+")
_HYPHENS = "-\u00ad\u2010¬"
_AND = frozenset(
    {"and", "or", "to", "und", "oder", "bzw", "sowie", "bis", "et", "ou", "y", "o", "e"}
)
_LONGEST_WORD = 40
"""Characters looked at on either side of a cut."""
_NO_BLANKS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
"""Scripts that put no blank between words; Korean does, but not at the end of a line."""
_FIRST_WITHOUT = "\u2e80"
"""The first character of such a script."""


class Gap(NamedTuple):
    """A run of white space, line ends and page marks inside a paragraph."""

    start: int
    end: int
    marks: tuple[tuple[int, int, str], ...]
    """Start, end and number of each page mark."""


def gaps(text: str, start: int, end: int) -> Iterator[Gap]:
    """Yield every gap between ``start`` and ``end`` that holds a line end or a page mark."""
    if text.find("[", start, end) < 0:
        for found in _LINE_END.finditer(text, start, end):
            first, last = found.span()
            if first > start and text[first - 1].isspace():
                first = _back(text, first, start)
            yield Gap(first, last, ())
        return
    done = start
    for found in _BREAK.finditer(text, start, end):
        if found.start() < done:
            continue
        first = _back(text, found.start(), done)
        marks = []
        at = first
        while True:
            at = _forth(text, at, end)
            mark = PAGE_MARK.match(text, at, end)
            if mark is None:
                break
            marks.append((*mark.span(), mark["page"]))
            at = mark.end()
        yield Gap(first, at, tuple(marks))
        done = at


def _back(text: str, at: int, least: int) -> int:
    """Return where the white space before ``at`` begins."""
    while at > least and text[at - 1].isspace():
        at -= 1
    return at


def _forth(text: str, at: int, most: int) -> int:
    """Return where the white space from ``at`` on ends."""
    while at < most and text[at].isspace():
        at += 1
    return at


def cuts(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Cut]:
    """Yield what puts the paragraph between ``start`` and ``end`` together again."""
    for gap in gaps(text, start, end):
        first, last, marks = gap
        if first == start or last == end:
            yield from _spread(gap, "", PAGE)
            continue
        ending = text[first - 1]
        if not marks and ending not in _HYPHENS:
            blank = " " if ending < _FIRST_WITHOUT else _blank(text, gap)
            yield Cut(first, last, LINE_END, blank)
            continue
        left = _LEFT.search(text, max(start, gap.start - _LONGEST_WORD), gap.start)
        right = _RIGHT.match(text, gap.end, min(end, gap.end + _LONGEST_WORD))
        if text[gap.start - 1] in _HYPHENS and right:
            yield from _hyphen(text, start, gap, right[0], vocabulary)
        elif left and right and _is_one_word(gap, left[0], right[0], vocabulary):
            yield from _spread(gap, "", HEALED)
        else:
            yield from _spread(gap, _blank(text, gap), LINE_END if not gap.marks else PAGE)


def _is_one_word(gap: Gap, left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a page mark cut one word; a line end without a hyphen never does."""
    if not gap.marks or not right[0].islower():
        return False
    glued = gap.start == gap.marks[0][0] and gap.end == gap.marks[-1][1]
    if glued and not (vocabulary.listed(left) and vocabulary.listed(right)):
        return True
    return vocabulary.is_cut(left, right)


def _hyphen(text: str, start: int, gap: Gap, right: str, vocabulary: Vocabulary) -> Iterator[Cut]:
    """Yield the cuts for a gap after a hyphen: a word broken at it, or a compound with it."""
    left = _LEFT.search(text, max(start, gap.start - 1 - _LONGEST_WORD), gap.start - 1)
    if left is None or is_suspended(left[0], right, vocabulary):
        yield from _spread(gap, _blank(text, gap), LINE_END if not gap.marks else PAGE)
        return
    own = text[gap.start - 1] == "-" and not right[0].islower()
    if not own and (text[gap.start - 1] != "-" or _broken(left[0], right, vocabulary)):
        yield Cut(gap.start - 1, gap.start, HEALED)
    yield from _spread(gap, "", HEALED)


def is_suspended(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a hyphen stands for a part that comes later: "pre- and postwar"."""
    joined = left + right
    return right in _AND and not (vocabulary.listed(joined) or vocabulary.times(joined))


def _broken(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the hyphen between ``left`` and ``right`` only marks the end of a line."""
    if vocabulary.times(left + right):
        return True
    if vocabulary.listed(left + right):
        return True
    return not (vocabulary.listed(left) and vocabulary.listed(right))


def _blank(text: str, gap: Gap) -> str:
    """Return a blank, or nothing between ideographs and inside quotes."""
    left, right = text[gap.start - 1], text[gap.end]
    if gap.marks and (left in "“‘«„([—" or right in "—”’»)],.;:"):
        return ""
    return "" if _NO_BLANKS.match(left) and _NO_BLANKS.match(right) else " "


def _spread(gap: Gap, blank: str, rule: str) -> Iterator[Cut]:
    """Yield one cut for each page mark of the gap and for the white space around them.

    ``blank`` is said once, in place of the first stretch.
    """
    at, said = gap.start, blank
    for start, end, number in gap.marks:
        if start > at:
            yield Cut(at, start, rule, said)
            said = ""
        yield Cut(start, end, PAGE, said, number)
        at, said = end, ""
    if gap.end > at:
        yield Cut(at, gap.end, rule, said)
