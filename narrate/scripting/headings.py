"""The Roman number that a heading begins with, or is: ``II. A Game of Chess``, ``XIV``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.plain import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEADING = re.compile(
    r"(?P<numeral>(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r"(?:\.?\Z|[.:)]\s+(?![A-Z]\.)|\s+[—–-]\s+)"
)
_ORDINAL = re.compile(
    r"(?:Kapitel|Teil|Buch|Akt|Aufzug|Auftritt|Szene|Abschnitt|Band|Abteilung|Gesang|Satz)\b"
)
"""Words whose number is an ordinal ("IV. Kapitel"); the rules of the language say it."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = frozenset("CL")
"""Numbers that are more often letters: "C. The harbour" is the third of its kind."""


def leading_numeral(text: str, lang: str) -> Iterator[Edit]:
    """Yield the number of a heading as it is said.

    Args:
        text: Clean text of the heading.
        lang: BCP 47 tag of it.
    """
    found = _LEADING.match(text)
    if not found or found["numeral"] in _LETTERS or _ORDINAL.match(text, found.end()):
        return
    digits = [_VALUES[letter] for letter in found["numeral"]]
    value = sum(
        -one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True)
    )
    yield Edit(span=Span(*found.span("numeral")), spoken=spoken(str(value), lang), rule="numeral")
