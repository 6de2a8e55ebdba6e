"""Sums of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.shared.joining import either, ends_text, together
from narrate.scripting.rules.shared.money import Currency, Purse
from narrate.scripting.rules.shared.money import money as money_rule
from narrate.scripting.rules.shared.written import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALES = {
    "millón": "millón", "millones": "millones", "billón": "billón", "billones": "billones",
    "trillón": "trillón", "trillones": "trillones", "mil millones": "mil millones",
    "mm": "millones", "mill.": "millones", "mills.": "millones",
}  # fmt: skip
"""Words of scale as they are written, and what is said."""
_CENT = ("centavo", "centavos")


def _of(one: str, many: str, gender: str = "m", cent: tuple[str, str] = _CENT) -> Currency:
    return Currency(one, many, gender, *cent)


_EURO = _of("euro", "euros", cent=("céntimo", "céntimos"))
_POUND = _of("libra", "libras", "f", ("penique", "peniques"))
_YEN = _of("yen", "yenes")
_US_DOLLAR = _of("dólar estadounidense", "dólares estadounidenses")
_RUPEE = _of("rupia", "rupias", "f")
_CROWN = _of("corona", "coronas", "f")
_PESETA = _of("peseta", "pesetas", "f", ("céntimo", "céntimos"))
_SWISS = _of("franco suizo", "francos suizos", cent=("céntimo", "céntimos"))
_CURRENCIES = {
    "$": _of("dólar", "dólares"), "US$": _US_DOLLAR, "USD": _US_DOLLAR, "€": _EURO, "EUR": _EURO,
    "£": _POUND, "GBP": _POUND, "¥": _YEN, "JPY": _YEN, "₩": _of("won", "wones"),
    "KRW": _of("won", "wones"),
    "₹": _RUPEE, "Rs": _RUPEE, "INR": _RUPEE, "₽": _of("rublo", "rublos", cent=("kópek", "kópeks")),
    "RUB": _of("rublo", "rublos"), "kr": _CROWN, "SEK": _CROWN, "CHF": _SWISS,
    "fr": _of("franco", "francos", cent=("céntimo", "céntimos")), "mk": _of("marco", "marcos"),
    "₧": _PESETA, "ptas": _PESETA, "pta": _PESETA, "ptas.": _PESETA, "pts": _PESETA,
    "MXN": _of("peso mexicano", "pesos mexicanos"), "MEX$": _of("peso mexicano", "pesos mexicanos"),
    "ARS": _of("peso argentino", "pesos argentinos"), "CLP": _of("peso chileno", "pesos chilenos"),
    "COP": _of("peso colombiano", "pesos colombianos"), "UYU": _of("peso uruguayo",
    "pesos uruguayos"),
    "DOP": _of("peso dominicano", "pesos dominicanos"), "CUP": _of("peso cubano", "pesos cubanos"),
    "BOB": _of("boliviano", "bolivianos"), "BOP": _of("peso boliviano", "pesos bolivianos"),
    "PEN": _of("sol", "soles", cent=("céntimo", "céntimos")), "S/": _of("sol",
    "soles", cent=("céntimo", "céntimos")),
    "VEF": _of("bolívar", "bolívares", cent=("céntimo", "céntimos")),
    "PYG": _of("guaraní", "guaraníes"),
    "₲": _of("guaraní", "guaraníes"), "GTQ": _of("quetzal", "quetzales"), "Q": _of("quetzal",
    "quetzales"),
    "HNL": _of("lempira", "lempiras"), "NIO": _of("córdoba", "córdobas"),
    "CRC": _of("colón costarricense", "colones costarricenses", cent=("céntimo", "céntimos")),
    "₡": _of("colón", "colones", cent=("céntimo", "céntimos")), "SVC": _of("colón salvadoreño",
    "colones salvadoreños"),
    "PAB": _of("balboa", "balboas"), "BRL": _of("real brasileño", "reales brasileños"),
    "R$": _of("real", "reales"), "TTD": _of("dólar de Trinidad y Tobago",
    "dólares de Trinidad y Tobago"),
    "HKD": _of("dólar de Hong Kong", "dólares de Hong Kong"), "CAD": _of("dólar canadiense",
    "dólares canadienses"),
    "AUD": _of("dólar australiano", "dólares australianos"), "AWG": _of("florín arubeño",
    "florines arubeños"),
    "RD$": _of("peso dominicano", "pesos dominicanos"), "CNY": _of("yuan", "yuanes"),
    "¢": Currency("centavo", "centavos"),
}  # fmt: skip


_UNITS = {
    "oz": "onza", "ha": "hectárea", "m²": "metro cuadrado", "m³": "metro cúbico",
    "min": "minuto", "pers": "persona", "h": "hora", "kg": "kilogramo", "l": "litro",
    "g": "gramo", "t": "tonelada", "km":
    "kilómetro", "m": "metro", "kWh": "kilovatio hora",
}  # fmt: skip


_CODES = tuple(one for one in _CURRENCIES if len(one) == 3 and one.isalpha() and one.isupper())  # noqa: PLR2004
_SIGNS = ("US$", "RD$", "MEX$", "R$", "$", "S/", "₡", "Q", *_CODES)


def counted(number: str, scale: str) -> str:
    """Say how many of a scale: "un millón", "dos millones"."""
    return f"{number} {'millón' if (number, scale) == ('un', 'millones') else scale}"


def of(name: str) -> str:
    """Say what something is called behind a word of scale: "de euros"."""
    return f"de {name}"


def _cents(currency: Currency, number: int) -> str:
    return f"{cardinal(number, 'm')} {currency.cent if number == 1 else currency.cents}"


# "$1,250.00": the comma parts thousands, as in Mexico and Central America
_IN_POINTS = (
    r"(?P<pointed>\d{1,3}(?:,\d{3})+|\d+(?=\.\d\d(?!\d)))(?:\.(?P<cents>\d\d))?(?!\d|[.,]\d)"
)
_MILLIONS = r"(?P<millions>\d{1,3}\.\d{1,2})\s?(?P<scale>M|mil millones|millones|billones)\b"
_PESOS = {"M.N.": "MXN", "MN": "MXN", "M. N.": "MXN"}
"""Signs of national money, where a dollar's sign is before the sum."""
_SIGNED = re.compile(
    rf"(?<![\w.,])(?P<sign>{either(_SIGNS)})\s?(?:{_MILLIONS}|{_IN_POINTS}|{AMOUNT})"
    rf"(?:\s?(?P<code>{either([*_PESOS, *_CODES])}))?(?![\w]|[.,]\d)"
)


def _signed(text: str) -> Iterator[Edit]:
    """Say sums behind a sign whose stop is decimal, or that a code behind them names."""
    for found in _SIGNED.finditer(text):
        if not (found["pointed"] or found["millions"] or found["code"]):
            continue
        code = found["code"] or ""
        currency = _CURRENCIES[_PESOS.get(code, code) or found["sign"]]
        end = found.end() - (code.endswith(".") and ends_text(text, found.end()))
        yield Edit(span=Span(found.start(), end), spoken=_sum(found, currency), rule="money")


def _sum(found: re.Match[str], currency: Currency) -> str:
    if found["millions"]:
        whole, _, part = found["millions"].partition(".")
        scale = "millones" if found["scale"] == "M" else found["scale"]
        return f"{cardinal(int(whole))} punto {cardinal(int(part))} {scale} {of(currency.many)}"
    if not found["pointed"]:
        return f"{WORDS.amount(found, currency.gender)} {currency.many}"
    whole, cents = int(found["pointed"].replace(",", "")), int(found["cents"] or 0)
    name = currency.one if whole == 1 else currency.many
    name = of(name) if whole and not whole % 1_000_000 else name
    said = f"{cardinal(whole, currency.gender)} {name}"
    if not cents:
        return said
    return f"{said} {_cents(currency, cents)}" if whole else _cents(currency, cents)


_plain_money = money_rule(
    WORDS,
    Purse(
        currencies=_CURRENCIES,
        scales=SCALES,
        millions="millones",
        counted=counted,
        of=of,
        cents=_cents,
        per="por",
        units=_UNITS,
    ),
)
money = together(_signed, _plain_money)
