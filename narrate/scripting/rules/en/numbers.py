"""English number words: pure functions, no text in sight."""

from __future__ import annotations

import re
from functools import lru_cache

from narrate.scripting.rules.gates import signs

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
_SCALES = [
    "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion",
    "septillion", "octillion", "nonillion", "decillion",
]  # fmt: skip
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LONGEST = 36
"""Digits of the longest number that has a name; a longer one is said digit by digit."""
LONGEST_RUN = 9
"""Digits without a comma that are still heard as a number; more are an identifier."""
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![\d.])\.\d+"
"""A number as it is written: whole, with commas, decimal."""
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞²³¹⁰-⁹₀-₉]")


@lru_cache(maxsize=64)
def has_number(text: str) -> bool:
    """Say whether a text has a digit or a sign like one: most have none, most rules need one."""
    return bool(signs(text)) and _DIGIT.search(text) is not None


def cardinal(number: int) -> str:
    """Say a whole number: ``2,001`` is "two thousand one"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    text = str(number)
    if len(text) > LONGEST:
        return digits(text)
    if number < 1000:  # noqa: PLR2004 - up to here it takes no scale
        return _hundreds(number)
    parts = []
    groups = []
    while number:
        number, rest = divmod(number, 1000)
        groups.append(rest)
    for scale in range(len(groups) - 1, -1, -1):
        if groups[scale]:
            parts.append(_hundreds(groups[scale]))
            if scale:
                parts.append(_SCALES[scale - 1])
    return " ".join(parts)


def said(number: str) -> str:
    """Say a number as it is written: ``1,234.50``, ``.5``, ``007``; digit by digit if too long."""
    whole, point, part = number.replace(",", "").partition(".")
    if point and part:
        return decimal(whole, part) if whole else f"point {digits(part)}"
    leading_zero = whole.startswith("0") and len(whole) > 1
    if len(whole) > LONGEST or leading_zero or (len(number) > LONGEST_RUN and "," not in number):
        return digits(whole)
    return cardinal(int(whole))


def ordinal(number: int) -> str:
    """Say the place in a row: ``21`` is "twenty-first"."""
    words = cardinal(number)
    head, join, last = _cut(words)
    if last in _IRREGULAR:
        return head + join + _IRREGULAR[last]
    return head + join + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def suffix(number: int) -> str:
    """Return what a number wears as an ordinal: ``st``, ``nd``, ``rd`` or ``th``."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def plural(number: int) -> str:
    """Say several of it: ``52`` is "fifty-twos"."""
    words = cardinal(number)
    head, join, last = _cut(words)
    if last.endswith("y"):
        return f"{head}{join}{last[:-1]}ies"
    return f"{head}{join}{last}{'es' if last.endswith(('s', 'x')) else 's'}"


def year(number: int) -> str:
    """Say a year: ``1977`` is "nineteen seventy-seven", ``2004`` "two thousand four"."""
    century, rest = divmod(number, 100)
    if not 1000 <= number <= 9999 or (number % 1000 < 10 and century % 10 == 0):  # noqa: PLR2004
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {two_digits(rest)}"


def two_digits(number: int) -> str:
    """Say the last two digits of a year or the minutes of an hour: ``5`` is "oh five"."""
    return cardinal(number) if number > 9 else f"oh {_ONES[number]}"  # noqa: PLR2004


def by_name(number: str) -> str:
    """Say the number of a house, a flight or a type: ``1428`` in pairs, ``747``, ``708``."""
    if number.startswith("0") or len(number) > 4:  # noqa: PLR2004 - longer ones are no names
        return said(number) if number.endswith("00") else digits(number)
    head, rest = number[:-2], number[-2:]
    if not head or number[-3:] == "000" or (len(number) == 4 and number[1:3] == "00"):  # noqa: PLR2004
        return cardinal(int(number))
    if rest == "00":
        return f"{cardinal(int(head))} hundred"
    if rest.startswith("0"):
        return digits(number) if len(number) == 3 else f"{cardinal(int(head))} {digits(rest)}"  # noqa: PLR2004
    return f"{cardinal(int(head))} {cardinal(int(rest))}"


def digits(text: str) -> str:
    """Say each digit."""
    return " ".join(_ONES[int(one)] for one in text if one.isdecimal())


def decimal(whole: str, fraction: str) -> str:
    """Say a decimal: ``3.05`` is "three point zero five"."""
    return f"{cardinal(int(whole or '0'))} point {digits(fraction)}"


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def _cut(words: str) -> tuple[str, str, str]:
    """Cut off the last word, at a blank or a hyphen."""
    at = max(words.rfind(" "), words.rfind("-"))
    return (words[:at], words[at], words[at + 1 :]) if at >= 0 else ("", "", words)
