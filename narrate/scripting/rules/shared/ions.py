"""Ions: the elements of a compound by their letters, and its charge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.scripting.rules.gates import signs
from narrate.scripting.rules.shared.joining import edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords

_ION = re.compile(
    r"[A-Z](?<![\w.,$€£-].)[a-z]?(?:[₂-₉\d]|[A-Z][a-z]?){0,6}(?P<charge>[²³⁴⁵⁶]?[⁺⁻])(?!\w)"
)
_PIECE = re.compile(r"[A-Z][a-z]?|\d+")


def ions(words: NumberWords, plus: str) -> Rule:
    """Return the rule for ions: ``Ca²⁺``, ``SO₄²⁻``."""
    charges = {"⁺": plus, "⁻": words.minus}

    def rule(text: str) -> Iterator[Edit]:
        for found in _ION.finditer(text) if not signs(text).isdisjoint(charges) else ():
            charge = found["charge"]
            number = normalize("NFKC", charge[:-1])
            pieces = _PIECE.findall(normalize("NFKC", found[0].removesuffix(charge)))
            said = [
                words.whole(one) if one.isdecimal() else " ".join(one.upper()) for one in pieces
            ]
            said += [words.whole(number)] if number else []
            yield edit(found, " ".join([*said, charges[charge[-1]]]), "designations")

    return rule
