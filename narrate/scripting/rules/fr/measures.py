"""Quantities with a unit, and percentages."""

from narrate.scripting.rules.fr.money import SCALES, counted, of
from narrate.scripting.rules.fr.numbers import WORDS, cardinal, is_share, mixed, share
from narrate.scripting.rules.shared.angles import Angles
from narrate.scripting.rules.shared.angles import angles as angles_rule
from narrate.scripting.rules.shared.measures import Measuring, Unit
from narrate.scripting.rules.shared.measures import measures as measures_rule
from narrate.scripting.rules.shared.powers import PowerWords
from narrate.scripting.rules.shared.powers import powers as powers_rule

_MASCULINE = {
    "m": "mètre", "km": "kilomètre", "cm": "centimètre", "mm": "millimètre", "nm": "nanomètre",
    "µm": "micromètre", "μm": "micromètre", "dm": "décimètre", "m²": "mètre carré",
    "m2": "mètre carré", "km²": "kilomètre carré", "km2": "kilomètre carré",
    "cm²": "centimètre carré", "m³": "mètre cube", "m3": "mètre cube", "cm³": "centimètre cube",
    "kg": "kilogramme", "g": "gramme", "mg": "milligramme", "l": "litre", "L": "litre",
    "ml": "millilitre", "cl": "centilitre", "dl": "décilitre", "hl": "hectolitre", "ha": "hectare",
    "W": "watt", "kW": "kilowatt", "MW": "mégawatt", "GW": "gigawatt", "kWh": "kilowattheure",
    "MWh": "mégawattheure", "V": "volt", "kV": "kilovolt", "mV": "millivolt", "A": "ampère",
    "dB": "décibel", "Pa": "pascal", "hPa": "hectopascal", "bar": "bar", "J": "joule",
    "kJ": "kilojoule", "N": "newton", "ko": "kilooctet", "Mo": "mégaoctet", "Go": "gigaoctet",
    "To": "téraoctet", "°C": "degré Celsius", "° C": "degré Celsius", "°F": "degré Fahrenheit",
    "K": "kelvin", "ft": "pied", "q": "quintal", "j": "jour", "an": "an",
    "mmHg": "millimètre de mercure",
    "µg": "microgramme", "μg": "microgramme", "ng": "nanogramme", "µl": "microlitre",
    "µL": "microlitre", "Wh": "wattheure", "GWh": "gigawattheure",
    "TWh": "térawattheure", "mA": "milliampère", "kA": "kiloampère", "Ah": "ampère-heure",
    "mAh": "milliampère-heure", "mW": "milliwatt", "eV": "électronvolt", "keV": "kiloélectronvolt",
    "MeV": "mégaélectronvolt", "kPa": "kilopascal", "MPa": "mégapascal", "kN": "kilonewton",
    "Ω": "ohm", "\u2126": "ohm", "kΩ": "kiloohm", "MΩ": "mégaohm", "µF": "microfarad",
    "μF": "microfarad", "nF": "nanofarad", "pF": "picofarad", "mm²": "millimètre carré",
    "dm³": "décimètre cube", "mm³": "millimètre cube", "cp": "comprimé", "pt": "point",
    "pts": "point", "tr": "tour", "hab.": "habitant", "pb": "point de base",
}  # fmt: skip
_FEMININE = {
    "t": "tonne", "h": "heure", "min": "minute", "mn": "minute", "s": "seconde",
    "ms": "milliseconde",
    "gél.": "gélule", "gtte": "goutte", "gttes": "goutte", "mUI": "milliunité internationale",
    "pers.": "personne", "inj.": "injection", "sem.": "semaine",
    "mmol": "millimole", "mol": "mole",
    "µmol": "micromole", "μmol": "micromole", "UI": "unité internationale", "µs": "microseconde",
    "s²": "seconde carrée", "lb": "livre", "oz": "once", "kcal": "kilocalorie", "cal": "calorie",
}  # fmt: skip
_SAME = {
    "%": "pour cent", "‰": "pour mille", "Hz": "hertz", "kHz": "kilohertz", "MHz": "mégahertz",
    "GHz": "gigahertz", "ch": "chevaux", "mois": "mois",
}  # fmt: skip


def _plural(name: str) -> str:
    """Return the plural: all words of a name up to "de" but those of persons take an s."""
    head, of, rest = name.partition(" de ")
    many = (one if one[0].isupper() else one.replace("-", "s-") + "s" for one in head.split())
    return " ".join(many) + of + rest


_UNITS = {
    **{one: Unit(name, _plural(name), "m") for one, name in _MASCULINE.items()},
    **{one: Unit(name, _plural(name), "f") for one, name in _FEMININE.items()},
    **{one: Unit(name, name, "m") for one, name in _SAME.items()},
    "mph": Unit("mille par heure", "milles par heure"),
    **{
        f"{spoon} à {size}": Unit(f"cuillère à {name}", f"cuillères à {name}", "f")
        for spoon in ("c.", "cuil.", "cuill.")
        for size, name in (("soupe", "soupe"), ("café", "café"), ("s.", "soupe"), ("c.", "café"))
    },
    **{
        short: Unit(f"cuillère à {name}", f"cuillères à {name}", "f")
        for name, shorts in (("soupe", ("càs", "c.à.s.")), ("café", ("càc", "c.à.c.")))
        for short in shorts
    },
}


def _share(whole: int | None, top: int, low: int, unit: Unit) -> str:
    if whole is None and (top, low) == (1, 2):
        return f"un{'e' if unit.gender == 'f' else ''} demi-{unit.one}"
    if whole is not None and (top, low) == (1, 2):
        name = unit.many if whole > 1 else unit.one
        return f"{cardinal(whole, unit.gender)} {name} et demi{'e' if unit.gender == 'f' else ''}"
    if whole is None and not is_share(top, low):  # "110/130 kg"
        link = "à" if top < low else "sur"
        return f"{cardinal(top, unit.gender)} {link} {cardinal(low, unit.gender)} {unit.many}"
    return f"{share(top, low) if whole is None else mixed(whole, top, low)} {of(unit.one)}"


_POWERS = {2: "au carré", 3: "au cube"}


def _to_the(exponent: int) -> str:
    said = cardinal(abs(exponent))
    said = f"puissance moins {said}" if exponent < 0 else f"puissance {said}"
    return _POWERS.get(exponent, said)


_KNOWN = Measuring(
    units=_UNITS,
    scales=SCALES,
    counted=counted,
    of=of,
    per="par",
    per_more="et par",
    share=_share,
    one_up_to_two=True,
)
measures = measures_rule(WORDS, _KNOWN)
powers = powers_rule(WORDS, _KNOWN, PowerWords(_to_the, "fois"))
angles = angles_rule(
    WORDS,
    Angles(
        Unit("degré", "degrés"),
        Unit("minute", "minutes", "f"),
        Unit("seconde", "secondes", "f"),
        {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"},
    ),
)
