"""Times of day and lengths of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, digits, two_digits
from narrate.scripting.rules.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF = r"(?P<half>[ap])(?:\.\s?m\b\.?|m\b\.?|(?=\s?[-–]\s?\d{1,2}(?::\d\d)?\s?[ap]\.?m\b))"
_ZONE = (
    r"(?:\s?\(?(?P<zone>(?:[ECMP]|A[KS])\.?[SD]\.?T\b\.?|(?-i:[ECMP]T)|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST)"
    r"\b\.?\)?)?"
)
_CLOCK = re.compile(
    rf"(?=\d)(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    rf"(?:\s?{_HALF})?{_ZONE}(?![:\d])",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"(?=\d)(?<![\d:.,$£€])(?P<hour>1[0-2]|0?\d)\.(?P<minute>[0-5]\d)\s?{_HALF}{_ZONE}",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?=\d)(?<![\d:.,$£€])(?P<hour>1[0-2]|0?[1-9])\s?{_HALF}{_ZONE}", re.IGNORECASE
)
_HOURS = re.compile(
    rf"(?=\d)(?<![\d:.,$£€-])(?P<first>1[0-2]|0?[1-9])\s?[-–]\s?(?P<hour>1[0-2]|0?[1-9])"
    rf"(?::(?P<minute>[0-5]\d))?\s?{_HALF}{_ZONE}",
    re.IGNORECASE,
)
_ZULU = re.compile(
    r"(?=\d)(?<![\w:])(?P<day>[0-3]\d)?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)Z\b"
)
_MILITARY = re.compile(
    r"(?=\d)(?<![\w.,$:])(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)(?=\s?(?:hours|(?<=\d)(?P<letter>H)|(?P<short>\s?hrs?\b(?:\.(?=\s[a-z]|[,;:)]))?))(?!\w))"
)
_AT_NIGHT = re.compile(r"(?P<hour>0\d(?<!\w..))(?P<minute>[0-5]\d)(?!\w|[.,:]\d)")
_BEFORE_NIGHT = re.compile(
    r"\b(?:at|by|until|till|before|after|since|from|to|about|around|between|and)\s$"
)
"""Four figures with a zero in front where a time of day is to be expected."""
_LAP = re.compile(
    r"(?=\d)(?<![\w:.,])(?P<minute>\d{1,2}):(?P<second>[0-5]\d)\.(?P<part>\d{1,4})(?![\d:]|\.\d)"
)
_BEFORE_ANOTHER = re.compile(r"\s?[-–]\s?\d")
_LASTED = re.compile(
    r"(?=\d)(?<![\w.,:])(?:\d{1,2}h\s?[0-5]?\d(?:m(?:in)?)?(?:\s?[0-5]?\ds)?|\d{1,3}m(?:in)?\s?[0-5]?\ds)\b"
    r"|(?=\d)(?<![\w.,:])\d{1,3}\s?h(?:rs?)?\.\s?[0-5]?\d\s?m(?:in)?(?:\.\s?[0-5]?\d\s?s(?:ec)?)?(?:\.(?=\s[a-z]|[,;:)])|(?=\.))"
)
_PART = re.compile(r"(?P<count>\d+)\s?(?P<unit>[hms]?)")
_UNITS = {"h": "hour", "m": "minute", "s": "second", "": "minute"}
"""What a letter behind a count stands for; behind hours, minutes need none."""
_WEST = re.compile(r"(?:UTC|GMT)(?P<sign>[-−–])(?=\d)")
_NOON = re.compile(
    r"\b(?:noon|midnight)(?P<dash>\s?[-–]\s?)(?=\d)|(?<=[Mm.\d])(?P<other>\s?[-–]\s?)(?=(?:noon|midnight)\b)"
)
_TO_HOUR = re.compile(
    r"(?=[\s–-])(?<=[012]\d:[0-5]\d|.\d:[0-5]\d)\s?[-–]\s?(?P<hour>1[0-2]|[1-9])(?![\w:/]|[.,]\d|\s?[ap]\.?m\b)"
)
"""A full hour that ends a span: "8:30-4"."""
_NEXT = re.compile(r"\s+[A-Z]|\s*$|[\"”’)]")


def times(text: str) -> Iterator[Edit]:
    """Say ``3:05 p.m.`` as "three oh five P M", ``1530Z`` as "fifteen thirty Zulu"."""
    yield from joined(text, _times(text), "to")
    yield from _lengths(text)
    for found in _WEST.finditer(text):
        yield Edit(span=Span(*found.span("sign")), spoken=" minus ", rule="times")
    for found in _TO_HOUR.finditer(text):
        spoken = f" to {cardinal(int(found['hour']))}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="times")
    for found in _NOON.finditer(text) if "noon" in text or "midnight" in text else ():
        yield Edit(
            span=Span(*found.span("dash" if found["dash"] else "other")),
            spoken=" to ",
            rule="times",
        )


def _times(text: str) -> Iterator[Edit]:
    for found in _ZULU.finditer(text):
        day = f"{digits(found['day'])} " if found["day"] else ""
        yield Edit(span=Span(*found.span()), spoken=f"{day}{_watch(found)} Zulu", rule="times")
    for found in _MILITARY.finditer(text):
        short = "short" if found["short"] else "letter"
        end = found.end(short) if found[short] else found.end()
        hours = " hours" if found[short] else ""
        yield Edit(span=Span(found.start(), end), spoken=_watch(found) + hours, rule="times")
    for found in _AT_NIGHT.finditer(text):
        if _BEFORE_NIGHT.search(text, max(0, found.start() - 9), found.start()):
            yield Edit(span=Span(*found.span()), spoken=_watch(found), rule="times")
    for found in _CLOCK.finditer(text):
        yield _edit(text, found, _clock(found))
    for found in _POINT.finditer(text):
        yield _edit(text, found, f"{_hour(found)} {_minute(found)}".strip())
    for found in _HOURS.finditer(text):
        minute = f" {_minute(found)}" if found["minute"] else ""
        last = f"{_hour(found)}{minute}".strip()
        yield _edit(text, found, f"{cardinal(int(found['first']))} to {last}")
    for found in _HOUR.finditer(text):
        yield _edit(text, found, _hour(found))


def _lengths(text: str) -> Iterator[Edit]:
    """Say how long something took: ``2h 5m``, ``1m30s``, ``1:45.2``."""
    for found in _LASTED.finditer(text):
        spoken = " ".join(map(_counted, _PART.finditer(found[0])))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="times")
    for found in _LAP.finditer(text) if ":" in text else ():
        seconds = two_digits(int(found["second"])) if int(found["second"]) else "oh oh"
        spoken = f"{cardinal(int(found['minute']))} {seconds} point {digits(found['part'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="times")


def _counted(found: re.Match[str]) -> str:
    count = int(found["count"])
    return f"{cardinal(count)} {_UNITS[found['unit']]}{'' if count == 1 else 's'}"


def _edit(text: str, found: re.Match[str], said: str) -> Edit:
    if found["half"]:
        said += f" {found['half'].upper()} M"
    if found["zone"]:
        said += f" {' '.join(found['zone'].replace('.', '').upper())}"
    end = found.end()
    if found[0].endswith(")") and "(" not in found[0]:
        end -= 1
    elif found[0].endswith(".") and _NEXT.match(text, end):
        end -= 1  # the stop may end the sentence as well
    return Edit(span=Span(found.start(), end), spoken=said, rule="times")


def _clock(found: re.Match[str]) -> str:
    if found["second"]:
        return _length(found)
    if (
        found["minute"] == "00"
        and not found["half"]
        and not _BEFORE_ANOTHER.match(found.string, found.end())
    ):
        return f"{_hour(found)} o'clock"
    return f"{_hour(found)} {_minute(found)}".strip()


def _length(found: re.Match[str]) -> str:
    """Say hours, minutes and seconds, each with its name."""
    parts = []
    for unit in ("hour", "minute", "second"):
        count = int(found[unit])
        parts.append(f"{cardinal(count)} {unit}{'' if count == 1 else 's'}")
    return f"{parts[0]} {parts[1]} and {parts[2]}"


def _hour(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    return cardinal(hour or 12) if found["half"] else cardinal(hour)


def _minute(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    return two_digits(minute) if minute else ""


def _watch(found: re.Match[str]) -> str:
    """Say a time as soldiers do: "oh nine thirty", "fifteen hundred"."""
    minute = int(found["minute"])
    hour = int(found["hour"])
    hours = two_digits(hour) if hour else "zero zero" if minute else "zero"
    return f"{hours} {two_digits(minute) if minute else 'hundred'}"
