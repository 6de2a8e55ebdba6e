"""Licence texts and headers of electronic libraries, which are no part of the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.lines import Line

RULE = "boilerplate"
_START = re.compile(r"\*{3}\s?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b", re.IGNORECASE)
_END = re.compile(
    r"\*{3}\s?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b"
    r"|End of (?:the )?Project Gutenberg(?:['’]s|\b.{0,80}EBook)",
    re.IGNORECASE,
)
_PRODUCED = re.compile(
    r"(?:produced|prepared|transcribed) by\b|e-?text prepared by\b", re.IGNORECASE
)
_FIELD = re.compile(r"^(Title|Author|Language|Release Date)\s*:[ \t]*(\S.*?)\s*$", re.MULTILINE)
_LONGEST_HEADER = 20_000
"""Characters searched for the fields of a header."""


def is_start(words: str) -> bool:
    """Tell whether a paragraph has the line with which a library's header ends."""
    return _START.search(words) is not None


def is_end(words: str) -> bool:
    """Tell whether a paragraph begins a library's licence after the end of the work."""
    return _END.search(words) is not None


class Body(NamedTuple):
    """The lines of the work itself and what stands around them."""

    lines: Sequence[Line]
    outside: tuple[Cut, ...]
    fields: dict[str, str]
    """What the header says, by its own names in lower case."""


def body_of(text: str, lines: Sequence[Line]) -> Body:
    """Part the work from the header and the licence of Project Gutenberg, where they stand."""
    first = _index(text, lines, _START, 0)
    if first is None:
        return Body(lines, (), {})
    start = first + 1
    last = _index(text, lines, _END, start)
    end = len(lines) if last is None else last
    start = _without_credits(text, lines, start, end)
    if all(line.blank for line in lines[start:end]):
        return Body(lines, (), {})
    outside = [Cut(0, lines[start - 1].end, RULE)]
    if end < len(lines):
        outside.append(Cut(lines[end].start, lines[-1].end, RULE))
    header = text[: min(lines[first].start, _LONGEST_HEADER)]
    fields = {found[1].lower(): found[2] for found in _FIELD.finditer(header)}
    return Body(lines[start:end], tuple(cut for cut in outside if cut.end > cut.start), fields)


def _index(text: str, lines: Sequence[Line], pattern: re.Pattern[str], first: int) -> int | None:
    """Return the first line from ``first`` on that begins with ``pattern``."""
    for index in range(first, len(lines)):
        line = lines[index]
        if text[line.start : line.start + 1] in "*Ee" and pattern.match(text, line.start, line.end):
            return index
    return None


def _without_credits(text: str, lines: Sequence[Line], start: int, end: int) -> int:
    """Return the line after the credits of the transcribers, if such a paragraph comes first."""
    at = start
    while at < end and lines[at].blank:
        at += 1
    if at == end or not _PRODUCED.match(text, lines[at].start, lines[at].end):
        return at
    while at < end and not lines[at].blank:
        at += 1
    return at
