"""How a language says numbers: what the builders of rules are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

LONGEST = 36
"""Digits of the longest number that has a name; a longer one is said digit by digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of a language that writes ``1.234,5``."""

    cardinal: Callable[[int, str], str]
    """A whole number of at most ``LONGEST`` digits, not negative, with the gender of what it
    counts: ``m``, ``f``, ``n``, or empty when it counts nothing."""
    part: Callable[[str, str], str]
    """The digits behind the decimal comma, with the gender of what is counted."""
    digit_names: tuple[str, ...]
    """Zero to nine."""
    minus: str
    comma: str
    """What the decimal comma is called."""
    to: str
    """What stands between the ends of a range."""
    decimals_agree: bool = False
    """Whether the whole of a decimal takes the feminine of what is counted ("una coma dos")."""

    def digits(self, text: str) -> str:
        """Say each digit of ``text``."""
        return " ".join(self.digit_names[int(one)] for one in text if one.isdecimal())

    def whole(self, written: str, gender: str = "") -> str:
        """Say a whole number as it is written; one too long, or with zeros ahead, by digits."""
        number = "".join(one for one in written if one.isdecimal())
        if len(number) > LONGEST or (number[0] == "0" and len(number) > 1):
            return self.digits(number)
        return self.cardinal(int(number), gender)

    def number(self, whole: str, part: str | None, gender: str = "") -> str:
        """Say a number as it is written, with the digits behind its comma where it has some."""
        if part is None:
            return self.whole(whole, gender)
        ahead = self.whole(whole, gender if self.decimals_agree and gender == "f" else "")
        return f"{ahead} {self.comma} {self.part(part, gender)}"

    def amount(self, found: re.Match[str], gender: str = "") -> str:
        """Say what ``written.AMOUNT`` found: a number, with its sign, or a range of two."""
        said = self.number(found["whole"], found["part"], gender)
        if found["minus"]:
            said = f"{self.minus} {said}"
        if found["first"]:
            whole, _, part = found["first"].partition(",")
            said = f"{self.number(whole, part or None, gender)} {self.to} {said}"
        return said


def names(text: str) -> tuple[str, ...]:
    """Return the words of a table, which are parted by blanks."""
    return tuple(text.split())


def in_pairs(cardinal: Callable[[int, str], str], zero: str, digits: str, gender: str) -> str:
    """Say digits behind a comma as speakers of French and Spanish do.

    Up to three as one number after the zeros ahead of it ("cero cinco"), more of them in pairs.
    """
    width = len(digits) if len(digits) <= 3 else 2  # noqa: PLR2004 - up to here it is one number
    parts = [digits[at : at + width] for at in range(0, len(digits), width)]
    ahead = [_with_zeros(cardinal, zero, part, "") for part in parts[:-1]]
    return " ".join([*ahead, _with_zeros(cardinal, zero, parts[-1], gender)])


def _with_zeros(cardinal: Callable[[int, str], str], zero: str, digits: str, gender: str) -> str:
    rest = digits.lstrip("0")
    zeros = [zero] * (len(digits) - len(rest))
    return " ".join([*zeros, cardinal(int(rest), gender)] if rest else zeros)
