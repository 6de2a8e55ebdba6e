"""Sums of money."""

from narrate.scripting.rules.fr.numbers import WORDS, cardinal
from narrate.scripting.rules.shared.money import Currency, Purse
from narrate.scripting.rules.shared.money import money as money_rule

SCALES = {
    "million": "million", "millions": "millions", "milliard": "milliard", "milliards": "milliards",
    "billion": "billion", "billions": "billions", "md": "milliards", "mds": "milliards",
    "mrd": "milliards", "mio": "millions",
}  # fmt: skip
"""Words of scale as they are written, and what is said."""
_EURO = Currency("euro", "euros", "m", "centime", "centimes")
_DOLLAR = Currency("dollar", "dollars", "m", "cent", "cents")
_POUND = Currency("livre", "livres", "f", "penny", "pence")
_FRANC = Currency("franc", "francs", "m", "centime", "centimes")
_SWISS = Currency("franc suisse", "francs suisses", "m", "centime", "centimes")
_YEN = Currency("yen", "yens")
_CURRENCIES = {
    "€": _EURO, "EUR": _EURO, "$": _DOLLAR, "USD": _DOLLAR, "£": _POUND, "GBP": _POUND,
    "US$": Currency("dollar américain", "dollars américains", "m", "cent", "cents"),
    "$US": Currency("dollar américain", "dollars américains", "m", "cent", "cents"),
    "¥": _YEN, "JPY": _YEN, "F": _FRANC, "FF": _FRANC, "fr.": _FRANC, "frs": _FRANC, "CHF": _SWISS,
    "₽": Currency("rouble", "roubles", "m", "kopeck", "kopecks"), "₹": Currency("roupie",
    "roupies", "f"),
    "CAD": Currency("dollar canadien", "dollars canadiens", "m", "cent", "cents"),
    "₩": Currency("won", "wons"), "₺": Currency("livre turque", "livres turques", "f"),
}  # fmt: skip
_VOWELS = "aàâeéèêëiîïoôuyh"


_UNITS = {
    "min": "minute", "h": "heure", "j": "jour", "kg": "kilogramme", "l": "litre", "g": "gramme",
    "t": "tonne",
    "km": "kilomètre", "m": "mètre", "kWh": "kilowattheure", "pers": "personne",
    "m²": "mètre carré", "m³": "mètre cube",
    "MWh": "mégawattheure", "oz": "once", "kW": "kilowatt", "ha": "hectare", "b": "baril",
    "bbl": "baril", "sem": "semaine",
}  # fmt: skip


def counted(number: str, scale: str) -> str:
    """Say how many of a scale: "un million", "deux millions"."""
    return f"{number} {scale.removesuffix('s') if number == 'un' else scale}"


def of(name: str) -> str:
    """Say what something is called behind a word of scale: "d'euros", "de francs"."""
    return f"d'{name}" if name[0].lower() in _VOWELS else f"de {name}"


def _cents(_currency: Currency, number: int) -> str:
    return cardinal(number)


money = money_rule(
    WORDS,
    Purse(
        currencies=_CURRENCIES,
        scales=SCALES,
        millions="millions",
        counted=counted,
        of=of,
        cents=_cents,
        per="par",
        units=_UNITS,
        per_more="et par",
    ),
)
