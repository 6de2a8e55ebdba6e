"""Times of day and lengths of time: ``1:05``, ``12.15 p.m.``, ``15 h 10 min 40 s``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.shared.joining import edit, ends_text
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_HALF = r"(?:\s?(?P<half>[ap])\.?\s?m(?:\.|\b))"
_ZONE = (
    r"(?:\s?(?P<zone>gmt|utc|est|pst|cst|mst|cet|cest|pyt|art)(?!\w)"
    r"(?:\s?(?P<shift>[-−+])\s?(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?)?)"
)
_HOUR = r"(?=\d)(?<![\w:.,/-])(?P<hour>[01]?\d|2[0-4])"
_CLOCK = re.compile(
    rf"{_HOUR}(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?hs?\b\.?)?|"
    rf"\.(?P<dotted>[0-5]\d)(?:(?P<h>\s?hs?\b\.?)|(?=\s?(?:[ap]\.?\s?m|gmt|utc|est|pst|cst|mst)\b))|"
    rf"(?=\s?[ap]\.?\s?m\b)){_HALF}?{_ZONE}?(?![\w:])",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"{_HOUR}\s?h(?:\s?(?P<minute>[0-5]?\d)\s?(?:min|m)\b)?(?:\s?(?P<second>[0-5]?\d)\s?(?:seg|s)\b)?{_ZONE}?"
    rf"(?![\w])",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?<![\w:.,/-])(?P<hour>[01]?\d|2[0-4])h(?P<minute>[0-5]\d)(?:m(?:(?P<second>[0-5]\d)s)?)?(?!\w)"
)
_BARE = re.compile(
    r"(?<![\w:.,/-])(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?![\w:]|[.,]\d|\shs?\b|\s?[ap]\.?\s?m\b)"
)
_AT = re.compile(r"\b(?:las?|desde|hasta|salidas?|llegadas?|sale|llega)\s$", re.IGNORECASE)
_HOURS = re.compile(r"\s?horas\b")
_EVENING = 8
_NOON = 12


def times(text: str) -> Iterator[Edit]:
    """Say ``4.15 p.m.`` as "cuatro y cuarto de la tarde"."""
    if not DIGIT.search(text):
        return
    for found in _CLOCK.finditer(text):
        minute = found["minute"] or found["dotted"] or ""
        said = _clock(found["hour"], minute, found["second"], plain=_is_plain(found))
        if found["half"]:
            said += f" {_part_of_day(int(found['hour']), found['half'].lower())}"
        stop = found[0].endswith(".") and ends_text(text, found.end())
        yield edit(found, said + _zone(found) + ("." if stop else ""), "times")
    for found in _JOINED.finditer(text):
        yield edit(found, _clock(found["hour"], found["minute"], found["second"]), "times")
    for found in _SPELLED.finditer(text):
        yield edit(found, _spelled(found) + _zone(found), "times")
    for found in _BARE.finditer(text):
        alone = found.start() == 0 and ends_text(text, found.end())
        if alone or _AT.search(text, max(0, found.start() - 8), found.start()):
            yield edit(
                found, _clock(found["hour"], found["minute"], None, plain=_is_plain(found)), "times"
            )


def _is_plain(found: re.Match[str]) -> bool:
    """Say whether "horas" follows, before which nobody says a quarter or a half."""
    return bool(_HOURS.match(found.string, found.end()))


def _clock(hour: str, minute: str, second: str | None, *, plain: bool = False) -> str:
    if second is not None and int(second):
        return _length(int(hour), int(minute), int(second))
    said = cardinal(int(hour), "f")
    if not minute or not int(minute):
        return said
    parts = {} if plain else {15: "cuarto", 30: "media"}
    return f"{said} y {parts.get(int(minute)) or cardinal(int(minute))}"


def _spelled(found: re.Match[str]) -> str:
    """Say hours with their sign: a length of time, or with a zero ahead or a zone a time of day."""
    hour = int(found["hour"])
    if found["second"]:
        return _length(hour, int(found["minute"] or 0), int(found["second"]))
    if found["minute"] or found["zone"] or found["hour"].startswith("0"):
        return _clock(found["hour"], found["minute"] or "", None)
    return _several(hour, "hora", "f")


def _length(hours: int, minutes: int, seconds: int) -> str:
    ahead = f"{_several(hours, 'hora', 'f')} {_several(minutes, 'minuto', 'm')}"
    return f"{ahead} y {_several(seconds, 'segundo', 'm')}"


def _several(number: int, unit: str, gender: str) -> str:
    return f"{cardinal(number, gender)} {unit}{'' if number == 1 else 's'}"


def _part_of_day(hour: int, half: str) -> str:
    if half == "a":
        return "de la noche" if hour == _NOON else "de la mañana"
    if hour == _NOON:
        return "del mediodía"
    return "de la tarde" if hour < _EVENING else "de la noche"


def _zone(found: re.Match[str]) -> str:
    if not found["zone"]:
        return ""
    said = f" {' '.join(found['zone'].upper())}"
    if found["shift"]:
        sign = "más" if found["shift"] == "+" else "menos"
        hours = cardinal(int(found["hours"]), "f" if found["minutes"] else "")
        said += f" {sign} {hours}"
        said += f" {cardinal(int(found['minutes']))}" if found["minutes"] else ""
    return said
