"""Chapter and verse, and ratios: two numbers with a colon that are no time of day."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal
from narrate.scripting.rules.en.numbers import said as number
from narrate.scripting.rules.en.romans import value
from narrate.scripting.rules.stops import has_inner_stop
from narrate.scripting.rules.tables import table, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "narrate.scripting.rules.en"
_VERSE = re.compile(
    r"\b(?:(?P<part>[1-3]|I{1,3})\s)?(?P<book>[A-Z][A-Za-z']{1,14})\.?\s(?P<numbers>\d{1,3}:\d{1,3}(?:\s?[-–]\s?\d{1,3}(?::\d{1,3})?)?"
    r"(?:,\s?\d{1,3}(?!\d|:)(?:\s?[-–]\s?\d{1,3}(?!\d|:))?)*)(?![\d:]|\s?[ap]\.?m\b)"
)
_CHAPTER = re.compile(
    r"\b(?:(?P<part>[1-3]|I{1,3})\s)?(?P<book>[A-Z][A-Za-z']{1,14})\.?\s(?P<chapter>[ivxlc]{1,8})(?![\w'’])"
    r"(?:(?:\.?,?:?\s|[.:])(?P<verse>\d{1,3})(?:\s?[-–]\s?(?P<last>\d{1,3}))?(?!\w))?"
)
"""Chapter and verse as old books have them: "Matt. v. 3"."""
_SMALL_NUMERAL = re.compile(r"\s[ivxlc]{1,8}(?![\w'’])")
_PLAY = re.compile(r"(?<![\w.])(?P<act>[IV]{1,3})\.(?P<scene>[ivx]{1,4})\.(?P<line>\d{1,4})(?!\w)")
_PART = re.compile(r"\d+|[-–,]")
_RATIO = re.compile(
    r"(?<![\w.,:/])(?P<one>\d{1,4}):(?P<other>\d|\d{1,3}(?:,\d{3})+|\d{3,7})(?![\w:/]|[.,]\d)"
)

_PLACES = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}
_IN_PARTS = frozenset([
    "Samuel", "Kings", "Chronicles", "Corinthians", "Thessalonians", "Timothy", "Peter", "John",
    "Maccabees", "Esdras",
])  # fmt: skip


def verses(text: str) -> Iterator[Edit]:
    """Say ``1 Cor. 13:4`` as "First Corinthians thirteen four", ``2:1`` as "two to one"."""
    for found in _CHAPTER.finditer(text) if _SMALL_NUMERAL.search(text) else ():
        short = found["part"] or found["book"] in _names()
        if found["book"] in word_list(_PACKAGE, "books") and (found["verse"] or short):
            verse = f" {number(found['verse'])}" if found["verse"] else ""
            last = f" to {number(found['last'])}" if found["last"] else ""
            said = f"{_roman(found['chapter'])}{verse}{last}"
            span = Span(found.start("chapter"), found.end())
            yield Edit(span=span, spoken=said, rule="verses")
            yield from _book(found)
    for found in _PLAY.finditer(text) if has_inner_stop(text) else ():
        said = f"{_roman(found['act'])} {_roman(found['scene'])} {number(found['line'])}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="verses")
    if ":" not in text:
        return
    for found in _VERSE.finditer(text):
        if found["book"] in word_list(_PACKAGE, "books"):
            said = " ".join(_said(part) for part in _PART.findall(found["numbers"]))
            yield Edit(span=Span(*found.span("numbers")), spoken=said, rule="verses")
            yield from _book(found)
    for found in _RATIO.finditer(text):
        said = f"{cardinal(int(found['one']))} to {number(found['other'])}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="ratios")


def _book(found: re.Match[str]) -> Iterator[Edit]:
    """Say the name of a book in full, and which of several of its name it is."""
    short = found["book"]
    name = _names().get(short, short)
    start, end = found.span("book")
    if found["part"] and name in _IN_PARTS:
        start, name = found.start("part"), f"{_PLACES[found['part']]} {name}"
    if name != short:
        end += found.string[end] == "."
        yield Edit(span=Span(start, end), spoken=name, rule="verses")


def _roman(numeral: str) -> str:
    return cardinal(value(numeral.upper()))


@cache
def _names() -> dict[str, str]:
    """Return the books in full by their abbreviations."""
    return dict(table(_PACKAGE, "bible"))  # type: ignore[arg-type] # two columns


def _said(part: str) -> str:
    if part.isdecimal():
        return cardinal(int(part))
    return "and" if part == "," else "to"
