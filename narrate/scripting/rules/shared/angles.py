"""Places on the globe: ``48° 51′ 30″ N`` in the words of a language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.scripting.rules.shared.joining import edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.measures import Unit
    from narrate.scripting.rules.shared.words import NumberWords

_ANGLE = re.compile(
    r"(?=\d)(?<![\w.,])(?P<degrees>\d{1,3}(?:,\d{1,6})?)\s?[°º]"
    r"(?:\s?(?P<minutes>\d{1,2}(?:,\d{1,4})?)\s?['′’])?"
    r"(?:\s?(?P<seconds>\d{1,2}(?:,\d{1,3})?)\s?(?:[\"″”]|''|′′))?(?:\s?(?P<side>[NSEWO])(?![\w'’]))?"
)


class Angles(NamedTuple):
    """What a language calls the parts of an angle."""

    degree: Unit
    minute: Unit
    second: Unit
    sides: Mapping[str, str]
    """The points of the compass by their letter."""


def angles(words: NumberWords, known: Angles) -> Rule:
    """Return the rule for angles with minutes or a point of the compass."""
    parts = (("degrees", known.degree), ("minutes", known.minute), ("seconds", known.second))

    def rule(text: str) -> Iterator[Edit]:
        for found in _ANGLE.finditer(text) if "°" in text or "º" in text else ():
            if not found["minutes"] and (found["side"] or "") not in known.sides:
                continue
            said = [_part(words, found[name], unit) for name, unit in parts if found[name]]
            side = known.sides.get(found["side"] or "")
            yield edit(found, " ".join([*said, side] if side else said), "angles")

    return rule


def _part(words: NumberWords, written: str, unit: Unit) -> str:
    whole, _, part = written.partition(",")
    whole = whole.lstrip("0") or "0"
    single = whole == "1" and not part
    number = words.number(whole, part or None, unit.gender)
    return f"{number} {unit.one if single else unit.many}"
