"""Times of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.de.numbers import cardinal
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = re.compile(
    rf"(?<![\w:.,/])(?:(?P<from>{_HOUR})(?:[:.](?P<from_minute>[0-5]\d))?(?:\s?[-–]\s?|\sbis\s))?(?P<hour>{_HOUR})"
    r"(?:(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s?(?P<word>Uhr|h)(?!\w)"
    r"|:(?P<bare_minute>[0-5]\d)(?::(?P<bare_second>[0-5]\d))?(?![\w:]|[.,]\d))"
    r"(?P<zone>\s(?:CET|CEST|MEZ|MESZ|GMT|UTC|EST|PST|cet|mez|est|pst|gmt|utc)(?!\w))?"
)

_BEFORE = re.compile(r"\b(?:ab|um|gegen|So\.|Sa\.|Mo\.|Di\.|Mi\.|Do\.|Fr\.)\s$")
"""Shows that hours are those of a day."""


def times(text: str) -> Iterator[Edit]:
    """Say ``08:07 Uhr`` as "acht Uhr sieben"."""
    if not DIGIT.search(text):
        return
    for found in _CLOCK.finditer(text):
        minute = found["minute"] or found["bare_minute"]
        if minute is None and " h" in found[0] and not _is_of_day(text, found):
            continue  # "3 h" is a length of time, "20h" is a time of day
        said = _clock(found["hour"], minute, found["second"] or found["bare_second"])
        if found["from"]:
            begin = _clock(found["from"], found["from_minute"], None)
            said = f"{begin if found['from_minute'] else cardinal(int(found['from']))} bis {said}"
        zone = " ".join((found["zone"] or "").strip().upper())
        yield edit(found, f"{said} {zone}".strip(), "times")


def _is_of_day(text: str, found: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, found.start() - 8), found.start())
    return before is not None or found["from_minute"] is not None


def _clock(hour: str, minute: str | None, second: str | None) -> str:
    said = f"{cardinal(int(hour), 'n')} Uhr"
    if second is not None:
        minutes = _several(int(minute or 0), "Minute", "Minuten")
        return f"{said} {minutes} {_several(int(second), 'Sekunde', 'Sekunden')}"
    return f"{said} {cardinal(int(minute))}" if minute and int(minute) else said


def _several(number: int, one: str, many: str) -> str:
    return f"{cardinal(number, 'f')} {one if number == 1 else many}"
