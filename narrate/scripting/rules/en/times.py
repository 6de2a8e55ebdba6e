"""Times of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, two_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_CLOCK = re.compile(
    rf"(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?{_HALF})?"
    r"(?!\d|:\d)",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"(?<![\d:.,$])(?P<hour>1[0-2]|0?[1-9])\s?{_HALF}", re.IGNORECASE)
_ZULU = re.compile(r"(?<!\w)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<zone>Z)\b")
_MILITARY = re.compile(r"(?<![\w.,$])(?P<hour>0\d|1\d|2[0-3])(?P<minute>[0-5]\d)(?=\s+hours\b)")
_NEXT = re.compile(r"\s+[A-Z]|\s*$|[\"”’)]")


def times(text: str) -> Iterator[Edit]:
    """Say ``3:05 p.m.`` as "three oh five P M"."""
    for found in _CLOCK.finditer(text):
        said = f"{_hour(found)} {_minute(found)}".strip()
        if found["second"]:
            said += f" and {cardinal(int(found['second']))} seconds"
        yield _edit(text, found, said, bare="o'clock" if found["minute"] == "00" else "")
    for found in _HOUR.finditer(text):
        yield _edit(text, found, _hour(found))
    for found in _ZULU.finditer(text):
        said = f"{_digits(found)} Zulu"
        yield Edit(span=Span(*found.span()), spoken=said, rule="times")
    for found in _MILITARY.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_digits(found), rule="times")


def _edit(text: str, found: re.Match[str], said: str, bare: str = "") -> Edit:
    half = found["half"]
    end = found.end()
    if half:
        said += f" {half.upper()} M"
        if found[0].endswith(".") and _NEXT.match(text, end):
            end -= 1  # the stop may end the sentence as well
    elif bare:
        said = f"{said} {bare}".strip()
    return Edit(span=Span(found.start(), end), spoken=said, rule="times")


def _hour(found: re.Match[str]) -> str:
    return cardinal(int(found["hour"]))


def _minute(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    return two_digits(minute) if minute else ""


def _digits(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    said = two_digits(hour) if hour < 10 else cardinal(hour)  # noqa: PLR2004 - one digit
    return f"{said} {two_digits(minute) if minute else 'hundred'}"
