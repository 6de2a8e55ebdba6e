"""Fractions: ``3/4``, ``2 1/2``, ``½``, ``1/4th``, and the few that are names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal
from narrate.scripting.rules.en.numbers import said as number_said
from narrate.scripting.rules.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

FRACTION_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_SIGN = re.compile(rf"(?P<whole>(?<![\w.,])\d+)?\s?(?P<sign>[{''.join(FRACTION_SIGNS)}])")
_SLASH = re.compile(
    r"(?=[\d−-])(?:(?<![^\s(])(?P<minus>[-−])|(?<![\w/.$,⁄-])|(?<=[/⁄]\d[-–])|(?<=[/⁄]\d\d[-–]))"
    r"(?:(?P<whole>\d+)(?:\s|-))?(?P<top>\d{1,9})[/⁄](?P<low>\d{1,9})"
    r"(?P<th>st|nds?|rds?|ths?)?(?![\w/⁄]|-(?![a-z]|\d+[/⁄])|\.\d)",
    re.IGNORECASE,
)
_PER_MANY = re.compile(
    r"(?<![\w/.,$⁄-])(?P<top>\d[\d,]*(?:\.\d+)?)/(?P<low>1(?:0{0,2},000){1,2})(?![\w/]|[.,]\d)"
)
"""A rate such as "1.2/100,000"."""
_RATED = re.compile(
    r"(?=\d)(?<![\w/.,$⁄-])(?P<top>\d{1,2}\.\d{1,2})/(?P<low>10{1,2}|\d(?:\.0)?)(?![\w/]|[.,]\d)"
)
"""A mark with a part: "4.5/5", "3.8/4.0"."""
_SCORED = re.compile(
    r"\b(?:scor(?:e[ds]?|ing)|rat(?:ed|ings?)|grad(?:e|ed)|marks?|gave it)\b[a-z\s]*$"
)
_NAMES = {"24/7": "twenty-four seven", "9/11": "nine eleven", "7/7": "seven seven"}


def fractions(text: str) -> Iterator[Edit]:
    """Say ``3/4`` as "three quarters", ``2 1/2`` as "two and a half", ``24/7`` by its name."""
    if "/" in text or "⁄" in text or not text.isascii():
        yield from joined(text, _fractions(text), "to")


def _fractions(text: str) -> Iterator[Edit]:
    if not text.isascii():
        for found in _SIGN.finditer(text):
            spoken = _mixed(found["whole"], *FRACTION_SIGNS[found["sign"]])
            yield Edit(
                span=Span(*found.span()), spoken=apart(text, found, spoken), rule="fractions"
            )
    if "/" not in text and "⁄" not in text:
        return
    for found in _PER_MANY.finditer(text):
        spoken = f"{number_said(found['top'])} per {number_said(found['low'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="fractions")
    for found in _RATED.finditer(text):
        spoken = f"{number_said(found['top'])} out of {number_said(found['low'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="fractions")
    for found in _SLASH.finditer(text):
        if spoken := _score(text, found) or _said(found):
            spoken = f"minus {spoken}" if found["minus"] else spoken
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="fractions")


def fraction_of(found: re.Match[str]) -> str:
    """Say the fraction of a match with the groups ``whole``, ``sign``, ``top`` and ``low``."""
    if found["sign"]:
        return _mixed(found["whole"], *FRACTION_SIGNS[found["sign"]])
    top, low = int(found["top"]), int(found["low"])
    return _mixed(found["whole"], top, low or 1)


def fraction_sign(sign: str) -> str:
    """Say one of the signs of Unicode that are a fraction."""
    return share(*FRACTION_SIGNS[sign])


def share(top: int, low: int) -> str:
    """Say a fraction: "three quarters", "one half", "two thirds"."""
    if low == 1:
        return f"{cardinal(top)} over one"
    name = {2: "half", 4: "quarter"}.get(low) or ordinal(low)
    if top != 1:
        name = "halves" if low == 2 else f"{name}s"  # noqa: PLR2004 - the one odd plural
    return f"{cardinal(top)} {name}"


def apart(text: str, found: re.Match[str], said: str) -> str:
    """Keep words apart from letters that touch the number."""
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return f"{' ' if before.isalpha() else ''}{said}{' ' if after.isalpha() else ''}"


def _score(text: str, found: re.Match[str]) -> str:
    """Say ``79/100`` as "seventy-nine out of one hundred" where scores are told."""
    if found["low"] not in ("5", "10", "100") or found["whole"]:
        return ""
    told = _SCORED.search(text, max(0, found.start() - 24), found.start())
    return f"{cardinal(int(found['top']))} out of {cardinal(int(found['low']))}" if told else ""


def _said(found: re.Match[str]) -> str:
    top, low = int(found["top"]), int(found["low"])
    if found[0] in _NAMES:
        return _NAMES[found[0]]
    shares = top + low == 100 and top > low  # noqa: PLR2004 - 60/40
    even = top == low and low > 9  # noqa: PLR2004 - 20/20, but two halves
    if low == 0 or ((even or shares) and not found["whole"]):
        return f"{cardinal(top)} {cardinal(low)}"  # 50/50, 20/20, 0/0
    return _mixed(found["whole"], top, low)


def _mixed(whole: str | None, top: int, low: int) -> str:
    if not whole:
        return share(top, low)
    part = "a half" if (top, low) == (1, 2) else share(top, low)
    return f"{cardinal(int(whole))} and {part}"
