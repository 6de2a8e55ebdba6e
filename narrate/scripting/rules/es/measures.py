"""Quantities with a unit, percentages, powers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.money import SCALES, counted, of
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.places import power_of, share
from narrate.scripting.rules.es.shares import shares
from narrate.scripting.rules.shared.angles import Angles
from narrate.scripting.rules.shared.angles import angles as angles_rule
from narrate.scripting.rules.shared.joining import edit, either, ends_text, together
from narrate.scripting.rules.shared.measures import Measuring, Unit
from narrate.scripting.rules.shared.measures import measures as measures_rule
from narrate.scripting.rules.shared.written import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

_MASCULINE = {
    "m": "metro", "km": "kilómetro", "cm": "centímetro", "mm": "milímetro", "nm": "nanómetro",
    "µm": "micrómetro", "μm": "micrómetro", "dm": "decímetro", "m²": "metro cuadrado",
    "m2": "metro cuadrado", "km²": "kilómetro cuadrado", "km2": "kilómetro cuadrado",
    "cm²": "centímetro cuadrado", "m³": "metro cúbico", "m3": "metro cúbico",
    "cm³": "centímetro cúbico", "kg": "kilogramo", "g": "gramo", "mg": "miligramo", "l": "litro",
    "L": "litro", "ml": "mililitro", "cl": "centilitro", "dl": "decilitro", "hl": "hectolitro",
    "W": "vatio", "kW": "kilovatio", "MW": "megavatio", "GW": "gigavatio", "V": "voltio",
    "kV": "kilovoltio", "mV": "milivoltio", "A": "amperio", "J": "julio", "kJ": "kilojulio",
    "min": "minuto", "s": "segundo", "seg": "segundo", "ms": "milisegundo",
    "s²": "segundo cuadrado", "ft": "pie",
    "°C": "grado centígrado", "° C": "grado centígrado", "ºC": "grado centígrado",
    "°F": "grado Fahrenheit",
    "° F": "grado Fahrenheit", "K": "kelvin", "°K": "grado Kelvin", "° K": "grado Kelvin",
    "q": "quintal", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte", "dB": "decibelio", "Pa": "pascal", "hPa": "hectopascal",
    "kPa": "kilopascal", "MPa": "megapascal", "bar": "bar", "mbar": "milibar",
    "mm²": "milímetro cuadrado", "mm2": "milímetro cuadrado", "dm²": "decímetro cuadrado",
    "dm³": "decímetro cúbico", "hm³": "hectómetro cúbico", "km³": "kilómetro cúbico",
    "mm³": "milímetro cúbico", "cm2": "centímetro cuadrado",
    "cm3": "centímetro cúbico", "mA": "miliamperio",
    "Ω": "ohmio", "kΩ": "kilohmio", "MΩ": "megohmio", "pF": "picofaradio", "nF": "nanofaradio",
    "eV": "electronvoltio", "keV": "kiloelectronvoltio", "MeV": "megaelectronvoltio",
    "MJ": "megajulio", "GJ": "gigajulio", "mW": "milivatio", "TW": "teravatio",
    "mcg": "microgramo", "mol": "mol", "mmol": "milimol", "mEq": "miliequivalente",
    "ns": "nanosegundo", "p.b.": "punto básico", "comp.": "comprimido",

    "dorm.": "dormitorio", "bñs.": "baño", "amb.": "ambiente",
    "kms": "kilómetro", "mts": "metro", "kgs": "kilogramo", "grs": "gramo", "gr": "gramo",
    "día": "día", "mes": "mes", "año": "año", "minuto": "minuto", "segundo": "segundo",
    "litro": "litro", "kilo": "kilo", "metro": "metro", "kilómetro": "kilómetro",
    **{f"{micro}{one}": f"micro{name}" for micro in "µμ" for one, name in
       {"g": "gramo", "l": "litro", "L": "litro", "s": "segundo", "F": "faradio", "A": "amperio",
        "V": "voltio", "W": "vatio", "mol": "mol"}.items()},
}  # fmt: skip
_FEMININE = {
    "t": "tonelada", "h": "hora", "ha": "hectárea", "lb": "libra", "oz": "onza",
    "kcal": "kilocaloría", "cal": "caloría", "mi": "milla", "yd": "yarda",
    "atm": "atmósfera", "UI": "unidad internacional", "amp.": "ampolla", "cáps.": "cápsula",
    "cda.": "cucharada", "cdas.": "cucharada", "cdta.": "cucharadita", "cdtas.": "cucharadita",
    "cdita.": "cucharadita", "cditas.": "cucharadita",
    "c.s.": "cucharada sopera", "c. s.": "cucharada sopera", "ud.": "unidad", "uds.": "unidad",
    "pers.": "persona", "págs.": "página", "gts.": "gota", "persona": "persona",
    "semana": "semana", "hora": "hora", "noche": "noche", "toma": "toma", "unidad": "unidad",
}  # fmt: skip
_SAME = {"Hz": "hercios", "kHz": "kilohercios", "MHz": "megahercios", "GHz": "gigahercios",
         "psi": "P S I", "rpm": "revoluciones por minuto", "CV": "caballos de vapor"}  # fmt: skip


def _plural(name: str) -> str:
    """Return the plural: all words of a name but those of persons take an s or es."""
    return " ".join(
        one if one[0].isupper() else f"{one}{'s' if one[-1] in 'aeiou' else 'es'}"
        for one in name.split()
    )


_UNITS = {
    **{one: Unit(name, _plural(name), "m") for one, name in _MASCULINE.items()},
    **{one: Unit(name, _plural(name), "f") for one, name in _FEMININE.items()},
    **{one: Unit(name, name, "m") for one, name in _SAME.items()},
    "%": Unit("por ciento", "por ciento", ""),
    "‰": Unit("por mil", "por mil", ""),
    "kWh": Unit("kilovatio hora", "kilovatios hora"),
    "MWh": Unit("megavatio hora", "megavatios hora"),
    "Wh": Unit("vatio hora", "vatios hora"),
    "GWh": Unit("gigavatio hora", "gigavatios hora"),
    "TWh": Unit("teravatio hora", "teravatios hora"),
    "mAh": Unit("miliamperio hora", "miliamperios hora"),
    "lpm": Unit("latido por minuto", "latidos por minuto"),
    "ppm": Unit("parte por millón", "partes por millón", "f"),
    "N": Unit("newton", "newtons"),
    "kN": Unit("kilonewton", "kilonewtons"),
    "mmHg": Unit("milímetro de mercurio", "milímetros de mercurio"),
    "mm Hg": Unit("milímetro de mercurio", "milímetros de mercurio"),
    "cmH₂O": Unit("centímetro de agua", "centímetros de agua"),
    "Mbps": Unit("megabit por segundo", "megabits por segundo"),
    "mill.": Unit("millón", "millones"),
    "mph": Unit("milla por hora", "millas por hora", "f"),
    "kph": Unit("kilómetro por hora", "kilómetros por hora"),
}


def _share(whole: int | None, top: int, low: int, unit: Unit) -> str:
    half = (top, low) == (1, 2)
    counted = unit.many if whole and whole > 1 else unit.one
    name = f"medi{'a' if unit.gender == 'f' else 'o'} {counted}"
    said = name if half else f"{share(top, low)} {of(unit.one)}"
    if whole is None:
        return said
    return f"{cardinal(whole, 'f' if unit.gender == 'f' else '')} y {said}"


_ROOM = Unit("habitación", "habitaciones", "f")
_MAY_BE_RAISED = re.compile(r"\d(?:[⁰¹²³⁴-⁹⁺⁻]|\^)")
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
_EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_POWER = re.compile(
    rf"(?=[-−–\d])(?<![\w.,/])(?:{AMOUNT}\s?[·×xX*⋅]\s?)?(?P<base>\d{{1,3}})"
    r"(?:(?P<high>[⁺⁻]?[⁰¹²³⁴-⁹]+)|\^\(?(?P<flat>[-−+]?\d{1,3})\)?)(?![\w⁰¹²³⁴-⁹])"
    rf"(?:\s(?P<unit>{either(_UNITS)})(?P<under>⁻¹)?(?:\s?/(?P<per>{either(_UNITS)}))?(?![\w²³/]))?"
)


def _counts(text: str) -> Iterator[Edit]:
    """Say rooms and dwellers, the pressure of blood, and powers with their units."""
    for found in _ROOMS.finditer(text) if "hab" in text else ():
        many = int("".join(filter(str.isdecimal, found["whole"]))) > _HOME
        name = Unit("habitante", "habitantes") if many or found["per"] else _ROOM
        said = name.one if found["whole"] == "1" and not found["first"] else name.many
        said = f"{WORDS.amount(found, name.gender)} {said}"
        if found["per"]:
            said += f" por {_UNITS[found['per']].one}"
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
            unit = _UNITS[found["unit"]]
            said = f"{cardinal(high)}, {cardinal(low, unit.gender)} {unit.many}"
            yield edit(found, said, "measures")
    for found in _EACH.finditer(text) if "/" in text else ():
        unit, hours = _UNITS[found["unit"]], cardinal(int(found["hours"]), "f")
        single = found["whole"] == "1" and not found["part"] and not found["first"]
        said = f"{WORDS.amount(found, unit.gender)} {unit.one if single else unit.many}"
        yield edit(found, f"{said} cada {hours} horas", "measures")
    for found in _POWER.finditer(text) if _MAY_BE_RAISED.search(text) else ():
        yield edit(found, _raised(found), "powers")


def _small(text: str) -> Iterator[Edit]:
    for found in _IN_SMALL.finditer(text):
        unit = _SMALL[found["unit"]]
        single = found["whole"] == "1" and not found["part"] and not found["first"]
        said = f"{WORDS.amount(found, unit.gender)} {unit.one if single else unit.many}"
        yield edit(found, said + (f" por {found['per']}" if found["per"] else ""), "measures")


def _raised(found: re.Match[str]) -> str:
    power = int((found["high"] or found["flat"]).translate(_EXPONENTS).replace("−", "-"))
    base = cardinal(int(found["base"]))
    said = f"{base} {power_of(power)}"
    if found["whole"]:
        said = f"{WORDS.amount(found)} por {said}"
    if found["under"]:
        said += f" por {_UNITS[found['unit']].one}"
    elif found["unit"]:
        said += f" {_UNITS[found['unit']].many}"
    return said + (f" por {_UNITS[found['per']].one}" if found["per"] else "")


measures = together(
    _counts,
    _small,
    shares,
    measures_rule(
        WORDS,
        Measuring(units=_UNITS, scales=SCALES, counted=counted, of=of, per="por", share=_share),
    ),
)
angles = angles_rule(
    WORDS,
    Angles(
        Unit("grado", "grados"),
        Unit("minuto", "minutos"),
        Unit("segundo", "segundos"),
        {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"},
    ),
)
