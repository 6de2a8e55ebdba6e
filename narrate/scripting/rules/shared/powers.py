"""Powers of ten, their factor and the unit behind them: ``3 × 10⁸ m/s``, ``10^-5``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.measures import Reader
from narrate.scripting.rules.shared.written import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.measures import Measuring
    from narrate.scripting.rules.shared.words import NumberWords

_POWER = re.compile(
    rf"(?<![\w.,/^])(?:(?P<whole>{WHOLE})(?:,(?P<part>\d+))?\s?[·⋅×*xX]\s?)?"
    r"10(?:(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,3})|\^(?P<brace>\{)?(?P<caret>[-−+]?\d{1,3})(?(brace)\}))(?![\w^])"
)
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "+-0123456789-")


class PowerWords(NamedTuple):
    """How a language says powers of ten."""

    to_the: str
    """Stands between ten and the exponent ("hoch")."""
    times: str
    plus: str


def powers(words: NumberWords, known: Measuring, said: PowerWords) -> Rule:
    """Return the rule for powers of ten."""
    reader = Reader(words, known)
    ten = words.cardinal(10, "")

    def rule(text: str) -> Iterator[Edit]:
        for found in _POWER.finditer(text) if "10" in text else ():
            exponent = (found["raised"] or found["caret"]).translate(_RAISED)
            sign = {"-": f"{words.minus} ", "+": f"{said.plus} "}.get(exponent[0], "")
            number = f"{ten} {said.to_the} {sign}{words.whole(exponent.lstrip('+-'))}"
            if found["whole"]:
                factor = words.number(found["whole"], found["part"])
                number = f"{factor} {said.times} {number}"
            after = reader.behind.match(text, found.end())
            unit = reader.unit_behind(after) if after else ""
            end = after.end() if after and unit else found.end()
            yield Edit(span=Span(found.start(), end), spoken=number + unit, rule="powers")

    return rule
