"""Bare numbers: whole, ordinal, decimal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.fractions import apart
from narrate.scripting.rules.en.numbers import (
    LONGEST,
    by_name,
    cardinal,
    digits,
    ordinal,
    plural,
    said,
    suffix,
)
from narrate.scripting.rules.en.years import COUNTED
from narrate.scripting.rules.joining import joined
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"
_SPACED = re.compile(
    r"\d(?<![\w.,$£€:/-].)\d{0,2}(?:(?:[\u202f\u2009\u00a0]\d{3})+|(?: \d{3}){2,}| 000)"
    r"(?![\d/-]|[.,:\s]\d)"
)
_LONG = re.compile(r"\d{5,9}(?<!00)(?![\w/]|[.,]\d)")
_NAMED = re.compile(
    r"(?:\b(?P<name>[A-Z][A-Za-z.]+)|\b(?:telegrams?|cables?|airgrams?|despatch|dispatch|numbers?|numbered|"
    r"account|order|ticket|file|code|nos?\.))\s$"
)
"""A name or a word for papers, behind which a long number counts nothing."""
_MINUS = r"(?P<minus>(?<!\w)[-−]|(?<![^\s(])(?<!\d\s)–)?"
_CARDINAL = re.compile(rf"(?=[\d−–-]){_MINUS}(?P<number>{_WHOLE})(?P<plural>s(?!\w))?")
_ORDINAL = re.compile(
    rf"(?=\d)(?<![\w.,])(?P<number>{_WHOLE})(?P<th>st|nd|rd|th)(?!\w)", re.IGNORECASE
)
_LAW = re.compile(
    r"(?=\d)(?:(?<![\w.])(?P<number>\d*[23])d(?=\s[A-Z]|\s(?:ed|sess|rev)\b)|"
    r"(?:(?<=\bthe\s)|(?<=(?:st|nd|rd|th)\s&\s)|(?<=(?:st|nd|rd|th)\sor\s)|(?<=(?:st|nd|rd|th)\sand\s))"
    r"(?P<after>\d*[23])d(?!\w))"
)
_DECIMAL = re.compile(
    rf"(?=[\d.−–-]){_MINUS}(?<![\d.])(?P<whole>{_WHOLE})?\.(?P<part>\d+)(?![\d]|\.\d)"
)
_CODE = 3
"""Digits with letters glued to them that are a code and read one by one."""
_GROUP = 10
_DOTS = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d])")


def cardinals(text: str) -> Iterator[Edit]:
    """Say every whole number that no stronger rule wanted."""
    for found in _SPACED.finditer(text):
        spoken = cardinal(int("".join(filter(str.isdecimal, found[0]))))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="cardinals")
    for found in _LONG.finditer(text):
        if _is_identifier(text, *found.span()):
            yield Edit(span=Span(*found.span()), spoken=digits(found[0]), rule="cardinals")
    for found in _CARDINAL.finditer(text):
        number = found["number"]
        if len(number) > LONGEST:
            yield from _in_groups(found)
            continue
        glued = text[found.end() : found.end() + 1].isalpha() and len(number) >= _CODE
        if found["plural"]:
            spoken = plural(int(number.replace(",", "")))
        else:
            spoken = _glued(text, found.end(), number) if glued else said(number)
        if found["minus"]:
            spoken = f"minus {spoken}"
        yield Edit(span=Span(*found.span()), spoken=apart(text, found, spoken), rule="cardinals")


def _is_identifier(text: str, start: int, end: int) -> bool:
    """Say whether a long number is the name of a paper: "State 48213"."""
    named = _NAMED.search(text, max(0, start - 24), start)
    if named is None or COUNTED.match(text, end):
        return False
    return (named["name"] or "").rstrip(".").lower() not in SENTENCES.starters


def _glued(text: str, end: int, number: str) -> str:
    """Say the digits before letters: as a name before a single one (``1080p``), else one by one."""
    single = not text[end + 1 : end + 2].isalnum()
    return by_name(number) if single else digits(number)


def _in_groups(found: re.Match[str]) -> Iterator[Edit]:
    """Say the digits of a number that has no name in groups, so that a breath may come between."""
    start, end = found.span()
    for at in range(start, end, _GROUP):
        part = Span(at, min(at + _GROUP, end))
        yield Edit(span=part, spoken=digits(found.string[part.start : part.end]), rule="cardinals")


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``21st``, and ``2d`` as lawyers write it; an ending that is wrong is left alone."""
    yield from joined(text, _ordinals(text), "to")
    for found in _LAW.finditer(text):
        spoken = ordinal(int(found["number"] or found["after"]))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="ordinals")


def _ordinals(text: str) -> Iterator[Edit]:
    for found in _ORDINAL.finditer(text):
        number = int(found["number"].replace(",", ""))
        if found["th"].lower() == suffix(number):
            yield Edit(span=Span(*found.span()), spoken=ordinal(number), rule="ordinals")


def decimals(text: str) -> Iterator[Edit]:
    """Say ``3.2``, ``.5`` and numbers of several parts such as ``1.2.3``."""
    for found in _DOTS.finditer(text):
        spoken = " point ".join(cardinal(int(one)) for one in found[0].split("."))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="decimals")
    for found in _DECIMAL.finditer(text):
        if not found["whole"] and found.start() and text[found.start() - 1].isalnum():
            continue
        whole = (found["whole"] or "").replace(",", "")
        spoken = said(f"{whole}.{found['part']}") if whole else f"point {digits(found['part'])}"
        if found["minus"]:
            spoken = f"minus {spoken}"
        yield Edit(span=Span(*found.span()), spoken=apart(text, found, spoken), rule="decimals")
