"""Formulas of arithmetic: the signs between numbers and letters, and powers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789-n")
_OPERAND = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+|[A-Za-z](?![A-Za-z])|[πθλαβγΔ]|\))[²³⁰-⁹ⁿ⁻¹]*(?:\^-?\w+)?"
_NEXT = r"(?=[-−+(√]?(?:\d|\.\d|[A-Za-z](?![A-Za-z])|[πθλαβγΔ]))"
_SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "–": "minus", "*": "times", "×": "times", "·": "times",
    "/": "over", "÷": "divided by", "=": "equals", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "≠": "does not equal", "≈": "is about",
    "±": "plus or minus", "~": "is about", "∝": "is proportional to",
}  # fmt: skip
_STRONG = re.compile(r"[=*×·÷<>≤≥≠≈±∝^²³√]|(?<=[\w)])\s?\+")
_SIGN = re.compile(r"[=*×·÷<>≤≥≠≈±∝^²³⁰¹⁴-⁹√+]")
_OPERATOR = re.compile(rf"(?<=[\w)²³⁰-⁹ⁿ¹])\s?(?P<sign>[-−–+*×·/÷=<>≤≥≠≈±~∝])\s?{_NEXT}")
_FORMULA = re.compile(
    rf"(?<![\w.])\(?[-−]?{_OPERAND}(?:\)?\s?[-−–+*×·/÷=<>≤≥≠≈±~∝]\s?[-−+(√]{{0,2}}{_OPERAND}\)?)+(?!\w)"
)
_POWER = re.compile(r"(?<=[\w)])(?:\^(?P<caret>[-−]?\w{1,3})|(?P<raised>⁻?[²³⁰¹⁴-⁹ⁿ]+))")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_TIMES = re.compile(r"(?<=\d)\s?\*\s?(?=\d)")
_NAMES = {"2": "squared", "3": "cubed"}


def maths(text: str) -> Iterator[Edit]:
    """Say ``1 - 2 = -1``, ``x² + 1``, ``10⁶``, ``√2``."""
    if not _SIGN.search(text):
        return
    for formula in _FORMULA.finditer(text):
        if not _STRONG.search(formula[0]):
            continue
        for found in _OPERATOR.finditer(text, *formula.span()):
            name = f" {_SIGNS[found['sign']]} "
            yield Edit(span=Span(*found.span()), spoken=name, rule="maths")
    for found in _TIMES.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" times ", rule="maths")
    for found in _POWER.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if found["raised"] and len(before) > 1 and before.isalpha():
            continue  # a mark behind a word is no power
        power = _power(found["caret"] or found["raised"].translate(_POWERS))
        yield Edit(span=Span(*found.span()), spoken=f" {power} ", rule="maths")
    for found in _ROOT.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="the square root of ", rule="maths")


def _power(exponent: str) -> str:
    if exponent in _NAMES:
        return _NAMES[exponent]
    sign = "minus " if exponent[0] in "-−" else ""
    value = exponent.lstrip("-−")
    if not value.isdecimal():
        parts = re.findall(r"\d+|[^\W\d_]+", value)
        return f"to the {sign}{' '.join(said(one) if one.isdecimal() else one for one in parts)}"
    number = int(value)
    return f"to the {sign}{cardinal(number) if sign else ordinal(number)}"
