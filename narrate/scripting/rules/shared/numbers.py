"""Bare numbers: whole, decimal, of several parts, and ranges of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.joining import apart, edit
from narrate.scripting.rules.shared.written import AMOUNT, DIGIT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords

_PARTS = re.compile(r"\d(?<![\d.].)\d*(?:\.\d+)+(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COUNTED = re.compile(
    rf"(?=[-−\d])(?P<minus>(?<![\w.,)°º%])[-−])?(?P<whole>{WHOLE})"
    rf"(?:,(?:(?P<part>\d+)|[-–]{{1,2}}(?!\w)))?(?P<rest>(?:,\d+)+)?"
)
_RANGE = re.compile(rf"(?=[-−\d])(?<![\w.,/–-]){AMOUNT}(?![\w/–-]|[.,]\d)")
_PAIR = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_SCORES = re.compile(
    rf"(?=\d)(?<![\w.,/–-]){_PAIR.pattern}(?:(?:,?\s|,?\s?\(){_PAIR.pattern}\)?){{1,6}}(?![\w/–-]|[.,]\d)"
)
"""Pairs of small numbers in a row: the sets of a match, with the points of a tie-break."""
_YEARS = re.compile(
    r"(?=[12])(?<![\w.,/–-])(?P<first>1\d{3}|20\d\d)\s?(?P<sep>[-–/])\s?(?P<last>1\d{3}|20\d\d|\d\d)(?![\w/–-]|[.,]\d)"
)
_RATIO = re.compile(r"(?<![\w:.,/-])(\d{1,2})(\s?):\s?(\d{1,2})(?![\w:]|[.,]\d)")
_CENTURY = 100
_SEASONS = 20
"""Years with a slash between them are hardly further apart than this."""
_READ = 6
"""Digits at the end of a number that can agree with what is counted."""


def numbers(words: NumberWords, gender_of: Callable[[str, int, int, int], str]) -> Rule:
    """Return the rule for every number that no stronger rule wanted.

    ``gender_of`` is given the text, the number, and where it begins and ends, and looks what is
    counted.
    """

    def rule(text: str) -> Iterator[Edit]:
        if not DIGIT.search(text):
            return
        for found in _COUNTED.finditer(text):
            last = found["part"] or found["whole"]
            number = int(re.sub(r"\D", "", last)[-_READ:])
            gender = gender_of(text, number, *found.span())
            said = words.number(found["whole"], found["part"], gender)
            for more in (found["rest"] or "").split(",")[1:]:
                said += f" {words.comma} {words.part(more, gender)}"
            if found["minus"]:
                said = f"{words.minus} {said}"
            name = "decimals" if found["part"] else "cardinals"
            yield edit(found, apart(text, found, said), name)

    return rule


def dotted(words: NumberWords, stop: str) -> Rule:
    """Return the rule for numbers of several parts: ``1.2.3`` or ``3.5``, their stops by name."""

    def rule(text: str) -> Iterator[Edit]:
        for found in _PARTS.finditer(text) if DIGIT.search(text) else ():
            if not _GROUPED.fullmatch(found[0]):
                parts = found[0].split(".")
                said = f" {stop} ".join(
                    words.digits(one) if len(parts) > 2 else words.whole(one)  # noqa: PLR2004
                    for one in parts
                )
                yield edit(found, apart(text, found, said), "decimals")

    return rule


def ranges(words: NumberWords) -> Rule:
    """Return the rule for ranges that are neither money, measures, dates nor years."""

    def rule(text: str) -> Iterator[Edit]:
        if not DIGIT.search(text):
            return
        scores = {span for row in _SCORES.finditer(text) for span in _sets(row)}
        for found in _RANGE.finditer(text):
            if found["first"] and _rises(found) and found.span() not in scores:
                yield edit(found, words.amount(found), "ranges")

    return rule


def _sets(row: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the pairs of a row stand if they are scores: one of them falls ("6-4, 3-6")."""
    pairs = list(_PAIR.finditer(row.string, *row.span()))
    falls = any(int(one[1]) > int(one[2]) for one in pairs)
    return [one.span() for one in pairs] if falls else []


def _rises(found: re.Match[str]) -> bool:
    """Say whether the second number is larger; otherwise they are parts of one, ``L. 121-1``."""
    first, last = (
        int(re.sub(r"\D", "", one.partition(",")[0])) for one in (found["first"], found["whole"])
    )
    return first < last or "," in found["first"]


def ratios(words: NumberWords, to: str, *, spaced: bool = True) -> Rule:
    """Return the rule for scores and proportions, ``3:1``; ``to`` is what the colon is called.

    ``spaced`` says whether a colon behind a blank may be one, which in French is punctuation.
    """

    def rule(text: str) -> Iterator[Edit]:
        for found in _RATIO.finditer(text) if ":" in text else ():
            if spaced or not found[2]:
                yield edit(found, f"{words.whole(found[1])} {to} {words.whole(found[3])}", "ratios")

    return rule


def year_ranges(words: NumberWords, year: Callable[[int], str]) -> Rule:
    """Return the rule for spans of years: ``1977–1980``, ``1914/18``."""

    def rule(text: str) -> Iterator[Edit]:
        for found in _YEARS.finditer(text) if DIGIT.search(text) else ():
            first, last = int(found["first"]), int(found["last"])
            if last < _CENTURY:
                if last <= first % _CENTURY:
                    continue
                said = words.whole(found["last"])
            elif last <= first or (found["sep"] == "/" and last > first + _SEASONS):
                continue  # "1521/2021" is the number of a file
            else:
                said = year(last)
            span = Span(*found.span())
            yield Edit(span=span, spoken=f"{year(first)} {words.to} {said}", rule="year-ranges")

    return rule
