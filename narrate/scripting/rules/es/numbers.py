"""Spanish number words: pure functions, no text in sight."""

from __future__ import annotations

from narrate.scripting.rules.shared.words import NumberWords, in_pairs, names

_ONES = names(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"
    " veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_TENS = names("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = names(
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos"
)
_SCALES = names("millón billón trillón cuatrillón quintillón")
_THOUSAND, _MILLION = 1_000, 1_000_000
_ENDS = {"m": ("un", "veintiún"), "scale": ("un", "veintiún"), "f": ("una", "veintiuna")}
"""How numbers in one end before what they count."""


def cardinal(number: int, gender: str = "") -> str:
    """Say a whole number: ``21`` is "veintiuno", "veintiún" and "veintiuna" before a noun."""
    head, rest = divmod(number, _MILLION)
    parts: list[str] = []
    for name in _SCALES:
        head, group = divmod(head, _MILLION)
        if group:
            many = name if group == 1 else f"{name.removesuffix('ón')}ones"
            parts.insert(0, f"{_below_million(group, 'm')} {many}")
    if rest or not number:
        parts.append(_below_million(rest, gender))
    return " ".join(parts)


def _below_million(number: int, gender: str) -> str:
    thousands, rest = divmod(number, _THOUSAND)
    if not thousands:
        return _below_thousand(rest, gender)
    many = _below_thousand(thousands, gender or "m")
    said = "mil" if thousands == 1 else f"{many} mil"
    return f"{said} {_below_thousand(rest, gender)}" if rest else said


def _below_thousand(number: int, gender: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, gender)
    if number == 100:  # noqa: PLR2004 - the one that loses its ending
        return "cien"
    said = _HUNDREDS[hundreds]
    if gender == "f" and hundreds > 1:
        said = f"{said[:-2]}as"
    return f"{said} {_below_hundred(rest, gender)}" if rest else said


def _below_hundred(number: int, gender: str) -> str:
    one, twenty_one = _ENDS.get(gender, ("uno", "veintiuno"))
    if number in (1, 21):
        return one if number == 1 else twenty_one
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]} y {one if ones == 1 else _ONES[ones]}" if ones else _TENS[tens]


def _part(digits: str, gender: str) -> str:
    return in_pairs(cardinal, "cero", digits, gender)


WORDS = NumberWords(
    cardinal=cardinal,
    part=_part,
    digit_names=tuple(_ONES[:10]),
    minus="menos",
    comma="coma",
    to="a",
    decimals_agree=True,
)
"""What the builders of rules are told."""
