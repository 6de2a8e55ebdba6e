"""Ranges of numbers that are neither years, money nor dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.,/–-])(?P<a>{_NUMBER})\s?(?P<dash>[-–])\s?(?P<b>{_NUMBER})(?![\w/–-]|\.\d)"
)


def ranges(text: str) -> Iterator[Edit]:
    """Say ``12–15`` as "twelve to fifteen"; shortened ends (``112–15``) are said as they stand."""
    for found in _RANGE.finditer(text):
        first, last = _said(found["a"]), _said(found["b"])
        yield Edit(span=Span(*found.span()), spoken=f"{first} to {last}", rule="ranges")


def _said(number: str) -> str:
    whole, point, part = number.replace(",", "").partition(".")
    return decimal(whole, part) if point else cardinal(int(whole))
