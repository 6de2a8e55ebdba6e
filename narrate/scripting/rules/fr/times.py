"""Times of day and lengths of time: ``8 h 30``, ``08:07``, ``3h``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.fr.numbers import cardinal
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_CLOCK = re.compile(
    r"(?<![\w:.,/])(?P<hour>\d{1,2})(?:\s?(?:h|H|heures?)(?:\s?(?P<minute>[0-5]\d)(?:\s?(?:min|mn|m)\b)?"
    r"(?:\s?(?P<second>[0-5]?\d)\s?s\b)?)?(?![\w]|[.,]\d)"
    r"|:(?P<bare_minute>[0-5]\d)(?::(?P<bare_second>[0-5]\d))?(?:\s?h\b)?(?![\w:]|[.,]\d))"
)


def times(text: str) -> Iterator[Edit]:
    """Say ``8 h 30`` as "huit heures trente"."""
    if not DIGIT.search(text):
        return
    for found in _CLOCK.finditer(text):
        said = _several(int(found["hour"]), "heure")
        minute = found["minute"] or found["bare_minute"]
        second = found["second"] or found["bare_second"]
        if second is not None:
            said += f" {_several(int(minute or 0), 'minute')} {_several(int(second), 'seconde')}"
        elif minute and int(minute):
            said += f" {cardinal(int(minute))}"
        yield edit(found, said, "times")


def _several(number: int, unit: str) -> str:
    return f"{cardinal(number, 'f')} {unit}{'s' if number > 1 else ''}"
