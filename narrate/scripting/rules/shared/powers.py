"""Powers, their factor and the unit behind them: ``3 × 10⁸ m/s``, ``10^-5``, ``2⁶``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.measures import Reader
from narrate.scripting.rules.shared.written import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.measures import Measuring
    from narrate.scripting.rules.shared.words import NumberWords

_MAY_BE_RAISED = re.compile(r"\d[⁰¹²³⁴-⁹⁺⁻^]")
_POWER = re.compile(
    rf"(?=\d)(?<![\w.,/^])(?:(?P<whole>{WHOLE})(?:,(?P<part>\d+))?\s?[·⋅×*xX]\s?)?(?P<base>\d{{1,3}})"
    r"(?:(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,3})|\^(?P<brace>[({])?(?P<caret>[-−+]?\d{1,3})(?(brace)[)}]))"
    r"(?![\w^⁰¹²³⁴-⁹])"
)
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "+-0123456789-")


class PowerWords(NamedTuple):
    """How a language says powers."""

    to_the: Callable[[int], str]
    """Says an exponent ("hoch acht", "al cuadrado")."""
    times: str


def powers(words: NumberWords, known: Measuring, said: PowerWords) -> Rule:
    """Return the rule for powers of whole numbers."""
    reader = Reader(words, known)

    def rule(text: str) -> Iterator[Edit]:
        for found in _POWER.finditer(text) if _MAY_BE_RAISED.search(text) else ():
            exponent = int((found["raised"] or found["caret"]).translate(_RAISED))
            number = f"{words.whole(found['base'])} {said.to_the(exponent)}"
            if found["whole"]:
                factor = words.number(found["whole"], found["part"])
                number = f"{factor} {said.times} {number}"
            unit, end = reader.unit_behind(text, found.end())
            yield Edit(span=Span(found.start(), end), spoken=number + unit, rule="powers")

    return rule
