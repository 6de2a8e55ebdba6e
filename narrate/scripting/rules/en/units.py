"""Units of measure: their names, and the names of what is made from them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from narrate.scripting.rules.tables import table

_POWERS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_POWER = re.compile(r"(?:(?P<word>sq|cu)\.?\s?)?(?P<base>[^\d²³^]+)\^?(?P<power>[23²³])?")
_PLURAL = re.compile(r"[A-Z]{2,}s")
"""Several of what is known by its capitals: "31 HRs" are no hours."""
_UNCHANGED = frozenset(
    {
        "percent",
        "hertz",
        "kilohertz",
        "megahertz",
        "gigahertz",
        "terahertz",
        "horsepower",
        "kelvin",
        "nanomolar",
        "micromolar",
        "millimolar",
    }
)
_LENGTH = ("meter", "mile", "foot", "inch", "yard")
_LETTERS = frozenset("AC HR CT PP CD MO MI SEC CAL MS NS RAD LY HA DM BAR PC PT".split())  # noqa: SIM905 - read by people
"""Capitals that are rather letters of something else than a unit that shouts ("309 AC")."""
_AMBIGUOUS = 2
"""A unit of fewer letters holds only in the case it is written in."""


@cache
def _names() -> dict[str, str]:
    rows = table("narrate.scripting.rules.en", "units")
    return {written: name for row in rows for written in row[0].split() for name in row[1:]}


@cache
def _folded() -> dict[str, str]:
    """Return the longer units in lower case, for texts that shout (``12KG``)."""
    folded: dict[str, str] = {}
    for written, name in _names().items():
        if len(written) >= _AMBIGUOUS and written.upper() not in _LETTERS:
            folded.setdefault(written.lower(), name)
    return folded


@lru_cache(maxsize=4096)
def unit_of(written: str) -> str:
    """Return the name of one such unit (``km/h``: "kilometer per hour"); empty if it is none."""
    plain = _simple(written)
    if plain or "/" not in written:
        return plain
    top, _, low = written.replace("./", "/").partition("/")
    names = _simple(top), _simple(low)
    return " per ".join(names) if all(names) else ""


def _simple(written: str) -> str:
    if written[0] in "°º" or written[:2] == "fl":
        written = written.replace(" ", "").replace(".", "")
    name = _names().get(written)
    if not name and not _PLURAL.fullmatch(written):
        name = _folded().get(written.lower(), "")
    if name:
        return name
    found = _POWER.fullmatch(written)
    if not found or not (found["word"] or found["power"]):
        return ""
    if found["base"] == "s" and found["power"] in ("2", "²"):
        return "second squared"
    power = {"sq": "square", "cu": "cubic"}.get(found["word"] or "") or _POWERS[found["power"]]
    base = found["base"].strip()
    base = _names().get(base) or _names().get(f"{base}.", "")
    return f"{power} {base}" if base.endswith(_LENGTH) else ""


def several(unit: str) -> str:
    """Return the plural of a unit: "mile per hour" becomes "miles per hour"."""
    if unit in _UNCHANGED:
        return unit
    head, per, tail = unit.partition(" of " if " of " in unit else " per ")
    if head.startswith("degree "):
        return f"degrees {head.removeprefix('degree ')}"
    if head.endswith("foot"):
        return f"{head.removesuffix('foot')}feet{per}{tail}"
    return f"{head}{'es' if head.endswith(('inch', 'lux')) else 's'}{per}{tail}"
