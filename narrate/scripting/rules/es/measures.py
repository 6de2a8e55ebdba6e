"""Quantities with a unit, and percentages."""

from narrate.scripting.rules.es.money import SCALES, counted, of
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.places import share
from narrate.scripting.rules.shared.angles import Angles
from narrate.scripting.rules.shared.angles import angles as angles_rule
from narrate.scripting.rules.shared.measures import Measuring, Unit
from narrate.scripting.rules.shared.measures import measures as measures_rule

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
    "°C": "grado centígrado", "° C": "grado centígrado", "°F": "grado Fahrenheit",
    "° F": "grado Fahrenheit", "K": "kelvin", "°K": "grado Kelvin", "° K": "grado Kelvin",
    "q": "quintal", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte", "dB": "decibelio", "Pa": "pascal", "hPa": "hectopascal",
}  # fmt: skip
_FEMININE = {
    "t": "tonelada", "h": "hora", "ha": "hectárea", "lb": "libra", "oz": "onza",
    "kcal": "kilocaloría", "cal": "caloría", "mi": "milla", "yd": "yarda",
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


measures = measures_rule(
    WORDS,
    Measuring(units=_UNITS, scales=SCALES, counted=counted, of=of, per="por", share=_share),
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
