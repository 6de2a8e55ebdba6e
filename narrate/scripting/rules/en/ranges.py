"""Ranges of numbers that are neither years, money nor dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import by_name, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_HUNDREDS = 3
_RANGE = re.compile(
    rf"(?<![\w.,/–-])(?P<a>{_NUMBER})\s?(?P<dash>[-–])\s?(?P<b>{_NUMBER})(?![\w/–-]|\.\d)"
)


def ranges(text: str) -> Iterator[Edit]:
    """Say ``12–15`` as "twelve to fifteen"; shortened ends (``112–15``) are said as they stand."""
    for found in _RANGE.finditer(text):
        spoken = _said(found["a"], found["b"])
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="ranges")


def _said(first: str, last: str) -> str:
    """Say a range; what falls in hundreds is no range but the name of a type (``747-400``)."""
    falls = len(first) == len(last) == _HUNDREDS and first.isdecimal() and first > last
    return f"{by_name(first)} {by_name(last)}" if falls else f"{said(first)} to {said(last)}"
