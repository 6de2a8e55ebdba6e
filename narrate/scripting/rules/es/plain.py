"""Bare numbers: whole, ordinal, decimal, fraction, range, telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.es.genders import gender, is_noun
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.places import mixed, ordinal
from narrate.scripting.rules.shared import numbers as shared
from narrate.scripting.rules.shared.fractions import fractions as fractions_rule
from narrate.scripting.rules.shared.fractions import halves as halves_rule
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.telephones import telephones as telephones_rule
from narrate.scripting.rules.shared.written import DIGIT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_ORDINAL = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?P<number>{WHOLE})\.?(?:(?P<sign>[ºª°]|ᵉʳ|ᵒˢ?|ᵃˢ?)|"
    r"(?P<ending>er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)(?P<many>s?))(?!\w|\s?[CFKcfk]\b)"
)
_OF_ANGLE = re.compile(
    r"(?:\b(?:de|a|hasta|ángulo|hace|unos|menos|latitud|longitud)\s|[-−+])$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_NUMBERED = re.compile(
    r"(?:capítulo|página|número|artículo|tomo|libro|volumen|sección|parte|punto|día|año|nota|núm\.|n\.º|nº)\s$",
    re.IGNORECASE,
)
_SHORT = frozenset({"ᵉʳ", "er"})
_LARGEST = 999_999_999_999


def _gender(text: str, number: int, start: int, end: int) -> str:
    """Return the gender of what is counted, where a noun follows that the number agrees with."""
    following = _NEXT_WORD.match(text, end)
    if not following or not following[1][0].islower() or not is_noun(following[1]):
        return ""
    if number != 1 and not following[1].endswith("s"):
        return ""
    if number == 1 and _NUMBERED.search(text, max(0, start - 12), start):
        return ""
    return gender(following[1])


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``1.º``, ``2.ª``, ``3er`` and ``28°``."""
    if not DIGIT.search(text):
        return
    for found in _ORDINAL.finditer(text):
        number = int(re.sub(r"\D", "", found["number"]))
        angle = found["sign"] == "°" and _OF_ANGLE.search(
            text, max(0, found.start() - 12), found.start()
        )
        if angle or not 0 < number <= _LARGEST:
            continue
        mark = found["sign"] or found["ending"]
        of = "f" if mark[0] in "ªᵃ" or mark.endswith("a") else "m"
        said = ordinal(number, of, short=mark in _SHORT)
        if mark in _SHORT:
            said = said.replace("undécimo", "decimoprimer")
        many = "s" if found["many"] or mark.endswith("ˢ") else ""
        yield edit(found, said + many, "ordinals")


cardinals = shared.numbers(WORDS, _gender)
dotted = shared.dotted(WORDS, "punto")
ranges = shared.ranges(WORDS)
ratios = shared.ratios(WORDS, "a")
year_ranges = shared.year_ranges(WORDS, cardinal)
halves = halves_rule(lambda noun: f"medi{'a' if gender(noun) == 'f' else 'o'} {noun}")
fractions = fractions_rule(mixed, WORDS.minus)
telephones = telephones_rule("más", WORDS.whole, WORDS.digits, "extensión")
