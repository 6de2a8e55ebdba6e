"""Units of measure: what they are called, and their gender."""

from narrate.scripting.rules.shared.measures import Unit

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


UNITS = {
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
"""By symbol as it is written."""
