"""Sums of money."""

from narrate.scripting.rules.de.numbers import WORDS, cardinal
from narrate.scripting.rules.shared.money import Currency, Purse
from narrate.scripting.rules.shared.money import money as money_rule

SCALES = {
    "million": "Million", "millionen": "Millionen", "mio.": "Millionen", "mio": "Millionen",
    "milliarde": "Milliarde", "milliarden": "Milliarden", "mrd.": "Milliarden",
    "mrd": "Milliarden", "billion": "Billion", "billionen": "Billionen", "bio.": "Billionen",
    "tausend": "tausend", "tsd.": "tausend", "tsd": "tausend",
}  # fmt: skip
"""Words of scale as they are written, and what is said."""
_ONE = {"Millionen": "Million", "Milliarden": "Milliarde", "Billionen": "Billion"}

_DOLLAR = Currency("Dollar", "Dollar", "m", "Cent", "Cent")
_EURO = Currency("Euro", "Euro", "m", "Cent", "Cent")
_POUND = Currency("Pfund", "Pfund", "n", "Penny", "Pence")
_FRANC = Currency("Franken", "Franken", "m", "Rappen", "Rappen")
_MARK = Currency("Mark", "Mark", "f", "Pfennig", "Pfennig")
_YEN = Currency("Yen", "Yen")
_CROWN = Currency("Krone", "Kronen", "f", "Öre", "Öre")
_RUBLE = Currency("Rubel", "Rubel", "m", "Kopeke", "Kopeken")
_CURRENCIES = {
    "$": _DOLLAR, "€": _EURO, "£": _POUND, "¥": _YEN, "₽": _RUBLE, "USD": _DOLLAR, "EUR": _EURO,
    "US$": Currency("US-Dollar", "US-Dollar", "m", "Cent", "Cent"), "GBP": _POUND,
    "CHF": _FRANC, "SFr.": _FRANC, "sFr.": _FRANC, "Fr.": _FRANC, "DM": Currency(
        "D-Mark", "D-Mark", "f", "Pfennig", "Pfennig"), "RM": Currency(
        "Reichsmark", "Reichsmark", "f", "Pfennig", "Pfennig"), "Mk.": _MARK, "JPY": _YEN,
    "₹": Currency("Rupie", "Rupien", "f"), "SEK": _CROWN, "NOK": _CROWN, "DKK": _CROWN,
    "öS": Currency("Schilling", "Schilling", "m", "Groschen", "Groschen"), "¢": Currency("Cent",
    "Cent"),
    "ct": Currency("Cent", "Cent"), "Pf.": Currency("Pfennig", "Pfennig"), "₩": Currency("Won",
    "Won"),
    "₺": Currency("Lira", "Lira", "f"), "RUB": _RUBLE,
}  # fmt: skip


_UNITS = {
    "m²": "Quadratmeter", "m³": "Kubikmeter",
    "min": "Minute", "h": "Stunde", "Std": "Stunde", "kg": "Kilogramm", "l": "Liter",
    "g": "Gramm", "t":
    "Tonne", "km": "Kilometer", "m": "Meter", "kWh": "Kilowattstunde", "qm": "Quadratmeter",
    "Mon": "Monat",
}  # fmt: skip


def counted(number: str, scale: str) -> str:
    """Say how many of a scale: "eine Million", "zwei Millionen", "ein tausend"."""
    if number == "eine":
        return f"ein{'' if scale == 'tausend' else 'e'} {_ONE.get(scale, scale)}"
    return f"{number} {scale}"


money = money_rule(
    WORDS,
    Purse(
        currencies=_CURRENCIES,
        scales=SCALES,
        millions="Millionen",
        counted=counted,
        of=str,
        cents=lambda currency, number: (
            f"{cardinal(number, 'm')} {currency.cent if number == 1 else currency.cents}"
        ),
        per="pro",
        units=_UNITS,
    ),
)
