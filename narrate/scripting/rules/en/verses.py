"""Chapter and verse, and ratios: two numbers with a colon that are no time of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal
from narrate.scripting.rules.tables import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSE = re.compile(
    r"\b(?P<book>[A-Z][A-Za-z']{1,14})\.?\s(?P<numbers>\d{1,3}:\d{1,3}(?:\s?[-–]\s?\d{1,3}(?::\d{1,3})?)?"
    r"(?:,\s?\d{1,3}(?!\d|:))*)(?![\d:])"
)
_PART = re.compile(r"\d+|[-–,]")
_RATIO = re.compile(r"(?<![\w.,:/])(?P<one>\d{1,4}):(?P<other>\d)(?![\w:/]|[.,]\d)")


def verses(text: str) -> Iterator[Edit]:
    """Say ``John 3:16–18`` as "three sixteen to eighteen", ``2:1`` as "two to one"."""
    if ":" not in text:
        return
    for found in _VERSE.finditer(text):
        if found["book"] in word_list("narrate.scripting.rules.en", "books"):
            said = " ".join(_said(part) for part in _PART.findall(found["numbers"]))
            yield Edit(span=Span(*found.span("numbers")), spoken=said, rule="verses")
    for found in _RATIO.finditer(text):
        said = f"{cardinal(int(found['one']))} to {cardinal(int(found['other']))}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="ratios")


def _said(part: str) -> str:
    if part.isdecimal():
        return cardinal(int(part))
    return "and" if part == "," else "to"
