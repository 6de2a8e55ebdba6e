"""Bare numbers: whole, ordinal, decimal, fraction, range, telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.endings import ending, gender, is_determined
from narrate.scripting.rules.de.numbers import WORDS, cardinal, mixed, ordinal, place, year
from narrate.scripting.rules.shared import numbers as shared
from narrate.scripting.rules.shared.fractions import fractions as fractions_rule
from narrate.scripting.rules.shared.fractions import halves as halves_rule
from narrate.scripting.rules.shared.joining import edit, ends_text
from narrate.scripting.rules.shared.telephones import telephones as telephones_rule
from narrate.scripting.rules.shared.words import LONGEST
from narrate.scripting.rules.shared.written import DIGIT
from narrate.scripting.splitting.de import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(
    r"(?=\d)(?<![\w.,:/-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+)\.(?P<gap>\s+(?:(?P<bis>und|u\.|bis|oder)\s+(?P<other>\d{1,4})\.\s+)?"
    r"(?P<word>[^\W\d_]+\.?))?(?![\d])"
)
_SUFFIX = re.compile(r"(?<![\w.,])(?P<number>\d+)-?(?P<st>s?t)(?P<ending>e[nmrs]?)(?!\w)")
_TENS = re.compile(r"(?<![\w.,])(?P<number>\d{2,4})er(?P<ending>n?)(?!\w)")
_COMPOUND = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,6})(?:-?(?P<tail>(?:jährig|tägig|wöchig|monatig|stündig|minütig|fach|"
    r"teilig|stellig|köpfig|seitig|stöckig|prozentig)\w*|mal(?!\w))|\s?%(?P<share>ig\w*))"
)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s$")
_LONGEST_PLACE = 9


def _gender(text: str, number: int, start: int, end: int) -> str:
    """Return the gender of what one of it is counted; nothing is counted after a noun."""
    if number != 1:
        return ""
    following = _NEXT_WORD.match(text, end)
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if not following or not following[1][0].isupper() or (before and before[1][0].isupper()):
        return ""
    return "f" if following[1].startswith(("Milli", "Billi")) else gender(following[1])


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``3.`` before a noun, ``121ste`` and ``1970er``."""
    if not DIGIT.search(text):
        return
    for found in _STOP.finditer(text):
        number = found["number"].replace(".", "")
        if len(number) > LONGEST or not _is_place(text, found):
            continue
        noun = found["word"] or ""
        how = ending(text, found.start(), noun)
        for name in ("number", "other"):
            if found[name]:
                span = Span(found.start(name), found.end(name) + 1)
                said = ordinal(int(found[name].replace(".", "")), how)
                yield Edit(span=span, spoken=said, rule="ordinals")
    for found in _SUFFIX.finditer(text):
        if len(found["number"]) <= _LONGEST_PLACE:
            yield edit(found, place(int(found["number"])) + found["ending"], "ordinals")
    for found in _TENS.finditer(text):
        yield edit(found, f"{year(int(found['number']))}er{found['ending']}", "decades")


_SCALE_OF_ONE = re.compile(r"(?<![\w.,])1\s(?P<scale>Mio|Mrd|Bio)\b\.?(?=\s[A-ZÄÖÜ])")
_SCALES = {"Mio": "Million", "Mrd": "Milliarde", "Bio": "Billion"}
_UNIT_INSIDE = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:,\d+)?)-(?P<unit>mm|cm|km|m|kg|g|l|W|V|kW|PS|GB|MB|ha|t)-"
    r"(?=[A-ZÄÖÜ])"
)
_UNITS = {
    "mm": "Millimeter", "cm": "Zentimeter", "km": "Kilometer", "m": "Meter", "kg": "Kilogramm",
    "g": "Gramm", "l": "Liter", "W": "Watt", "V": "Volt", "kW": "Kilowatt", "PS": "P S",
    "GB": "Gigabyte", "MB": "Megabyte", "ha": "Hektar", "t": "Tonnen",
}  # fmt: skip


def compounds(text: str) -> Iterator[Edit]:
    """Say ``50-jährig``, ``3-mal`` and ``100%ig`` in one word, ``100-m-Lauf`` with its unit."""
    if not DIGIT.search(text):
        return
    for found in _SCALE_OF_ONE.finditer(text):
        yield edit(found, f"eine {_SCALES[found['scale']]}", "cardinals")
    for found in _UNIT_INSIDE.finditer(text):
        whole, _, part = found["number"].partition(",")
        said = f"{WORDS.number(whole, part or None)} {_UNITS[found['unit']]} "
        yield edit(found, said, "measures")
    for found in _COMPOUND.finditer(text):
        tail = found["tail"] or f"prozent{found['share']}"
        yield edit(found, f"{cardinal(int(found['number']), 'm')}{tail}", "cardinals")


def _is_place(text: str, found: re.Match[str]) -> bool:
    """Say whether a number with a stop is an ordinal rather than the end of a sentence."""
    word = found["word"]
    if not word:
        whole = found.start() == 0 and found.end("number") + 1 == len(text)
        return whole or (
            is_determined(text, found.start()) and ends_text(text, found.end("number") + 1)
        )
    # days, centuries, most places; the splitter takes a longer one for the end of a sentence
    short = len(found["number"]) <= 2 or not found.start()  # noqa: PLR2004 - two digits
    if word[0].islower():
        return short or word not in TABLE.starters
    return word.lower().rstrip(".") not in TABLE.starters and (
        short or is_determined(text, found.start())
    )


def _half(noun: str) -> str:
    return {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}[gender(noun)] + f" {noun}"


cardinals = shared.numbers(WORDS, _gender)
dotted = shared.dotted(WORDS, "Punkt")
ranges = shared.ranges(WORDS)
ratios = shared.ratios(WORDS, "zu")
year_ranges = shared.year_ranges(WORDS, year)
halves = halves_rule(_half)
fractions = fractions_rule(mixed, WORDS.minus)
telephones = telephones_rule("plus", WORDS.whole, WORDS.digits, "Durchwahl")
