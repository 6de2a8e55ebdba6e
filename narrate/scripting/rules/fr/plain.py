"""Bare numbers: whole, ordinal, decimal, fraction, range, telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.fr.genders import gender
from narrate.scripting.rules.fr.numbers import WORDS, cardinal, mixed, ordinal
from narrate.scripting.rules.shared import numbers as shared
from narrate.scripting.rules.shared.fractions import fractions as fractions_rule
from narrate.scripting.rules.shared.fractions import halves as halves_rule
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.telephones import telephones as telephones_rule
from narrate.scripting.rules.shared.words import LONGEST
from narrate.scripting.rules.shared.written import DIGIT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_ORDINAL = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?P<number>{WHOLE})(?:(?P<first>er|ᵉʳ|ers|re|ère|ʳᵉ|res|ères)|nde?|(?<=\b2)de?|\s?i?èmes?|i?emes?|es?|ᵉˢ?|ᵈ|ᵈᵉ)(?!\w)"
)
_DEGREE = re.compile(r"(?<![\w.,/-])(?P<number>\d{1,4})\s?[°º](?!\w|\s?[CFNSEO]\b)")
_OF_ANGLE = re.compile(
    r"(?:\b(?:de|à|par|angle|fait|environ|moins|latitude|longitude)\s|[-−+])$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_ENDS_IN_ONE = (1, 21, 31, 41, 51, 61, 81)


def _gender(text: str, number: int, _start: int, end: int) -> str:
    """Return the gender of what is counted, where the number can agree with it."""
    if number % 100 not in _ENDS_IN_ONE:
        return ""
    following = _NEXT_WORD.match(text, end)
    return gender(following[1]) if following and following[1][0].islower() else ""


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``1er``, ``3e``, ``8ème`` and ``6°``."""
    if not DIGIT.search(text):
        return
    for found in _ORDINAL.finditer(text):
        number = re.sub(r"\D", "", found["number"])
        if len(number) > LONGEST or bool(found["first"]) != (int(number) == 1):
            continue
        female = (found["first"] or "").startswith(("r", "è", "ʳ"))
        said = ordinal(int(number), "f" if female else "m")
        many = "s" if found[0].endswith(("s", "ˢ")) else ""
        yield edit(found, said + many, "ordinals")
    for found in _DEGREE.finditer(text):
        if not _OF_ANGLE.search(text, max(0, found.start() - 12), found.start()):
            yield edit(found, ordinal(int(found["number"])), "ordinals")


cardinals = shared.numbers(WORDS, _gender)
dotted = shared.dotted(WORDS, "point")
ranges = shared.ranges(WORDS)
ratios = shared.ratios(WORDS, "à", spaced=False)
year_ranges = shared.year_ranges(WORDS, cardinal)
halves = halves_rule(lambda noun: f"un{'e' if gender(noun) == 'f' else ''} demi-{noun}")
fractions = fractions_rule(mixed, WORDS.minus)
telephones = telephones_rule("plus", WORDS.whole, WORDS.whole, "poste")
