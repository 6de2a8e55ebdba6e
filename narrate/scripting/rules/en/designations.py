"""Letters and numbers that name a thing: ``SS-18``, ``B-52s``, ``H2O``, ``MI6``, ``F16``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.acronyms import letters, words
from narrate.scripting.rules.en.numbers import cardinal, digits, plural, two_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"(?<![\w.,$£€-])([A-Z]{1,5})([-–]?)(\d{1,4})(s(?!\w)|[A-Z]{1,3}(?![\w-]))?(?![\w])(?!\.\d)"
)
_FORMULA = re.compile(r"(?<![\w-])((?:[A-Z][a-z]?\d{0,2}){2,8})(?![\w-])")
_PARTS = re.compile(r"([A-Z][a-z]?)(\d*)")
_REVERSED = re.compile(r"(?<![\w.,$£€-])(\d{1,3})([-–]?)([A-Z]{1,3})(?![\w-])")
_ELEMENTS = frozenset(
    [
        "H",
        "He",
        "Li",
        "Be",
        "B",
        "C",
        "N",
        "O",
        "F",
        "Ne",
        "Na",
        "Mg",
        "Al",
        "Si",
        "P",
        "S",
        "Cl",
        "Ar",
        "K",
        "Ca",
        "Ti",
        "V",
        "Cr",
        "Mn",
        "Fe",
        "Co",
        "Ni",
        "Cu",
        "Zn",
        "Br",
        "Ag",
        "I",
        "Au",
        "Hg",
        "Pb",
        "U",
        "Pu",
        "Sr",
        "Cs",
        "Ba",
    ]
)
_ONE_GROUP = 2
_LONGEST_NAME = 4


def designations(text: str) -> Iterator[Edit]:
    """Say names of letters and numbers by their letters and numbers."""
    for found in _FORMULA.finditer(text):
        if _is_formula(found[1]):
            said = " ".join(_element(one) for one in _PARTS.finditer(found[1]))
            yield Edit(span=Span(*found.span()), spoken=said, rule="formulas")
    for found in _NAMED.finditer(text):
        name, _, number, ending = found.groups()
        head = name.lower() if name in words() else letters(name)
        if ending == "s":
            said = f"{head} {plural(int(number))}"
        else:
            said = f"{head} {_number(number)}{f' {letters(ending)}' if ending else ''}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="designations")
    for found in _REVERSED.finditer(text):
        said = f"{_number(found[1])} {letters(found[3])}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="designations")


def _is_formula(run: str) -> bool:
    parts = _PARTS.findall(run)
    return (
        any(count for _, count in parts)
        and len(parts) > 1
        and all(element in _ELEMENTS for element, _ in parts)
        and not run[-2:].isdecimal()
        and (len(parts) > 1 and parts[0][0] != "F")
    )


def _element(found: re.Match[str]) -> str:
    count = f" {cardinal(int(found[2]))}" if found[2] else ""
    return letters(found[1].upper()) + count


def _number(number: str) -> str:
    if number.startswith("0"):
        return digits(number)
    if len(number) == _LONGEST_NAME - 1 and number[-2:] != "00":
        return f"{cardinal(int(number[0]))} {two_digits(int(number[1:]))}"
    if len(number) == _LONGEST_NAME and number[-2:] != "00":
        return f"{cardinal(int(number[:_ONE_GROUP]))} {two_digits(int(number[_ONE_GROUP:]))}"
    return cardinal(int(number))
