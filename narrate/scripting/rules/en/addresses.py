"""Addresses of houses: numbers in pairs, streets, points of the compass, states, postal codes."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import by_name, digits, has_number
from narrate.scripting.rules.gates import NUMBERS, capitalised, in_capitals, near
from narrate.scripting.rules.stops import is_last
from narrate.scripting.rules.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast",
          "NW": "Northwest", "SE": "Southeast", "SW": "Southwest"}  # fmt: skip
_ZIP = re.compile(r"\s?,?\s(?P<zip>\d{5})(?:-(?P<plus>\d{4}))?(?![\w-])")
_PLACED = re.compile(
    r"D\.C\.,?\s(?P<zip>\d{5})(?:-(?P<plus>\d{4}))?(?![\w-])|"
    r"(?P<alone>\d{5}(?<![\w.,-].....))-(?P<more>\d{4})(?![\w-]|\.\d)"
)
"""A postal code behind D.C., or one with its four figures more."""
_LABEL = re.compile(
    r"(?P<word>Hwy|Rte|Rt|Mk|Flt|Bldg|Ste|Apt|Rm|Rd|Tpke|Fwy|Expy|Pkwy|Cir)\b\.?(?=\s\d)(?=\s[\dA-Z-]+(?:[\s,.;:)]|$))"
)
_LABELS = {
    "Rt": "Route",
    "Mk": "Mark",
    "Flt": "Flight",
    "Ste": "Suite",
    "Apt": "Apartment",
    "Rm": "Room",
}
"""Words before a number, with a stop or without."""
_SIDED = re.compile(
    r"(?<![\w.])(?P<side>[NS][EW]|[NSEW])\b\.?(?=\s\d{1,3}(?:st|nd|rd|th)\s(?:St|Ave?|Street|Avenue)\b)"
)
"""A point of the compass before a numbered street: "E. 42nd St."."""
_RANK = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_DEGREES = re.compile(r"(?:\b[A-Z]\.|\bDr\.?|\bMs\.|\bMrs?\.)\s[\w. ]*$")
_BEFORE_DEGREE = re.compile(r",\s(?:Ph\.?\s?D|M\.?P\.?H|M\.?B\.?A|J\.?D|R\.?N|D\.?O|F[A-Z]{3})\b")
"""Shows that MD and its like are a degree among others."""
_NOT_ALONE = frozenset({"St", "Dr", "Ct", "Pl"})
"""Also say Saint, Doctor, Connecticut and Place: only an address tells."""


_AT_THE_END = ("St", "Ct", "Pl")
"""Of these, those that say a street where an address ends or goes on."""


@cache
def _streets() -> dict[str, str]:
    return {row[0].lower(): row[1] for row in table("narrate.scripting.rules.en", "streets")}


@cache
def _states() -> dict[str, str]:
    return dict(table("narrate.scripting.rules.en", "states"))  # type: ignore[arg-type] # two columns


@cache
def _alone() -> frozenset[str]:
    """Return the abbreviations of streets that may stand without a number."""
    titled = (one.title() for one in _streets())
    return frozenset((*(one for one in titled if one not in _NOT_ALONE), *_AT_THE_END))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a house, a street alone, a state, a state with its postal code."""
    streets = "|".join(sorted(_streets(), key=len, reverse=True))
    full = "Street|Avenue|Boulevard|Road|Lane|Drive|Highway|Square"
    name = r"(?:(?:St|Mt|Ft)\.|[A-Z][\w'’]*|\d{1,3}(?:st|nd|rd|th))"
    side = "|".join(sorted(_SIDES, key=len, reverse=True))
    house = re.compile(
        rf"(?<![\w.,$£€/-])(?P<number>\d{{1,5}})[A-Z]?\s(?:(?P<side>{side})\.?\s)?(?:{name}\s){{1,3}}?"
        rf"(?:(?P<street>(?i:{streets}))\b\.?|(?:{full})\b)(?:\s(?P<after>{side})\b)?(?!\s?['’])"
    )
    alone = sorted(_alone().difference(_AT_THE_END), key=len, reverse=True)
    ambiguous = [rf"{one}(?=\s*$|,\s[A-Z])" for one in _AT_THE_END]
    street = re.compile(
        rf"(?P<street>{'|'.join([*alone, *ambiguous])})(?:\.|(?=[,;)]|\s*$))"
        r"(?!\s+[A-Z][a-z]+(?:\s+[a-z]|\s*[.,]))"
    )
    state = re.compile(
        rf",\s(?P<state>{'|'.join(_states())})(?<=[a-z],\s..)(?![\w'’&-]|\.\w)"
        r"(?=\s?,?\s\d{5}|\s*[,.;:)]|\s*$|\s[a-z(])"
    )
    coded = re.compile(
        rf"(?P<state>{'|'.join(_states())})(?<=[a-z]\s..)(?=,?\s\d{{5}}(?:-\d{{4}})?(?![\w-]))"
    )
    return house, street, state, coded


def streets(text: str) -> Iterator[Edit]:
    """Say ``1428 Elm St.`` as "fourteen twenty-eight Elm Street"."""
    yield from _numbered(text)
    if capitalised(text).isdisjoint(_alone()):
        return
    for found in _patterns()[1].finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        name = before.rsplit(maxsplit=1)[-1] if before.endswith(" ") and before.strip() else ""
        if name[:1].isupper() or _RANK.fullmatch(name):
            yield _street(text, found)


@partial(near, NUMBERS)
def _numbered(text: str) -> Iterator[Edit]:
    """Say a number and its street, and labels before numbers."""
    for found in _patterns()[0].finditer(text):
        number = found["number"]
        inner_zero = len(number) == 3 and number[1] == "0"  # noqa: PLR2004 - such as 708
        said = digits(number) if inner_zero and number[2] != "0" else by_name(number)
        yield Edit(span=Span(*found.span("number")), spoken=said, rule="addresses")
        for side in ("side", "after"):
            if found[side]:
                start, end = found.span(side)
                end += side == "side" and text[end] == "."
                yield Edit(span=Span(start, end), spoken=_SIDES[found[side]], rule="addresses")
        if found["street"]:
            yield _street(text, found)
    for found in _SIDED.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_SIDES[found["side"]], rule="addresses")
    for found in _LABEL.finditer(text):
        word = found["word"]
        if text[found.start() - 1 : found.start()].isalnum():
            continue
        said = _LABELS.get(word) or _streets()[word.lower()]
        yield Edit(span=Span(*found.span()), spoken=said, rule="addresses")


def states(text: str) -> Iterator[Edit]:
    """Say ``Peoria, IL`` in full, and a postal code digit by digit."""
    for found in _PLACED.finditer(text) if has_number(text) else ():
        for part in ("zip", "plus", "alone", "more"):
            if found[part]:
                span = Span(*found.span(part))
                yield Edit(span=span, spoken=digits(found[part]), rule="addresses")
    if in_capitals(text).isdisjoint(_states()):
        return
    for found in (*_patterns()[2].finditer(text), *_patterns()[3].finditer(text)):
        code = _ZIP.match(text, found.end())
        if not code and _is_degree(text, *found.span()):
            continue
        said = _states()[found["state"]]
        yield Edit(span=Span(*found.span("state")), spoken=said, rule="addresses")
        if code:
            for part in ("zip", "plus"):
                if code[part]:
                    yield Edit(
                        span=Span(*code.span(part)), spoken=digits(code[part]), rule="addresses"
                    )


def _is_degree(text: str, start: int, end: int) -> bool:
    """Say whether the letters of a state (MD, PA) are a degree behind a person's name."""
    others = _BEFORE_DEGREE.match(text, end)
    return bool(others or _DEGREES.search(text, max(0, start - 40), start))


def _street(text: str, found: re.Match[str]) -> Edit:
    start, end = found.span("street")
    stop = text[end : end + 1] == "." and not is_last(text, end + 1)
    ends = re.match(r"\.\s+[A-Z][a-z]+\s[a-z]", text[end : end + 40])
    spoken = _streets()[found["street"].lower()]
    return Edit(span=Span(start, end + (stop and not ends)), spoken=spoken, rule="streets")
