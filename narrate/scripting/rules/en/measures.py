"""Percentages and quantities with a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?P<minus>(?<![\w])[-−])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
_PERCENT = re.compile(rf"(?<![\w.,]){_NUMBER}\s?%")
_PERCENT_RANGE = re.compile(r"(?<![\w.,])(?P<a>\d+(?:\.\d+)?)\s?[-–]\s?(?P<b>\d+(?:\.\d+)?)\s?%")
_UNITS = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer",
    "mi": "mile", "ft": "foot", "yd": "yard", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "lb": "pound", "lbs": "pound", "oz": "ounce", "kt": "kiloton", "Mt": "megaton", "MT": "megaton",
    "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter", "gal": "gallon",
    "ha": "hectare", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt hour",
    "W": "watt", "V": "volt", "kV": "kilovolt", "A": "ampere", "Hz": "hertz", "kHz": "kilohertz",
    "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel", "s": "second", "ms": "millisecond",
    "min": "minute", "hr": "hour", "hrs": "hour", "h": "hour", "KB": "kilobyte", "kB": "kilobyte",
    "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "mph": "mile per hour",
    "km/h": "kilometer per hour", "kph": "kilometer per hour", "m/s": "meter per second",
    "°C": "degree Celsius", "°F": "degree Fahrenheit", "°": "degree", "K": "kelvin",
    "km²": "square kilometer", "km2": "square kilometer",
    "m²": "square meter", "m2": "square meter",
    "m³": "cubic meter", "m3": "cubic meter", "sq ft": "square foot", "sq mi": "square mile",
    "ft²": "square foot", "cm²": "square centimeter", "rpm": "revolution per minute",
    "psi": "pound per square inch", "hp": "horsepower", "cc": "cubic centimeter",
    "kbps": "kilobit per second", "Mbps": "megabit per second", "dpi": "dot per inch",
}  # fmt: skip
_UNCHANGED = frozenset({"hertz", "kilohertz", "megahertz", "gigahertz", "horsepower"})
_SHORT = frozenset(["m", "g", "l", "L", "s", "h", "A", "V", "W", "K"])
"""Units of one letter, which need a blank before them or a number that cannot be a name."""
_UNIT = re.compile(
    rf"(?<![\w.,$£€/-]){_NUMBER}(?P<gap>[\s-]?)(?P<unit>"
    + "|".join(re.escape(one) for one in sorted(_UNITS, key=len, reverse=True))
    + r")(?![\w/²³]|\.\w)(?P<stop>\.)?"
)
_FEET = re.compile(
    r"(?<![\w.,])(?P<feet>\d+)\s?(?:['′]|ft\.?)\s?(?P<inches>\d+)\s?(?:[\"″]|in\.?)(?!\w)"
)
_PRIMES = re.compile(r"(?<![\w.,])(?P<feet>\d+)['′](?!\w)")


def percents(text: str) -> Iterator[Edit]:
    """Say ``50%`` as "fifty percent"."""
    if "%" not in text:
        return
    for found in _PERCENT_RANGE.finditer(text):
        said = f"{_said(found['a'])} to {_said(found['b'])} percent"
        yield Edit(span=Span(*found.span()), spoken=said, rule="percents")
    for found in _PERCENT.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=f"{_number(found)} percent", rule="percents")


def measures(text: str) -> Iterator[Edit]:
    """Say ``5 km`` as "five kilometers"."""
    for found in _FEET.finditer(text):
        feet, inches = int(found["feet"]), int(found["inches"])
        said = f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'} {cardinal(inches)} "
        said += "inch" if inches == 1 else "inches"
        yield Edit(span=Span(*found.span()), spoken=said, rule="measures")
    for found in _UNIT.finditer(text):
        unit = found["unit"]
        if unit in _SHORT and not found["gap"] and found["whole"] and unit not in {"m", "s", "g"}:
            continue
        adjective = found["gap"] == "-"
        singular = (found["whole"], found["part"]) == ("1", None) or adjective
        name = _UNITS[unit] if singular else several(_UNITS[unit])
        end = found.end()
        if found["stop"] and not re.match(r"\s+[a-z]", text[end:]):
            end -= 1
        yield Edit(
            span=Span(found.start(), end), spoken=f"{_number(found)} {name}", rule="measures"
        )


def several(unit: str) -> str:
    """Return the plural of a unit: "mile per hour" becomes "miles per hour"."""
    if unit in _UNCHANGED:
        return unit
    head, per, tail = unit.partition(" per ")
    if head.startswith("degree "):
        return f"degrees {head.removeprefix('degree ')}"
    if head.endswith("foot"):
        return f"{head.removesuffix('foot')}feet"
    return f"{head}{'es' if head.endswith('inch') else 's'}{per}{tail}"


def _number(found: re.Match[str]) -> str:
    whole = found["whole"].replace(",", "")
    said = decimal(whole, found["part"]) if found["part"] else cardinal(int(whole))
    return f"minus {said}" if found["minus"] else said


def _said(number: str) -> str:
    whole, point, part = number.partition(".")
    return decimal(whole, part) if point else cardinal(int(whole))
