"""Symbols by name, emoji by name, and the last word on whatever is left."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "±": "plus or minus",
    "<": "less than", ">": "greater than", "≤": "at most", "≥": "at least", "≠": "does not equal",
    "≈": "about", "°": "degrees", "%": "percent", "‰": "per mille", "@": "at", "§": "section",
    "¶": "paragraph", "$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "¢": "cents",
    "→": "to", "←": "from", "©": "copyright", "®": "registered", "™": "trademark",
    "√": "square root of",
    "∞": "infinity", "µ": "micro", "π": "pi", "Σ": "sum", "Δ": "delta", "∑": "sum of",
    "№": "number",
    "∆": "delta", "¬": "not", "∈": "in", "∩": "and", "∪": "or",
}  # fmt: skip
_SYMBOL = re.compile(f"[{''.join(re.escape(one) for one in _NAMES)}]")
_SLASH = re.compile(r"(?<=[A-Za-z])\s?/\s?(?=[A-Za-z])")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
_LEFT = re.compile(r"[^\w\s.,;:!?'’‘\"“”()\[\]{}…—–‐‑\-/\u0300-\u036f]|_|\d")


def emoji(text: str) -> Iterator[Edit]:
    """Say a pictograph by its Unicode name."""
    if text.isascii():
        return
    for found in _EMOJI.finditer(text):
        if found[0][0] in _NAMES:
            continue
        name = unicodedata.name(found[0][0], "").lower().replace("-", " ")
        if name and not any(one.isdecimal() for one in name):
            yield Edit(span=Span(*found.span()), spoken=f" {name} ", rule="emoji")


def symbols(text: str) -> Iterator[Edit]:
    """Say signs between and before words by name."""
    for found in _SLASH.finditer(text):
        said = " or " if text[: found.start()].endswith("and") else " slash "
        yield Edit(span=Span(*found.span()), spoken=said, rule="symbols")
    for found in _SYMBOL.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=f" {_NAMES[found[0]]} ", rule="symbols")


def leftovers(text: str) -> Iterator[Edit]:
    """Leave out what has no name; say a digit of another script by its value."""
    for found in _LEFT.finditer(text):
        value = unicodedata.digit(found[0], None)
        said = f" {_DIGITS[value]} " if value is not None else ""
        if said or not found[0].isalnum():
            yield Edit(span=Span(*found.span()), spoken=said or " ", rule="symbols")


_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
