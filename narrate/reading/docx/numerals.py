"""Number formats of lists: the n-th mark of a list as Word shows it (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 32_767
"""Word counts no further."""
_LETTERS = 26
_MOST_LETTERS = 30
_TEENS = range(11, 14)


def mark(count: int, style: str) -> str:
    """Return how ``count`` (0 or more) is shown in a number format such as ``lowerRoman``.

    Formats that no table here knows are shown as decimal figures, as Word itself falls back.
    """
    return _STYLES.get(style, str)(count)


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    figures = []
    for value, sign in _ROMAN:
        figures.append(sign * (count // value))
        count %= value
    return "".join(figures)


def _letter(count: int) -> str:
    """Return a, b, … z, aa, bb, … as Word counts; a runaway count stays a figure."""
    times, letter = divmod(count - 1, _LETTERS)
    if not 0 <= times < _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + letter) * (times + 1)


def _ordinal(count: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if count % 100 in _TEENS else endings.get(count % 10, "th")
    return f"{count}{ending}"


def _upper(lower: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: lower(count).upper()


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letter,
    "lowerRoman": _roman,
    "none": lambda _: "",
    "ordinal": _ordinal,
    "upperLetter": _upper(_letter),
    "upperRoman": _upper(_roman),
}
