"""Sums of money."""

from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.shared.money import Currency, Purse
from narrate.scripting.rules.shared.money import money as money_rule

SCALES = {
    "millón": "millón", "millones": "millones", "billón": "billón", "billones": "billones",
    "trillón": "trillón", "trillones": "trillones", "mil millones": "mil millones",
    "mm": "millones",
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
    "CNY": _of("yuan", "yuanes"), "¢": Currency("centavo", "centavos"),
}  # fmt: skip


_UNITS = {
    "m²": "metro cuadrado", "m³": "metro cúbico",
    "min": "minuto", "pers": "persona", "h": "hora", "kg": "kilogramo", "l": "litro",
    "g": "gramo", "t": "tonelada", "km":
    "kilómetro", "m": "metro", "kWh": "kilovatio hora",
}  # fmt: skip


def counted(number: str, scale: str) -> str:
    """Say how many of a scale: "un millón", "dos millones"."""
    return f"{number} {'millón' if (number, scale) == ('un', 'millones') else scale}"


def of(name: str) -> str:
    """Say what something is called behind a word of scale: "de euros"."""
    return f"de {name}"


def _cents(currency: Currency, number: int) -> str:
    return f"{cardinal(number, 'm')} {currency.cent if number == 1 else currency.cents}"


money = money_rule(
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
