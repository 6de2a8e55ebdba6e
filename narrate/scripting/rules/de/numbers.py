"""German number words: pure functions, no text in sight."""

from __future__ import annotations

from narrate.scripting.rules.shared.words import NumberWords, names

_ONES = names(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = names("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_SCALES = names(
    "Million Milliarde Billion Billiarde Trillion Trilliarde Quadrillion Quadrilliarde"
    " Quintillion Quintilliarde"
)
_ONE = {"m": "ein", "n": "ein", "f": "eine", "scale": "eine"}
_PLACES = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_THOUSAND, _MILLION = 1_000, 1_000_000


def cardinal(number: int, gender: str = "") -> str:
    """Say a whole number: ``21`` is "einundzwanzig"; ``1`` agrees with what it counts."""
    head, rest = divmod(number, _MILLION)
    parts = list(_scaled(head)) if head else []
    if rest or not head:
        parts.append(_below_million(rest, _ONE.get(gender, "eins")))
    return " ".join(parts)


def ordinal(number: int, ending: str) -> str:
    """Say the place in a row with its ending: ``3`` and ``en`` are "dritten"."""
    return place(number) + ending


def place(number: int) -> str:
    """Return the stem of an ordinal: "dritt", "zwanzigst"."""
    head, rest = divmod(number, 100)
    if number and not 0 < rest < 20:  # noqa: PLR2004 - the teens take a bare t
        return f"{_joined(number)}st"
    stem = _PLACES.get(rest) or f"{_ONES[rest]}t"
    return (_joined(head * 100) if head else "") + stem


def year(number: int) -> str:
    """Say a year: ``1977`` is "neunzehnhundertsiebenundsiebzig", ``2013`` is a plain number."""
    if not 1100 <= number < 2000:  # noqa: PLR2004 - the centuries that are counted in hundreds
        return cardinal(number)
    century, rest = divmod(number, 100)
    return f"{_ONES[century]}hundert{_below_hundred(rest, 'eins') if rest else ''}"


def share(top: int, low: int) -> str:
    """Say a fraction: "ein Drittel", "drei Viertel"; a half is no noun."""
    if low == 2:  # noqa: PLR2004 - halves
        return "ein halb" if top == 1 else f"{cardinal(top)} halbe"
    name = f"{place(low)}el"
    return f"{cardinal(top, 'n')} {name[0].upper()}{name[1:]}"


def mixed(whole: int | None, top: int, low: int) -> str:
    """Say a fraction with the whole number ahead of it: "zweieinhalb"."""
    if whole is None:
        return share(top, low)
    ahead = cardinal(whole, "n")
    return f"{ahead}einhalb" if (top, low) == (1, 2) else f"{ahead} {share(top, low)}"


def _scaled(head: int) -> list[str]:
    """Say the millions and all above: ``head`` counts millions."""
    parts: list[str] = []
    for name in _SCALES:
        head, group = divmod(head, _THOUSAND)
        if group == 1:
            parts.insert(0, f"eine {name}")
        elif group:
            many = f"{name}n" if name.endswith("e") else f"{name}en"
            parts.insert(0, f"{_below_million(group, 'eine')} {many}")
    return parts


def _joined(number: int) -> str:
    said = cardinal(number, "n").replace("eine Million", "einmillion")
    return said.replace(" ", "").lower()


def _below_million(number: int, one: str) -> str:
    thousands, rest = divmod(number, _THOUSAND)
    said = f"{_below_thousand(thousands, 'ein')}tausend" if thousands else ""
    return said + _below_thousand(rest, one) if rest or not thousands else said


def _below_thousand(number: int, one: str) -> str:
    hundreds, rest = divmod(number, 100)
    said = f"{_ONES[hundreds] if hundreds > 1 else 'ein'}hundert" if hundreds else ""
    return said + _below_hundred(rest, one) if rest or not hundreds else said


def _below_hundred(number: int, one: str) -> str:
    if number == 1:
        return one
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens]
    return f"{'ein' if ones == 1 else _ONES[ones]}und{_TENS[tens]}"


def _digits(part: str, _gender: str) -> str:
    return " ".join(_ONES[int(one)] for one in part)


WORDS = NumberWords(
    cardinal=cardinal,
    part=_digits,
    digit_names=tuple(_ONES[:10]),
    minus="minus",
    comma="Komma",
    to="bis",
)
"""What the builders of rules are told."""
