"""Quantities with a unit, and percentages: ``5 km``, ``2,2 Mio. km²``, ``½ m``, ``56,3 /km²``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.fractions import SIGNS, written
from narrate.scripting.rules.shared.joining import either, ends_text
from narrate.scripting.rules.shared.written import AMOUNT, DIGIT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords


_AMOUNT_AHEAD = re.compile(rf"(?P<whole>{WHOLE})(?:,(?P<part>\d+))?\s?")


class Unit(NamedTuple):
    """What a unit is called."""

    one: str
    many: str
    gender: str = "m"


class Measuring(NamedTuple):
    """What a language knows of units."""

    units: Mapping[str, Unit]
    """By symbol as it is written."""
    scales: Mapping[str, str]
    """Words of scale, in lower case as they are written, and what is said for them."""
    counted: Callable[[str, str], str]
    """Says a number that counts a scale as one phrase."""
    of: Callable[[str], str]
    """What a unit is called behind a word of scale ("de metros")."""
    per: str
    """What a slash between units is called."""
    share: Callable[[int | None, int, int, Unit], str]
    """Says a fraction, with or without a whole number, of a unit."""
    per_more: str = ""
    """What a second slash is called ("et par"); the same as the first where empty."""
    one_up_to_two: bool = False
    """Whether a unit is singular for all that is less than two ("1,5 litre")."""


_INVERSE = "⁻¹"


class Reader:
    """Reads quantities with the units of one language."""

    def __init__(self, words: NumberWords, known: Measuring) -> None:
        """Take the numbers of the language and its units."""
        self._words = words
        self._known = known
        self._names = {name.lower(): one for name, one in known.units.items()} | dict(known.units)
        self._inverse = {
            symbol.rstrip("²³") + f"⁻{symbol[-1] if symbol[-1] in '²³' else '¹'}": one
            for symbol, one in self._names.items()
        }
        symbol = either(known.units)
        scale = rf"(?:\s(?P<scale>{either(known.scales)})(?!\w))?"
        each = rf"(?:(?<=[^\W\d]/){WHOLE}(?:,\d+)?\s?)?(?:{symbol})"
        inverse = rf"[·⋅\s]?(?P<inverse>{either(self._inverse)})"
        end = r"(?![\w²³'’]|/(?![^\W\d_]{3})|[.,]\d)"
        per = rf"(?:\s?/(?P<per>{each})|{inverse})?(?:/(?P<also>{each}))?{end}"
        # the last stop is one behind a symbol, which ends no sentence: "5 km. de camino"
        unit = rf"(?:(?P<gap>\s?)(?P<unit>{symbol}))?{per}(?:\.(?=[,;:)]|\s(?-i:[a-zß-ÿ])))?"
        self.quantity = re.compile(
            rf"(?=[-−–\d])(?:(?<![\w.,/])|(?<=\d[xX×])){AMOUNT}{scale}{unit}", re.IGNORECASE
        )
        self.behind = re.compile(unit, re.IGNORECASE)

    def is_quantity(self, found: re.Match[str]) -> bool:
        """Say whether there is a unit, and no letter that is rather part of a name (``5A``)."""
        unit = found["unit"] or ""
        if found["inverse"]:
            return unit in self._known.units
        if found["per"] or not unit:
            return bool(found["per"])
        if len(unit) > 1 or not unit.isalpha():
            return True
        return bool(found["gap"]) and unit in self._known.units

    def said(self, found: re.Match[str]) -> str:
        """Say a quantity in figures."""
        words, known = self._words, self._known
        scale = known.scales[found["scale"].lower()] if found["scale"] else ""
        if not found["unit"]:
            return f"{words.amount(found)} {scale}".rstrip() + self._per(found)
        unit = self._named(found["unit"])
        if scale:
            counted = known.counted(words.amount(found, "scale"), scale)
            return f"{counted} {known.of(unit.many)}{self._per(found)}"
        single = found["whole"] == "1" and not found["part"] and not found["first"]
        if known.one_up_to_two and not found["first"]:
            single = found["whole"] in ("0", "1")
        name = unit.one if single else unit.many
        return f"{words.amount(found, unit.gender)} {name}{self._per(found)}"

    def share(self, after: re.Match[str], whole: int | None, top: int, low: int) -> str:
        """Say a fraction of the unit behind it."""
        return self._known.share(whole, top, low, self._named(after["unit"])) + self._per(after)

    def unit_behind(self, text: str, at: int) -> tuple[str, int]:
        """Say the units that stand apart behind ``at``, in the plural, and where they end."""
        after = self.behind.match(text, at)
        if not after or not after["unit"] or not after["gap"]:
            return "", at
        unit = self._named(after["unit"])
        if text.startswith(_INVERSE, after.end()):
            return f" {self._known.per} {unit.one}", after.end() + len(_INVERSE)
        return f" {unit.many}{self._per(after)}", after.end()

    def _per(self, found: re.Match[str]) -> str:
        if found["inverse"]:
            written = found["inverse"]
            inverse = self._inverse.get(written) or self._inverse[written.lower()]
            return f" {self._known.per} {inverse.one}"
        per, also = self._known.per, self._known.per_more or self._known.per
        said = f" {per} {self._each(found['per'])}" if found["per"] else ""
        return f"{said} {also} {self._each(found['also'])}" if found["also"] else said

    def _each(self, written: str) -> str:
        """Say the unit that something is counted by, or so many of it: "/24 h", "/100 km"."""
        amount = _AMOUNT_AHEAD.match(written)
        if not amount:
            return self._named(written).one
        unit = self._named(written[amount.end() :])
        whole, part = amount["whole"], amount["part"]
        single = whole == "1" or (self._known.one_up_to_two and whole == "0")
        single = single and (self._known.one_up_to_two or not part)
        number = self._words.number(whole, part, unit.gender)
        return f"{number} {unit.one if single else unit.many}"

    def _named(self, written: str) -> Unit:
        return self._names.get(written) or self._names[written.lower()]


def measures(words: NumberWords, known: Measuring) -> Rule:
    """Return the rule for quantities."""
    reader = Reader(words, known)

    def rule(text: str) -> Iterator[Edit]:
        if not DIGIT.search(text) and not any(sign in text for sign in SIGNS):
            return
        for found, whole, top, low in written(text):
            after = reader.behind.match(text, found.end())
            if after and after["gap"] and reader.is_quantity(after):
                said = reader.share(after, whole, top, low)
                minus = f"{words.minus} " if found["minus"] else ""
                end = after.end() - (after[0].endswith(".") and ends_text(text, after.end()))
                span = Span(found.start(), end)
                yield Edit(span=span, spoken=minus + said, rule="measures")
        for found in reader.quantity.finditer(text):
            if reader.is_quantity(found):
                end = found.end() - (found[0].endswith(".") and ends_text(text, found.end()))
                span = Span(found.start(), end)
                yield Edit(span=span, spoken=reader.said(found), rule="measures")

    return rule
