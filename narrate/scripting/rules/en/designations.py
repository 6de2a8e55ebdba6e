"""Letters and numbers that name a thing: ``SS-18``, ``B-52s``, ``H2O``, ``MI6``, ``F16``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.capital_runs import letters, said_as_word
from narrate.scripting.rules.en.numbers import by_name, cardinal, plural
from narrate.scripting.rules.en.years import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"(?=[A-Z])(?<![\w.,$£€-])(?P<head>[A-Z]{1,6}|[A-Z][a-z]{1,2}[A-Z]?)(?P<middle>(?:[-–/][A-Z]{1,3})*)[-–]?"
    r"(?P<number>\d{1,9})(?P<tail>[A-Z]{1,3}(?:-?\d{1,2})?(?![a-z]))?(?P<many>['’]?s(?!\w))?(?P<more>(?:[-–/](?:\d{1,3}|[A-Z](?!\w)))*)"
    r"(?![^\W_])(?!\.\d)"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = re.compile(
    r"(?=[A-Z(])(?<![\w-])(?P<run>(?:[A-Z][a-z]?[\d₀-₉]{0,2}|\((?:[A-Z][a-z]?[\d₀-₉]{0,2})+\)[\d₀-₉]{0,2}){2,12})"
    r"(?P<charge>[⁺⁻]|[²³][⁺⁻])?(?![\w-])"
)
_ION = re.compile(r"(?<![\w-])(?P<element>[A-Z][a-z]?)(?P<charge>[²³]?[⁺⁻])(?!\w)")
_PARTS = re.compile(r"([A-Z][a-z]?)(\d*)|[()]")
_ISOTOPE = re.compile(
    r"\b(?P<name>uranium|plutonium|carbon|cesium|caesium|strontium|iodine|cobalt|polonium|radium|thorium|"
    r"tritium|krypton|xenon|U|Pu|C|Cs|Sr|I|Co|Po|Ra|Th)-(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?<![\w])(?P<number>[⁰¹²³⁴-⁹]{1,3})(?P<element>[A-Z][a-z]?)(?![a-z])")
"""An isotope with its number raised before it."""
_BY_NAME = re.compile(
    r"(?:Room|Form|form|RFC|Class|class|(?<![\w.])(?:US|SR|CR|FM)|Highway|Hwy|Route|Rte|Interstate|Flight|Boeing|Channel|Xbox|Apartment|Suite|Studio|Box|Hill|"
    r"Resolutions?)\s(?P<number>\d{3,4})(?:(?:\sand|,)\s(?P<other>\d{3,4}))?(?!\w|[.,]\d)"
)
"""Names of what is numbered by its hundreds: "Room three twelve"."""
_JET = re.compile(r"7[0-8]7(?:(?<=\b[Aa]\s...)|(?<=\b[Tt]he\s...))(?!\w|[.,-]\d|\s[a-z]+s\b)")
_CLAUSED = re.compile(r"\d{3}(?<![\w.,$£€-]...)(?=\([a-z]\))")
_REVERSED = re.compile(
    r"(?=\d)(?<![\w.,$£€-])(?P<number>\d{1,4})[-–]?(?!(?:ST|ND|RD|TH)\b)(?P<letters>[A-Z]{1,4})"
    r"(?P<more>\d{0,3})(?P<many>s)?(?![^\W_]|-)"
)
_ELEMENTS = frozenset([
    "H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S", "Cl",
    "Ar", "K", "Ca", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "As", "Se", "Br", "Kr",
    "Ag", "Cd", "Sn", "Sb", "I", "Xe", "Au", "Hg", "Pb", "Bi", "Ra", "Th", "U", "Np", "Pu", "Am",
    "Sr", "Cs", "Ba", "W", "Pt", "Pd", "Mo", "Zr", "Ga", "Ge",
])  # fmt: skip


def designations(text: str) -> Iterator[Edit]:
    """Say names of letters and numbers by their letters and numbers."""
    for found in _FORMULA.finditer(text):
        run = found["run"].translate(_SUBSCRIPTS)
        if _is_formula(run, subscript=run != found["run"]):
            spoken = " ".join(filter(None, map(_element, _PARTS.finditer(run))))
            spoken += _charge(found["charge"]) if found["charge"] else ""
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="formulas")
    for found in _ION.finditer(text) if not text.isascii() else ():
        if found["element"] in _ELEMENTS:
            spoken = letters(found["element"].upper()) + _charge(found["charge"])
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="formulas")
    for found in _RAISED.finditer(text) if not text.isascii() else ():
        number = by_name(found["number"].translate(_SUPERSCRIPTS))
        spoken = f"{letters(found['element'].upper())} {number}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="formulas")
    for found in _ISOTOPE.finditer(text) if "-" in text else ():
        name = found["name"] if len(found["name"]) > 2 else letters(found["name"].upper())  # noqa: PLR2004 - symbols have two letters
        spoken = f"{name} {by_name(found['number'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="formulas")
    yield from _hundreds(text)
    for found in _NAMED.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_named(found), rule="designations")
    for found in _REVERSED.finditer(text):
        spoken = f"{by_name(found['number'])} {letters(found['letters'])}"
        spoken += f" {by_name(found['more'])}" if found["more"] else ""
        spoken += " s" if found["many"] else ""
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="designations")


def _charge(signs: str) -> str:
    count = {"²": "two ", "³": "three "}.get(signs[0], "")
    return f" {count}{'plus' if signs.endswith('⁺') else 'minus'}"


def _hundreds(text: str) -> Iterator[Edit]:
    """Say numbers of three or four figures that are names as such."""
    for found in _BY_NAME.finditer(text):
        for number in ("number", "other"):
            if found[number] and not COUNTED.match(text, found.end(number)):
                span = Span(*found.span(number))
                yield Edit(span=span, spoken=by_name(found[number]), rule="designations")
    for found in _JET.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=by_name(found[0]), rule="designations")
    for found in _CLAUSED.finditer(text):
        spoken = by_name(found[0]).replace("zero", "oh")
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="designations")


def _named(found: re.Match[str]) -> str:
    head, number = found["head"], found["number"]
    parts = [head if not head.isupper() else said_as_word(head) or letters(head)]
    parts += [letters(one) for one in re.findall(r"[A-Z]+", found["middle"])]
    last = not found["tail"] and not found["more"]
    parts.append(plural(int(number)) if found["many"] and last else by_name(number))
    for one in re.findall(r"[A-Z]+|\d+", (found["tail"] or "") + found["more"]):
        parts.append(by_name(one) if one.isdecimal() else letters(one))
    if found["many"] and not last:
        parts.append("s")
    return " ".join(parts)


def _is_formula(run: str, *, subscript: bool) -> bool:
    """Say whether a run of letters and numbers is a compound, not the name of a type (``F16``)."""
    parts = [part for part in _PARTS.findall(run) if part[0]]
    return (
        any(count for _, count in parts)
        and len(parts) > 1
        and all(element in _ELEMENTS for element, _ in parts)
        and (subscript or not (run[-2:].isdecimal() or parts[0][0] == "F"))
    )


def _element(found: re.Match[str]) -> str:
    if not found[1]:
        return ""
    count = f" {cardinal(int(found[2]))}" if found[2] else ""
    return letters(found[1].upper()) + count
