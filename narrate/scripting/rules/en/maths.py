"""Formulas of arithmetic: the signs between numbers and letters, and powers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, has_number, ordinal, said
from narrate.scripting.rules.gates import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789-n")
_OPERAND = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+|[A-Za-z](?![A-Za-z])|[πθλαβγΔ]|\))[²³⁰-⁹ⁿ⁻¹]*(?:\^-?\w+)?"
_NEXT = r"(?=[-−+(√]?(?:\d|\.\d|[A-Za-z](?![A-Za-z])|[πθλαβγΔ]))"
_SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "–": "minus", "*": "times", "×": "times", "·": "times",
    "/": "over", "÷": "divided by", "=": "equals", "<": "is less than", ">": "is greater than",
    "≤": "is less than or equal to", "≥": "is greater than or equal to", "≠": "does not equal",
    "≈": "is about", "±": "plus or minus", "~": "is about", "∝": "is proportional to",
}  # fmt: skip
_STRONG = re.compile(r"[=*×÷<>≤≥≠≈±∝^²³√]|(?<=[\w)])\s?\+")
_SIGN = frozenset("=*×·÷<>≤≥≠≈±∝^²³⁰¹⁴⁵⁶⁷⁸⁹√+")
_OPERATOR = re.compile(rf"(?<=[\w)²³⁰-⁹ⁿ¹])\s?(?P<sign>[-−–+*×·/÷=<>≤≥≠≈±~∝])\s?{_NEXT}")
_FORMULA = re.compile(
    rf"(?<![\w.<])\(?[-−]?{_OPERAND}(?:\)?\s?[-−–+*×·/÷=<>≤≥≠≈±~∝]\s?[-−+(√]{{0,2}}{_OPERAND}\)?)+(?!\w)"
)
_POWER = re.compile(
    r"(?<=[\w)])(?<![⁰-⁹¹²³])(?:\^(?P<caret>[-−]?[A-Za-z0-9]{1,3})|(?P<raised>⁻?[²³⁰¹⁴-⁹ⁿ]+(?![²³⁰¹⁴-⁹ⁿ⁺⁻])))"
)
_PRODUCT = re.compile(r"[=+*/·−-]\s?[a-z]{2}$|[πλθ][a-z]$")
_SUM = re.compile(r"[\w)]\s?[-−–+*×·]\s?[\w(]")
_QUOTIENT = re.compile(r"\d\s?/\s?\d")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_TIMES = re.compile(
    r"(?<=\d)\s?(?:\*|[x×](?=\s?10\s?(?:\^|[⁻⁰¹²³⁴-⁹])|\s?[\d.,]{1,12}\s?=))\s?(?=\d)"
)
_SCIENTIFIC = re.compile(r"(?P<number>\d(?<![\w.,].)\d*(?:\.\d+)?)e(?P<power>[+-]?\d{1,3})(?!\w)")
_FALLEN = re.compile(
    r"(?P<part>\.\d{1,9})?(?<=\d)(?P<power>\s?[x×]\s?10(?P<sign>[−–-])(?P<exponent>\d{1,3}))(?!\w|[.,]\d)"
)
"""A power of ten whose exponent is no longer raised, as in texts copied from a page."""
_NAMES = {"2": "squared", "3": "cubed"}


def maths(text: str) -> Iterator[Edit]:
    """Say ``1 - 2 = -1``, ``x² + 1``, ``10⁶``, ``√2``."""
    if has_number(text):
        yield from _powers_of_ten(text)
    if signs(text).isdisjoint(_SIGN):
        return
    for formula in _FORMULA.finditer(text):
        if _STRONG.search(formula[0]):
            yield from _operators(text, formula)
    for found in _TIMES.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" times ", rule="maths")
    for found in _POWER.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if (
            found["raised"]
            and len(before) > 1
            and before.isalpha()
            and not _is_product(text, found)
        ):
            continue  # a mark behind a word is no power
        power = _power(found["caret"] or found["raised"].translate(_POWERS))
        yield Edit(span=Span(*found.span()), spoken=f" {power} ", rule="maths")
    for found in _ROOT.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="the square root of ", rule="maths")


def _powers_of_ten(text: str) -> Iterator[Edit]:
    for found in _SCIENTIFIC.finditer(text):
        spoken = f"{said(found['number'])} times ten {_to_the(found['power'].lstrip('+'))}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="maths")
    for found in _FALLEN.finditer(text):
        if found["part"] or found["sign"] == "−":  # "3 × 10–12" is a range
            spoken = f" times ten {_to_the('-' + found['exponent'])}"
            yield Edit(span=Span(*found.span("power")), spoken=spoken, rule="maths")


def _operators(text: str, formula: re.Match[str]) -> Iterator[Edit]:
    is_sum = _SUM.search(formula[0]) is not None
    for found in _OPERATOR.finditer(text, *formula.span()):
        name = _SIGNS[found["sign"]]
        if found["sign"] == "/" and _QUOTIENT.match(text, found.start() - 1):
            if is_sum and found[0] == "/":
                continue  # a fraction
            name = "divided by"
        yield Edit(span=Span(*found.span()), spoken=f" {name} ", rule="maths")


def _is_product(text: str, found: re.Match[str]) -> bool:
    """Say whether two letters before a power are factors: "= mc²", "πr²"."""
    return _PRODUCT.search(text, max(0, found.start() - 4), found.start()) is not None


def _power(exponent: str) -> str:
    return _NAMES.get(exponent) or _to_the(exponent)


def _to_the(exponent: str) -> str:
    sign = "minus " if exponent[0] in "-−" else ""
    value = exponent.lstrip("-−")
    if not value.isdecimal():
        parts = re.findall(r"\d+|[^\W\d_]+", value)
        names = " ".join(said(one) if one.isdecimal() else " ".join(one) for one in parts)
        return f"to the {sign}{names}"
    number = int(value)
    return f"to the {sign}{cardinal(number) if sign else ordinal(number)}"
