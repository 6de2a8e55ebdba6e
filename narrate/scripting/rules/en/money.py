"""Money in all its forms."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.fractions import fraction_of
from narrate.scripting.rules.en.numbers import cardinal, plural, said
from narrate.scripting.rules.en.units import unit_of
from narrate.scripting.rules.joining import joined
from narrate.scripting.rules.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator


class Currency(NamedTuple):
    """How a currency is said."""

    one: str
    many: str
    cent: str = ""
    cents: str = ""


@cache
def currencies() -> dict[str, Currency]:
    """Return the currencies by sign and code."""
    return {row[0]: Currency(*row[1:]) for row in table("narrate.scripting.rules.en", "currencies")}


_SCALES = {"k": "thousand", "m": "million", "mil": "million", "mn": "million", "mm": "million",
           "mio": "million", "mln": "million", "b": "billion", "bn": "billion", "bln": "billion",
           "t": "trillion", "tn": "trillion", "trn": "trillion"}  # fmt: skip
_WORDS = "hundred|thousand|million|billion|trillion|lakh|crore"
_WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
_LETTERS = "m[nm]|mil|mio|mln|bl?n|trn|tn"
_SCALE = rf"(?:[\s-](?P<word>{_WORDS})s?\b|\s?(?P<scale>{_LETTERS}|[kmbtKMBT])(?!\w))?"
_TAIL = (
    r"(?:\s?/\s?(?P<per>(?:(?:sq|cu)\.?\s)?[a-z]+[²³]?)(?![\w.]*\.\w)(?:\.(?=[,;:)]|\s[a-z]))?)?"
    r"(?:/(?P<also>[a-z]{2,8})(?!\w)(?:\.(?=[,;:)]|\s[a-z]))?)?(?P<adjective>-[a-z])?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a sign or code before the amount, after it, of a range, of halves."""
    names = sorted(currencies(), key=len, reverse=True)
    sign = "|".join(
        rf"(?<![A-Za-z]){re.escape(n)}" if n[0].isalpha() else re.escape(n) for n in names
    )
    amount = rf"(?P<whole>{_WHOLE})?(?:\.(?P<part>\d+))?(?<=\d)(?![½⅓⅔¼¾⅕-⅞])"
    minus = r"(?P<minus>(?<!\w)[-−]|(?<![^\s(])(?<!\d\s)–)?"
    before = rf"{minus}(?P<sign>{sign})\s?(?P<below>[-−](?=\d))?{amount}{_SCALE}{_TAIL}"
    after = rf"(?<![\w.,]){amount}{_SCALE}\s?(?P<sign>{sign})(?![\w$]|/[A-Z]){_TAIL}"
    range_after = (
        rf"(?<![\w.,$-])(?P<a>\d[\d,]*(?:\.\d+)?)\s?[-–]\s?(?P<b>\d[\d,]*(?:\.\d+)?){_SCALE}"
        rf"\s?(?P<sign>{sign})(?![\w$]|/[A-Z]){_TAIL}"
    )
    scaled = rf"(?=\d[\d,.]*(?:[\s-](?:{_WORDS})s?\b|\s?(?:{_LETTERS}|[mbtMBT])(?!\w)))"
    several = (
        rf"(?P<sign>{sign})\s?(?P<a>\d[\d,]*(?:\.\d+)?)\s?[-–]\s?(?:(?P=sign)\s?{scaled})?"
        rf"(?P<b>\d[\d,]*(?:\.\d+)?)(?![½⅓⅔¼¾⅕-⅞]|,?\d){_SCALE}{_TAIL}"
    )
    mixed = (
        rf"(?P<sign_>{sign})\s?(?P<whole>\d+)?(?:\s?(?P<sign>[½⅓⅔¼¾⅕-⅞])|"
        rf"\s(?P<top>\d{{1,3}})/(?P<low>[1-9]\d{{0,2}}))(?![\w/]){_SCALE}{_TAIL}"
    )
    no_more = "(?P<minus>(?!))?(?P<word>(?!))?(?P<scale>(?!))?(?P<per>(?!))?(?P<adjective>(?!))?"
    commas = (
        rf"(?P<sign>€)\s?(?P<whole>\d{{1,3}}(?:\.\d{{3}})*),(?P<part>\d\d)(?!\d){no_more}",
        rf"(?<![\w.,])(?P<whole>\d{{1,3}}(?:\.\d{{3}})*),(?P<part>\d\d)\s?(?P<sign>€){no_more}",
    )
    return tuple(map(re.compile, (before, after, several, range_after, mixed, *commas)))


@cache
def _any_sign() -> re.Pattern[str]:
    """Return the pattern of any sign or code, to pass by what has no money in it."""
    return re.compile("|".join(map(re.escape, currencies())))


_ARTICLE = re.compile(r"\b[Aa]n?\s(?:[a-z\d]+(?:-[a-z]+)+,\s)?$")
_AGAIN = re.compile(r"\s(?:(?P<code>USD|CAD|AUD|NZD|HKD|SGD)|dollars)\b")
"""The currency once more, behind an amount that has its sign."""
_HELD = re.compile(
    r"\b(?:the|his|her|its|their|our|my|your|this|that|each|every|no|any|one|another)\s$",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\s(?:fines?|bills?|loans?|fees?|prizes?|notes?|gifts?|grants?|deals?|deposits?|che(?:ck|que)s?|"
    r"tickets?|tax|contracts?|budgets?|projects?|plans?|funds?|rewards?|payments?|salary|bonus|debts?|"
    r"bonds?|investments?|house|home|mansion|coins?|question|lawsuit|settlement|sale|purchase|"
    r"packages?|program|bailout|cuts?|donations?|order|line|bet|ransom|pension|mortgage|premium)\b"
)
"""What an amount behind an article or a pronoun is said for in the singular."""
_EACH = re.compile(r"-(?:an?|per)-")
_NOUN = re.compile(
    r"\s(?!(?:a|an|per|of|in|to|for|and|or|from|on|by|at|each|more|less|as|is|was|were|are|will|"
    r"with|over|under|if|that|than)\b)[A-Za-z]"
)
_NOTES = re.compile(r"\$(?P<value>1|2|5|10|20|50|100)s(?!\w)")
_SCALED = re.compile(
    r"(?P<number>\d(?<![\w.,$£€/-].)[\d,]*(?:\.\d+)?)(?P<scale>mn?|bn|tn|k)"
    r"(?=\s(?:US\s|U\.S\.\s|Swiss\s)?(?:euros?|pounds?|dollars?|francs?|yen|rubles?|roubles?|rupees?|kronor|crowns?|people|"
    r"jobs|homes|users|customers|workers|voters|copies|barrels|tonnes|tons|viewers|subscribers|"
    r"downloads)\b)"
    r"|(?P<count>\d(?<![\w.,$£€/-].)(?:[\d,]*\.\d+|\d{1,2}))(?P<capital>[MB])(?=\s[a-z]+s\b)"
)
"""A letter for a million and its kin before what it counts: "2m euros", "1.5M downloads"."""


def money(text: str) -> Iterator[Edit]:
    """Say ``$2.5 billion`` as "two point five billion dollars", ``£10/wk`` with "per week"."""
    if _any_sign().search(text):
        yield from joined(text, _money(text), "to")
    for found in _SCALED.finditer(text):
        number = said(found["number"] or found["count"])
        spoken = f"{number} {_SCALES[(found['scale'] or found['capital']).lower()]}"
        yield _edit_all(found, spoken)


def _money(text: str) -> Iterator[Edit]:
    before, after, several, several_after, mixed, *commas = _patterns()
    for pattern in commas if "€" in text else ():
        for found in pattern.finditer(text):
            yield _edit(found, _said(found, found["sign"], attribute=False))
    for found in _NOTES.finditer(text) if "$" in text else ():
        yield _edit_all(found, plural(int(found["value"])))
    for found in mixed.finditer(text):
        number = f"{fraction_of(found)}{_scale(found)}"
        yield _edit(found, f"{number} {currencies()[found['sign_']].many}{_per(found)}")
    for found in (*several.finditer(text), *several_after.finditer(text)):
        currency = currencies()[found["sign"]]
        unit = currency.one if _is_attribute(text, found) else currency.many
        spoken = f"{said(found['a'])} to {said(found['b'])}{_scale(found)} {unit}{_per(found)}"
        yield _edit(found, spoken)
    for found in before.finditer(text):
        again = _AGAIN.match(text, found.end()) if found["sign"] == "$" else None
        sign = (again["code"] if again else "") or found["sign"]
        edit = _edit(found, _said(found, sign, attribute=_is_attribute(text, found)))
        yield replace(edit, span=Span(edit.span.start, again.end())) if again else edit
    for found in after.finditer(text):
        yield _edit(found, _said(found, found["sign"], attribute=bool(found["adjective"])))


def _edit_all(found: re.Match[str], spoken: str) -> Edit:
    return Edit(span=Span(*found.span()), spoken=spoken, rule="money")


def _edit(found: re.Match[str], spoken: str) -> Edit:
    end = found.end() - len(found["adjective"] or "")
    return Edit(span=Span(found.start(), end), spoken=spoken, rule="money")


def _is_attribute(text: str, found: re.Match[str]) -> bool:
    """Say whether an amount stands before what it is for: "a $20 loan", "$5-million gifts"."""
    if _HELD.search(text, max(0, found.start() - 9), found.start()) and _PAID.match(
        text, found.end()
    ):
        return True
    article = _ARTICLE.search(text, max(0, found.start() - 24), found.start()) is not None
    if found.groupdict().get("word") and text[found.start("word") - 1] == "-":
        return _NOUN.match(text, found.end()) is not None
    if found["adjective"]:
        return article or not _EACH.match(text, found.end() - 2)
    return article and _NOUN.match(text, found.end()) is not None


def _said(found: re.Match[str], sign: str, *, attribute: bool) -> str:
    currency = currencies()[sign]
    number = said((found["whole"] or "") + (f".{found['part']}" if found["part"] else ""))
    if attribute:
        spoken = f"{number}{_scale(found)} {currency.one}"
    elif scale := _scale(found):
        spoken = f"{number}{scale} {currency.many}"
    else:
        spoken = _amount(currency, found)
    groups = found.groupdict()
    minus = "minus " if groups.get("minus") or groups.get("below") else ""
    return f"{minus}{spoken}{_per(found)}"


def _amount(currency: Currency, found: re.Match[str]) -> str:
    whole = int((found["whole"] or "0").replace(",", "").replace(".", ""))
    part = found["part"] or ""
    if len(part) > 2:  # noqa: PLR2004 - cents have two digits
        part = part.rstrip("0")
    unit = currency.one if whole == 1 else currency.many
    if not part.strip("0"):
        return f"{cardinal(whole)} {unit}"
    if len(part) > 2 or not currency.cents:  # noqa: PLR2004 - the same
        return f"{said(str(whole) + '.' + part if found['whole'] else '.' + part)} {currency.many}"
    count = int(part.ljust(2, "0"))
    cents = f"{cardinal(count)} {currency.cent if count == 1 else currency.cents}"
    return f"{cardinal(whole)} {unit} {cents}" if whole else cents


def _scale(found: re.Match[str]) -> str:
    word = found["word"] or _SCALES.get((found["scale"] or "").lower(), "")
    return f" {word}" if word else ""


def _per(found: re.Match[str]) -> str:
    """Say what an amount is paid for: ``/mo``, ``/barrel``."""
    units = filter(None, (found["per"], found.groupdict().get("also")))
    return "".join(f" per {unit_of(one) or one}" for one in units)
