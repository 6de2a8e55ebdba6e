"""Bare numbers: whole, ordinal, decimal, fraction, telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import LONGEST, cardinal, decimal, digits, ordinal, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
_CARDINAL = re.compile(rf"(?P<minus>(?<!\w)[-−])?(?P<number>{_WHOLE})(?P<plural>['’]?s(?!\w))?")
_ORDINAL = re.compile(rf"(?<![\w.])({_WHOLE})(st|nd|rd|th)(?!\w)")
_DECIMAL = re.compile(
    rf"(?P<minus>(?<!\w)[-−])?(?<![\d.])(?P<whole>{_WHOLE})?\.(?P<part>\d+)(?![\d]|\.\d)"
)
_DOTS = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d])")
_SLASH = re.compile(
    r"(?<![\d/.$])(?:(?P<whole>\d+)[ -])?(?P<top>\d{1,3})[/⁄](?P<low>\d{1,3})(?![\d/])"
)
_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
_SIGN = re.compile(rf"(?P<whole>\d+)?\s?(?P<sign>[{''.join(_SIGNS)}])")
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:\+?(?P<country>\d{1,2})[ -.])?"
    r"\(?(?P<area>\d{3})\)?[ -.](?P<office>\d{3})[-.](?P<line>\d{4})(?![\w-])"
)
_LEADING_ZERO = re.compile(r"0\d+")


def cardinals(text: str) -> Iterator[Edit]:
    """Say every whole number that no stronger rule wanted."""
    for found in _CARDINAL.finditer(text):
        number = found["number"].replace(",", "")
        if len(number) > LONGEST or _LEADING_ZERO.fullmatch(number):
            said = digits(number)
        elif found["plural"]:
            said = plural(int(number))
        else:
            said = cardinal(int(number))
        if found["minus"]:
            said = f"minus {said}"
        yield Edit(span=Span(*found.span()), spoken=_apart(text, found, said), rule="cardinals")


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``21st``."""
    for found in _ORDINAL.finditer(text):
        said = ordinal(int(found[1].replace(",", "")))
        yield Edit(span=Span(*found.span()), spoken=said, rule="ordinals")


def decimals(text: str) -> Iterator[Edit]:
    """Say ``3.2``, ``.5`` and numbers of several parts such as ``1.2.3``."""
    for found in _DOTS.finditer(text):
        said = " point ".join(cardinal(int(one)) for one in found[0].split("."))
        yield Edit(span=Span(*found.span()), spoken=said, rule="decimals")
    for found in _DECIMAL.finditer(text):
        if not found["whole"] and found.start() and text[found.start() - 1].isalnum():
            continue
        said = decimal((found["whole"] or "0").replace(",", ""), found["part"])
        if not found["whole"]:
            said = f"point {digits(found['part'])}"
        if found["minus"]:
            said = f"minus {said}"
        yield Edit(span=Span(*found.span()), spoken=_apart(text, found, said), rule="decimals")


def fractions(text: str) -> Iterator[Edit]:
    """Say ``3/4``, ``2 1/2`` and ``½``."""
    for found in _SIGN.finditer(text):
        yield Edit(
            span=Span(*found.span()),
            spoken=_apart(text, found, _mixed(found["whole"], *_SIGNS[found["sign"]])),
            rule="fractions",
        )
    for found in _SLASH.finditer(text):
        top, low = int(found["top"]), int(found["low"])
        if low == 0 or (top >= low and found["whole"]):
            continue
        yield Edit(
            span=Span(*found.span()),
            spoken=_mixed(found["whole"], top, low),
            rule="fractions",
        )


def telephones(text: str) -> Iterator[Edit]:
    """Say telephone numbers digit by digit, with a breath between the parts."""
    for found in _TELEPHONE.finditer(text):
        parts = [found["country"], found["area"], found["office"], found["line"]]
        said = ", ".join(digits(part) for part in parts if part)
        yield Edit(span=Span(*found.span()), spoken=said, rule="telephones")


def share(top: int, low: int) -> str:
    """Say a fraction: "three quarters", "one half", "two thirds"."""
    if low == 1:
        return f"{cardinal(top)} over one"
    name = {2: "half", 4: "quarter"}.get(low) or ordinal(low)
    if top != 1:
        name = "halves" if low == 2 else f"{name}s"  # noqa: PLR2004 - the one odd plural
    return f"{cardinal(top)} {name}"


def _mixed(whole: str | None, top: int, low: int) -> str:
    if not whole:
        return share(top, low)
    part = "a half" if (top, low) == (1, 2) else share(top, low)
    return f"{cardinal(int(whole))} and {part}"


def _apart(text: str, found: re.Match[str], said: str) -> str:
    """Keep words apart from letters that touch the number."""
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return f"{' ' if before.isalpha() else ''}{said}{' ' if after.isalpha() else ''}"
