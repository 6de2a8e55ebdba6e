"""Rooms and dwellers, doses, the pressure of blood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.units import UNITS
from narrate.scripting.rules.shared.joining import edit, either, ends_text
from narrate.scripting.rules.shared.measures import Unit
from narrate.scripting.rules.shared.written import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM = Unit("habitación", "habitaciones", "f")
_HOME = 12
"""A dwelling has no more rooms than this; more are dwellers: "1.200 hab."."""
_ROOMS = re.compile(
    rf"(?=\d)(?<![\w.,/]){AMOUNT}\s?hab\b(?P<stop>\.?)(?:\s?/\s?(?P<per>km[²2]|ha)(?!\w))?"
)
_SMALL = {
    "cc": Unit("centímetro cúbico", "centímetros cúbicos"),
    "cp": Unit("comprimido", "comprimidos"),
    "pb": Unit("punto básico", "puntos básicos"),
    "pp": Unit("página", "páginas", "f"),
}
"""What is something else in capitals: "17 CC. AA."."""
_IN_SMALL = re.compile(
    rf"(?=[-−–\d])(?<![\w.,/]){AMOUNT}\s?(?P<unit>{either(_SMALL)})"
    r"(?:/(?P<per>día|semana|hora))?(?![\w/])"
)
_PRESSURE = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<high>\d{2,3})/(?P<low>\d{1,3})(?P<unit>\s?mm\s?(?:de\s)?Hg)?(?![\w/]|[.,]\d)"
)
_OF_DRUGS = either(["mg", "g", "mcg", "µg", "μg", "ml", "UI", "comp.", "cáps.", "amp."])
_TWO_DRUGS = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?P<high>\d{{2,4}})/(?P<low>\d{{2,4}})\s?(?P<unit>{_OF_DRUGS})(?![\w/])"
)
"""What a tablet has of either of two drugs: "875/125 mg"."""
_EACH = re.compile(
    rf"(?=\d)(?<![\w.,/]){AMOUNT}\s?(?P<unit>{_OF_DRUGS})\s?/\s?(?P<hours>4|6|8|12)\s?h(?:oras)?\b"
)
_OF_BLOOD = re.compile(r"(?:\bT\.?\s?A\b|\bP\.?\s?A\b|[Tt]ensi|[Pp]resi)[^\d;]{0,25}$")
_MERCURY = " milímetros de mercurio"


def counts(text: str) -> Iterator[Edit]:
    """Say rooms and dwellers, doses, the pressure of blood."""
    for found in _ROOMS.finditer(text) if "hab" in text else ():
        many = int("".join(filter(str.isdecimal, found["whole"]))) > _HOME
        name = Unit("habitante", "habitantes") if many or found["per"] else _ROOM
        said = name.one if found["whole"] == "1" and not found["first"] else name.many
        said = f"{WORDS.amount(found, name.gender)} {said}"
        if found["per"]:
            said += f" por {UNITS[found['per']].one}"
        end = found.end() - (found[0].endswith(".") and ends_text(text, found.end()))
        yield Edit(span=Span(found.start(), end), spoken=said, rule="measures")
    for found in _PRESSURE.finditer(text) if "/" in text else ():
        if int(found["high"]) <= int(found["low"]):
            continue
        if found["unit"] or _OF_BLOOD.search(text, max(0, found.start() - 40), found.start()):
            said = f"{cardinal(int(found['high']))} sobre {cardinal(int(found['low']), '')}"
            yield edit(found, said + (_MERCURY if found["unit"] else ""), "measures")
    for found in _TWO_DRUGS.finditer(text) if "/" in text else ():
        high, low = int(found["high"]), int(found["low"])
        if high > low:
            unit = UNITS[found["unit"]]
            said = f"{cardinal(high)}, {cardinal(low, unit.gender)} {unit.many}"
            yield edit(found, said, "measures")
    for found in _EACH.finditer(text) if "/" in text else ():
        unit, hours = UNITS[found["unit"]], cardinal(int(found["hours"]), "f")
        single = found["whole"] == "1" and not found["part"] and not found["first"]
        said = f"{WORDS.amount(found, unit.gender)} {unit.one if single else unit.many}"
        yield edit(found, f"{said} cada {hours} horas", "measures")


def small_units(text: str) -> Iterator[Edit]:
    """Say the units that hold only in small letters."""
    for found in _IN_SMALL.finditer(text):
        unit = _SMALL[found["unit"]]
        single = found["whole"] == "1" and not found["part"] and not found["first"]
        said = f"{WORDS.amount(found, unit.gender)} {unit.one if single else unit.many}"
        yield edit(found, said + (f" por {found['per']}" if found["per"] else ""), "measures")
