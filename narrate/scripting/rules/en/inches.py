"""Inches and feet by signs that are also quotation marks: ``a 27" screen``, ``12' x 10'``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.fractions import fraction_of
from narrate.scripting.rules.en.numbers import has_number, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[\"“”]")
_NUMBER = re.compile(
    r"(?:(?<![\w.,$£€/'’′-])(?<![’'′]\s)(?<!ft\s)(?<!ft\.\s)|(?<=[\"”]x))(?:(?P<number>\d{1,3}(?:\.\d+)?)|"
    r"(?:(?P<whole>\d{1,3})[\s-])?(?:(?P<top>\d{1,2})/(?P<low>\d{1,2})|(?P<sign>[½⅓⅔¼¾⅛⅜⅝⅞])))$"
)
_BESIDE = re.compile(
    r"(?P<size>\s?[x×]\s?\d)|\s(?!(?:and|or|but|is|was|were|are|said|says|then|when|who|as)\b)[a-z]{3}"
)
"""Behind the sign: another length, or what is measured."""
_ENDED = re.compile(r"\s?\(|[,;)]|\so\.\s?c\.|\son\scent(?:er|re)s?\b")
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s$")
_SIZED = re.compile(r"[x×]\s?$")
_SOME = re.compile(r"[\d½⅓⅔¼¾⅛⅜⅝⅞][\"”]")
_LONGEST = 12
_FEET = re.compile(
    r"(?<![\w.,/$£€°º'’′-])(?P<number>\d{1,3}(?:,\d{3})?(?P<part>\.\d+)?)['’](?=(?P<measure>\s?[x×]\s?\d|"
    r"\s(?:by|wide|long|high|tall|deep|thick|across|apart|square|above|below|from|of|to|in|at)\b)|"
    r"\s(?P<thing>[a-z]{3,})|[,;)]|\.(?:\s|$)|$)"
)
_STRAND = re.compile(
    r"(?<![\w.,'’′])(?P<number>[35])['’′](?=[-–\s]?(?:ends?|UTRs?|untranslated|overhangs?|caps?|phosphates?)\b|"
    r"\s(?:and|or|to)\s[35]['’′]|[-–](?:[ACGTU]{3,}|to-)|(?<=[ACGTU]{3}[-–].['’′]))"
)
"""The end of a strand of a nucleic acid."""
_SIZED_FEET = re.compile(r"(?:['’]\s?[x×]|['’]\sby)\s?$")
_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSED = re.compile(r"(?<=[^\W\d]|[.,!?;])['’](?!\w)")
_QUOTED = 60
"""How far back a quotation is looked for that a sign of feet might end."""
_NO_THING = frozenset("ends and but was were are said says then when who minute".split())  # noqa: SIM905 - read by people


def inches(text: str) -> Iterator[Edit]:
    """Say ``3/8"`` before what it measures, and lengths with a cross between them, as inches.

    A mark that closes a quotation is none, so quotations are followed from the first on.
    """
    if not has_number(text) or not _SOME.search(text):
        return
    is_open = False
    for mark in _MARK.finditer(text):
        at = mark.start()
        number = _NUMBER.search(text, max(0, at - _LONGEST), at) if mark[0] != "“" else None
        beside = _BESIDE.match(text, mark.end()) if number else None
        sized = number and _SIZED.search(text, max(0, number.start() - 3), number.start())
        part = number and (number["top"] or number["sign"])
        ended = number and not is_open and _ENDED.match(text, mark.end()) and "." not in number[0]
        if number and (sized or part or ended or (beside and (beside["size"] or not is_open))):
            size = sized or (beside and beside["size"])
            article = _ARTICLE.search(text, max(0, number.start() - 4), number.start())
            single = not (size or ended) or number["number"] == "1" or (not size and article)
            yield _edit(number, mark.end(), "inch" if single else "inches")
        elif mark[0] == '"':
            is_open = not is_open
        else:
            is_open = mark[0] == "“"


def feet(text: str) -> Iterator[Edit]:
    """Say ``24' wide``, ``12' x 10'`` and ``a 10' pole`` as feet; a mark that may close is none."""
    if "'" not in text and "’" not in text and "′" not in text:
        return
    for found in _STRAND.finditer(text):
        spoken = f"{said(found['number'])} prime"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")
    for found in _FEET.finditer(text):
        sized = _SIZED_FEET.search(text, max(0, found.start() - 5), found.start())
        measured = found["measure"] or found["part"] or sized
        may_close = any(
            not _CLOSED.search(text, one.end(), found.start())
            for one in _OPENED.finditer(text, max(0, found.start() - _QUOTED), found.start())
        )
        named = found["thing"] and found["thing"] not in _NO_THING
        if (measured or named) and not (may_close and not sized):
            article = _ARTICLE.search(text, max(0, found.start() - 4), found.start())
            single = found["number"] == "1" or (named and article)
            unit = "foot" if single else "feet"
            spoken = f"{said(found['number'])} {unit}"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")


def _edit(found: re.Match[str], end: int, unit: str) -> Edit:
    number = said(found["number"]) if found["number"] else fraction_of(found)
    return Edit(span=Span(found.start(), end), spoken=f"{number} {unit}", rule="measures")
