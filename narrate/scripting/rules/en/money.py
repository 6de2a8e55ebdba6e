"""Money in all its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Currency(NamedTuple):
    one: str
    many: str
    cent: str = ""
    cents: str = ""


_DOLLAR = _Currency("dollar", "dollars", "cent", "cents")
_SIGNS = {
    "$": _DOLLAR, "US$": _Currency("U S dollar", "U S dollars", "cent", "cents"),
    "£": _Currency("pound", "pounds", "penny", "pence"),
    "€": _Currency("euro", "euros", "cent", "cents"), "¥": _Currency("yen", "yen"),
    "₹": _Currency("rupee", "rupees", "paisa", "paise"),
    "₽": _Currency("ruble", "rubles", "kopeck", "kopecks"),
    "₩": _Currency("won", "won"), "₺": _Currency("lira", "lira"),
}  # fmt: skip
_CODES = {
    "USD": "U S dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CHF": "Swiss francs",
}
_SCALES = {"k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million",
           "bn": "billion", "b": "billion", "B": "billion", "tn": "trillion"}  # fmt: skip
_WORDS = "hundred|thousand|million|billion|trillion"
_AMOUNT = r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
_SCALE = rf"(?:[\s-](?P<word>{_WORDS})\b|\s?(?P<scale>mn|bn|tn|[kKmMbB])(?!\w))?"
_MONEY = re.compile(
    rf"(?P<minus>[-−])?(?P<sign>US\$|[$£€¥₹₽₩₺])\s?{_AMOUNT}{_SCALE}(?P<adjective>-[a-z])?"
)
_RANGE = re.compile(
    rf"(?P<sign>US\$|[$£€¥])(?P<a>\d[\d,.]*)\s?[-–]\s?(?:US\$|[$£€¥])?(?P<b>\d[\d,]*(?:\.\d+)?)(?:\s(?P<word>{_WORDS})\b)?"
)
_CENTS = re.compile(r"(?P<amount>\d+)\s?¢")
_AFTER = re.compile(rf"(?<![\d.,]){_AMOUNT}\s?(?P<sign>[€£¥₽])")
_CODED = re.compile(rf"\b(?P<code>{'|'.join(_CODES)})\s?{_AMOUNT}{_SCALE}")


def money(text: str) -> Iterator[Edit]:
    """Say ``$2.5 billion`` as "two point five billion dollars"."""
    for found in _RANGE.finditer(text):
        a, b = (_number(found[one].rstrip(".,")) for one in "ab")
        scale = f" {found['word']}" if found["word"] else ""
        said = f"{a} to {b}{scale} {_SIGNS[found['sign']].many}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="money")
    for found in _MONEY.finditer(text):
        end = found.end() - len(found["adjective"] or "")
        yield Edit(span=Span(found.start(), end), spoken=_said(found), rule="money")
    for found in _AFTER.finditer(text):
        yield Edit(
            span=Span(*found.span()), spoken=_amount(_SIGNS[found["sign"]], found), rule="money"
        )
    for found in _CENTS.finditer(text):
        count = int(found["amount"])
        said = f"{cardinal(count)} {'cent' if count == 1 else 'cents'}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="money")
    for found in _CODED.finditer(text):
        scale = _scale(found)
        said = f"{_plain(found)}{scale} {_CODES[found['code']]}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="money")


def _said(found: re.Match[str]) -> str:
    currency = _SIGNS[found["sign"]]
    minus = "minus " if found["minus"] else ""
    if scale := _scale(found):
        unit = currency.one if found["adjective"] else currency.many
        return f"{minus}{_plain(found)}{scale} {unit}"
    if found["adjective"]:
        return f"{minus}{_plain(found)} {currency.one}"
    return minus + _amount(currency, found)


def _scale(found: re.Match[str]) -> str:
    word = found["word"] or _SCALES.get(found["scale"] or "", "")
    return f" {word}" if word else ""


def _amount(currency: _Currency, found: re.Match[str]) -> str:
    whole, part = int(found["whole"].replace(",", "")), found["part"]
    unit = currency.one if whole == 1 else currency.many
    if part and (len(part) != 2 or not currency.cents):  # noqa: PLR2004 - cents have two digits
        return f"{_plain(found)} {currency.many}"
    if not part or int(part) == 0:
        return f"{cardinal(whole)} {unit}"
    cents = f"{cardinal(int(part))} {currency.cent if int(part) == 1 else currency.cents}"
    return f"{cardinal(whole)} {unit} and {cents}" if whole else cents


def _plain(found: re.Match[str]) -> str:
    return _number(f"{found['whole']}.{found['part']}" if found["part"] else found["whole"])


def _number(text: str) -> str:
    whole, point, part = text.replace(",", "").partition(".")
    return decimal(whole, part) if point and part else cardinal(int(whole))
