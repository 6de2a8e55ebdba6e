"""Ranges of numbers that are neither years, money nor dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import by_name, ordinal, said
from narrate.scripting.rules.en.references import is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_HUNDREDS = 3
_RANGE = re.compile(
    rf"(?=\d)(?<![\w.,/–-])(?P<a>{_NUMBER})\s?(?P<dash>[-–])\s?(?P<b>{_NUMBER})"
    r"(?P<th>st|nd|rd|th)?(?![\w/–]|-(?!year|month|week|day|hour|minute|mile|foot|man|page)|\.\d)"
    r"(?P<era>\s?B\.?C)?"
)
_ALPHABET = re.compile(r"[Aa](?<!\w.)(?:(?<=A)\s?[-–]\s?Z|(?<=a)[-–]z)\b")
_VOTES = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|pass(?:ed|es)|approved|reject(?:ed|s)|won|wins?|lost|loses|beat|defeat(?:ed)?|led|leads?|score)\b"
)
"""Shows that two numbers are the sides of a vote or a game."""
_BRACKETED = re.compile(
    r"(?<=\([a-zA-Z]\))\s?[-–]\s?(?=\([a-zA-Z]\))|(?<=[\divx]\))\s?[-–]\s?(?=\((?:\d{1,3}|[ivx]{1,4})\))"
)
_EVEN = re.compile(r"(?:50-50|60-40|80-20)(?<![\w.,-].....)(?![\w,]|-\d|\.\d)")
"""Shares of two, which have no "to"."""


def ranges(text: str) -> Iterator[Edit]:
    """Say ``12–15`` as "twelve to fifteen"; shortened ends (``112–15``) are said as they stand."""
    for found in _BRACKETED.finditer(text) if "(" in text else ():
        yield Edit(span=Span(*found.span()), spoken=" to ", rule="ranges")
    for found in _EVEN.finditer(text):
        spoken = " ".join(map(said, found[0].split("-")))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="ranges")
    for found in _RANGE.finditer(text):
        span = Span(found.start(), found.end("th") if found["th"] else found.end("b"))
        if found["th"] and found["a"].isdecimal() and found["b"].isdecimal():
            spoken = f"{ordinal(int(found['a']))} to {ordinal(int(found['b']))}"
        elif found["dash"] == "-" and is_named(text, found.start()):
            spoken = f"{by_name(found['a'])} dash {by_name(found['b'])}"
        elif found["era"] or found["dash"] == "–" or _is_vote(text, found.start()):
            spoken = f"{said(found['a'])} to {said(found['b'])}"
        else:
            spoken = _said(found["a"], found["b"])
        yield Edit(span=span, spoken=spoken, rule="ranges")


def _is_vote(text: str, at: int) -> bool:
    return _VOTES.search(text, max(0, at - 40), at) is not None


def alphabets(text: str) -> Iterator[Edit]:
    """Say ``A–Z`` with "to"."""
    if not ("-" in text or "–" in text) or not ("z" in text or "Z" in text):
        return
    for found in _ALPHABET.finditer(text):
        spoken = f"{found[0][0]} to {found[0][-1]}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="ranges")


def _said(first: str, last: str) -> str:
    """Say a range; what falls in hundreds is no range but the name of a type (``747-400``)."""
    falls = len(first) == len(last) == _HUNDREDS and first.isdecimal() and first > last
    return f"{by_name(first)} {by_name(last)}" if falls else f"{said(first)} to {said(last)}"
