"""What the site says of its own, and how it writes dates, lengths, sizes and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.web.words import words as words_in

if TYPE_CHECKING:
    from narrate.web.words import Words

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|\Z)")
_MEGABYTE = 1_000_000
_KILOBYTE = 1000
_LARGE = 950_000
"""Bytes; so many and more are said in megabytes."""


def words(language: str) -> Words:
    """Return the site's words in the language of a BCP 47 tag, in English where there are none."""
    return words_in("narrate.publishing.site", language)


def machine_date(date: str) -> str:
    """Return the part of a date that machines know (``1977-06``); blank where there is none."""
    found = _DATE.match(date)
    if not found or not (_within(found[2], 12) and _within(found[3], 31)):
        return ""
    return found[0]


def _within(part: str | None, most: int) -> bool:
    return part is None or 1 <= int(part) <= most


def written_date(date: str, said: Words) -> str:
    """Write an ISO 8601 date in the site's language; any other stays as it is."""
    parts = machine_date(date).split("-")
    if len(parts) == 1:
        return parts[0] or date
    year, month, *day = parts
    name = said.say["months"][int(month) - 1]
    if not day:
        return filled(said.say["month"], name, year)
    number = str(int(day[0]))
    return filled(said.say["day"], said.say["first"] if number == "1" else number, name, year)


def written_length(seconds: float, said: Words) -> str:
    """Write how long something lasts, to the minute: ``4 min``, ``1 h 5 min``."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:  # noqa: PLR2004 - of an hour
        return filled(said.say["minutes"], str(minutes))
    return filled(said.say["hours"], str(minutes // 60), str(minutes % 60))


def written_size(size: int, said: Words) -> str:
    """Write bytes as kilobytes or megabytes: ``4 kB``, ``1.5 MB``."""
    if size < _LARGE:
        return filled(said.say["kilobytes"], str(max(1, round(size / _KILOBYTE))))
    written = f"{size / _MEGABYTE:.1f}".replace(".", said.say["decimal"])
    return filled(said.say["megabytes"], written)


def written_number(number: int, said: Words) -> str:
    """Write a whole number with its thousands apart."""
    return f"{number:,}".replace(",", said.say["thousands"])


def filled(sentence: str, *values: str) -> str:
    """Put ``values`` into the ``{}`` of a sentence, as they are."""
    first, *rest = sentence.split("{}")
    return first + "".join(value + part for value, part in zip(values, rest, strict=True))
