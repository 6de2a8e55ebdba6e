"""Roman numerals: how they are written and what they are worth."""

from __future__ import annotations

from narrate.scripting.rules.gates import Landmark

NUMERAL = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A numeral in capitals, up to 3,999."""
CERTAIN = r"(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX[IVX]*)"
"""One of at least two letters that is no word, initials or unit elsewhere."""
ANY = r"[IVXLCDM](?<!\w.)(?:[IVXLCDM]+|(?<=[IVX]))(?:er|re|ère|i?èmes?|es?|[ᵉʳˢ]+)?(?![\w'’])"
"""The shape of every numeral in capitals."""
NUMERALS = Landmark(ANY)
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def value(numeral: str) -> int:
    """Return the number a Roman numeral in capitals stands for."""
    total = 0
    for one, following in zip(numeral, [*numeral[1:], ""], strict=True):
        worth = _VALUES[one]
        total += -worth if following and _VALUES[following] > worth else worth
    return total
