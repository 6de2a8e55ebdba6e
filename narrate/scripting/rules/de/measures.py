"""Quantities with a unit, and percentages."""

from narrate.scripting.rules.de.money import SCALES, counted
from narrate.scripting.rules.de.numbers import WORDS, cardinal, mixed
from narrate.scripting.rules.shared.angles import Angles
from narrate.scripting.rules.shared.angles import angles as angles_rule
from narrate.scripting.rules.shared.measures import Measuring, Unit
from narrate.scripting.rules.shared.measures import measures as measures_rule
from narrate.scripting.rules.shared.powers import PowerWords
from narrate.scripting.rules.shared.powers import powers as powers_rule

_SAME = {
    "m": "Meter", "km": "Kilometer", "cm": "Zentimeter", "mm": "Millimeter", "nm": "Nanometer",
    "µm": "Mikrometer", "μm": "Mikrometer", "dm": "Dezimeter",
    "m²": "Quadratmeter", "m2": "Quadratmeter", "qm": "Quadratmeter", "km²": "Quadratkilometer",
    "km2": "Quadratkilometer", "qkm": "Quadratkilometer", "cm²": "Quadratzentimeter",
    "mm²": "Quadratmillimeter", "m³": "Kubikmeter", "m3": "Kubikmeter", "cbm": "Kubikmeter",
    "cm³": "Kubikzentimeter", "ccm": "Kubikzentimeter", "km³": "Kubikkilometer",
    "mm³": "Kubikmillimeter",
    "kg": "Kilogramm", "g": "Gramm", "mg": "Milligramm", "µg": "Mikrogramm", "l": "Liter",
    "L": "Liter", "ml": "Milliliter", "cl": "Zentiliter", "dl": "Deziliter", "hl": "Hektoliter",
    "ha": "Hektar", "W": "Watt", "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "V": "Volt",
    "mV": "Millivolt", "kV": "Kilovolt", "A": "Ampere", "mA": "Milliampere", "Hz": "Hertz",
    "kHz": "Kilohertz", "MHz": "Megahertz", "GHz": "Gigahertz", "dB": "Dezibel", "Pa": "Pascal",
    "hPa": "Hektopascal", "kPa": "Kilopascal", "bar": "Bar", "mbar": "Millibar", "J": "Joule",
    "kJ": "Kilojoule", "N": "Newton", "PS": "P S", "%": "Prozent", "‰": "Promille",
    "kB": "Kilobyte",
    "KB": "Kilobyte", "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte", "°C": "Grad Celsius",
    "° C": "Grad Celsius", "°F": "Grad Fahrenheit", "° F": "Grad Fahrenheit", "°": "Grad",
    "K": "Kelvin", "ft": "Fuß", "Ztr.": "Zentner", "Pfd.": "Pfund", "kcal": "Kilokalorien",
    "EL": "Esslöffel", "TL": "Teelöffel", "Std.-km": "Stundenkilometer", "ha.": "Hektar",
    "Zi.": "Zimmer", "µF": "Mikrofarad", "μF": "Mikrofarad", "nF": "Nanofarad", "pF": "Pikofarad",
    "Ω": "Ohm", "kΩ": "Kiloohm", "MΩ": "Megaohm", "kbit": "Kilobit", "Mbit": "Megabit",
    "Gbit": "Gigabit", "mol": "Mol", "lx": "Lux", "lm": "Lumen",
    "kt": "Kilotonnen", "Mt": "Megatonnen",
}  # fmt: skip
_SEVERAL = {
    "Msp.": ("Messerspitze", "Messerspitzen"), "h": ("Stunde", "Stunden"), "Std.": ("Stunde",
    "Stunden"), "min": ("Minute", "Minuten"),
    "Min.": ("Minute", "Minuten"), "s": ("Sekunde", "Sekunden"), "sek": ("Sekunde", "Sekunden"),
    "Sek.": ("Sekunde", "Sekunden"),
    "s²": ("Quadratsekunde", "Quadratsekunden"), "ms": ("Millisekunde", "Millisekunden"),
    "Tbl.": ("Tablette", "Tabletten"), "Tabl.": ("Tablette", "Tabletten"),
    "J.": ("Jahr", "Jahre"), "Enth.": ("Enthaltung", "Enthaltungen"),
    "t": ("Tonne", "Tonnen"), "kWh": ("Kilowattstunde", "Kilowattstunden"),
    "MWh": ("Megawattstunde", "Megawattstunden"), "Wh": ("Wattstunde", "Wattstunden"),
    "mph": ("Meile pro Stunde", "Meilen pro Stunde"), "lb": ("Pfund", "Pfund"),
    "oz": ("Unze", "Unzen"), "mi": ("Meile", "Meilen"), "sm": ("Seemeile", "Seemeilen"),
}  # fmt: skip
_FEMININE = frozenset({"kcal", "kt", "Mt"})
_UNITS = {
    **{one: Unit(said, said, "f" if one in _FEMININE else "n") for one, said in _SAME.items()},
    **{one: Unit(*said, "n" if one == "lb" else "f") for one, said in _SEVERAL.items()},
}


def _share(whole: int | None, top: int, low: int, unit: Unit) -> str:
    return f"{mixed(whole, top, low)} {unit.many if whole else unit.one}"


def _to_the(exponent: int) -> str:
    said = cardinal(abs(exponent))
    return f"hoch minus {said}" if exponent < 0 else f"hoch {said}"


_KNOWN = Measuring(units=_UNITS, scales=SCALES, counted=counted, of=str, per="pro", share=_share)
measures = measures_rule(WORDS, _KNOWN)
powers = powers_rule(WORDS, _KNOWN, PowerWords(_to_the, "mal"))
angles = angles_rule(
    WORDS,
    Angles(
        Unit("Grad", "Grad", "m"),
        Unit("Minute", "Minuten", "f"),
        Unit("Sekunde", "Sekunden", "f"),
        {"N": "Nord", "S": "Süd", "O": "Ost", "E": "Ost", "W": "West"},
    ),
)
