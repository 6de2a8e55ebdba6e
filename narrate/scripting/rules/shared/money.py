"""Money: an amount beside a sign or code, with a word of scale between or behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.scripting.rules.gates import mentions
from narrate.scripting.rules.shared.joining import apart, edit, either
from narrate.scripting.rules.shared.written import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords


class Currency(NamedTuple):
    """What a currency is called."""

    one: str
    many: str
    gender: str = "m"
    cent: str = ""
    """One hundredth, as it counts one of it; empty where there is none."""
    cents: str = ""


class Purse(NamedTuple):
    """What a language knows of money."""

    currencies: Mapping[str, Currency]
    """By sign or code as it is written."""
    scales: Mapping[str, str]
    """Words of scale, in lower case as they are written, and what is said for them."""
    millions: str
    """What is said for the letter before a sign ("5 M€")."""
    counted: Callable[[str, str], str]
    """Says a number that counts a scale ("un", "millón") as one phrase."""
    of: Callable[[str], str]
    """What a currency is called behind a word of scale ("de euros")."""
    cents: Callable[[Currency, int], str]
    """Says the cents behind the whole, with what joins them."""
    per: str
    """What the slash before a unit of time or measure is called."""
    units: Mapping[str, str]
    """What is said for a unit behind the slash that is not a word."""
    per_more: str = ""
    """What a second slash is called ("et par"); the same as the first where empty."""


_CENT_DIGITS = 2
_PER = r"(?:m[²³]|[^\W\d_]{2,}|[bhjlgmt](?![\w²³]))(?!\w)"


def money(words: NumberWords, purse: Purse) -> Rule:
    """Return the rule for sums of money."""
    sign = either(purse.currencies)
    word = rf"\s?(?P<scale>{either(purse.scales)})(?!\w)"
    scale = rf"(?:{word}|\s?(?P<letter>[kM])(?=[€$£]))?"
    last_scale = rf"(?:{word}|\s?(?-i:(?P<letter>[kM])(?!\w)))?"
    before = re.compile(
        rf"(?<![\w.,])(?P<minus_first>[-−])?(?P<sign>{sign})\s?{AMOUNT}{last_scale}(?!\d|[.,]\d)",
        re.IGNORECASE,
    )
    behind = re.compile(
        rf"(?=[-−–\d])(?<![\w.,/-]){AMOUNT}{scale}\s?(?P<sign>{sign})(?![\w'’])(?:/(?P<per>{_PER}))?(?:/(?P<also>{_PER}))?(?:\.(?=[,;:)]|\s(?-i:[a-zß-ÿ])))?",
        re.IGNORECASE,
    )
    known = {name.casefold(): one for name, one in purse.currencies.items()}

    def rule(text: str) -> Iterator[Edit]:
        if not mentions(text, known):
            return
        for pattern in (before, behind):
            for found in pattern.finditer(text):
                sign = found["sign"]
                if pattern is before and sign.isupper() and sign not in purse.currencies:
                    continue  # "FR 16" are no francs
                currency = purse.currencies.get(found["sign"]) or known[found["sign"].casefold()]
                said = _said(words, purse, currency, found)
                if "minus_first" in found.groupdict() and found["minus_first"]:
                    said = f"{words.minus} {said}"
                if found.groupdict().get("per"):
                    said = f"{said} {purse.per} {purse.units.get(found['per'], found['per'])}"
                if found.groupdict().get("also"):
                    also = purse.units.get(found["also"], found["also"])
                    said = f"{said} {purse.per_more or purse.per} {also}"
                yield edit(found, apart(text, found, said), "money")

    return rule


def _said(words: NumberWords, purse: Purse, currency: Currency, found: re.Match[str]) -> str:
    if found["letter"] in ("k", "K"):
        return f"{_thousands(words, found)} {currency.many}"
    if found["scale"] or found["letter"] == "M":
        scale = purse.millions if found["letter"] else purse.scales[found["scale"].lower()]
        return f"{purse.counted(words.amount(found, 'scale'), scale)} {purse.of(currency.many)}"
    part = (found["part"] or "").rstrip("0")
    if found["first"] or len(part) > _CENT_DIGITS or not (currency.cent or not part):
        plain = words.number(found["whole"], part or None, currency.gender)
        return f"{_ahead(words, found, currency.gender)}{plain} {currency.many}"
    whole, cents = found["whole"], int(part.ljust(_CENT_DIGITS, "0")) if part else 0
    minus = f"{words.minus} " if found["minus"] else ""
    if cents and not whole.strip("0"):
        name = currency.cent if cents == 1 else currency.cents
        return f"{minus}{words.cardinal(cents, 'm')} {name}"
    unit = currency.one if whole == "1" else currency.many
    figures = "".join(filter(str.isdecimal, whole))
    unit = purse.of(unit) if figures.endswith("000000") and figures[0] != "0" else unit
    said = f"{minus}{words.whole(whole, currency.gender)} {unit}"
    return f"{said} {purse.cents(currency, cents)}" if cents else said


def _thousands(words: NumberWords, found: re.Match[str]) -> str:
    """Say how many units "27,6 k" are, and "40-50 k": all of their digits as one number."""
    minus = f"{words.minus} " if found["minus"] else ""
    ends = [one for one in (found["first"], f"{found['whole']},{found['part'] or ''}") if one]
    return f" {words.to} ".join(minus + _times_thousand(words, one) for one in ends)


def _times_thousand(words: NumberWords, written: str) -> str:
    whole, _, part = written.partition(",")
    digits = "".join(filter(str.isdecimal, whole)) + part[:3].ljust(3, "0")
    return words.number(digits.lstrip("0") or "0", part[3:] or None)


def _ahead(words: NumberWords, found: re.Match[str], gender: str) -> str:
    minus = f"{words.minus} " if found["minus"] else ""
    if not found["first"]:
        return minus
    whole, _, part = found["first"].partition(",")
    return f"{words.number(whole, part or None, gender)} {words.to} {minus}"
