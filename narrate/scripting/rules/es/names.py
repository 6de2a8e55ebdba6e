"""Addresses, acronyms, initials, symbols: tables of Spanish names for the shared rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.es.numbers import WORDS
from narrate.scripting.rules.shared.acronyms import Spelling, letter_rules
from narrate.scripting.rules.shared.addresses import AddressWords
from narrate.scripting.rules.shared.addresses import addresses as addresses_rule
from narrate.scripting.rules.shared.ions import ions
from narrate.scripting.rules.shared.joining import edit, together
from narrate.scripting.rules.shared.symbols import sign_rules
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.tables import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_PACKAGE = "narrate.scripting.rules.es"
_SYMBOLS = {
    "&": "y", "+": "más", "=": "es igual a", "×": "por", "÷": "entre", "±": "más menos",
    "<": "menor que", ">": "mayor que", "≤": "menor o igual que", "≥": "mayor o igual que",
    "≠": "distinto de", "≈": "aproximadamente", "°": "grados", "%": "por ciento", "‰": "por mil",
    "@": "arroba", "§": "párrafo", "$": "dólares", "£": "libras", "€": "euros", "¥": "yenes",
    "→": "a", "←": "de", "©": "copyright", "®": "marca registrada", "™": "marca", "√": "raíz de",
    "∞": "infinito", "µ": "micro", "π": "pi", "Δ": "delta", "∆": "delta", "Σ": "sigma",
    "∑": "suma", "№": "número", "†": "fallecido", "¢": "centavos",
}  # fmt: skip
_OPERATORS = {"-": "menos", "−": "menos", "–": "menos", "×": "por", "*": "por", "/": "entre",
              ":": "entre",
              "÷": "entre", "²": "al cuadrado", "³": "al cubo"}  # fmt: skip
_ADDRESS = {
    ".": "punto", "/": "barra", "-": "guion", "_": "guion bajo", "@": "arroba", ":": "dos puntos",
    "?": "signo de interrogación", "=": "igual", "&": "y", "+": "más", "~": "virgulilla",
    "%": "por ciento",
    "#": "almohadilla", ",": "coma", "*": "asterisco", "!": "signo de exclamación",
    "|": "barra vertical",
    "^": "acento circunflejo",
}  # fmt: skip
_LETTERS = {"Y": "i griega"}
"""The letter that an engine would take for the word "y"."""
_WORDS = frozenset(
    names(
        "IVA PSOE ONU OTAN UNESCO UNICEF OPEP NASA SIDA OVNI FIFA UEFA SALT START ETA AVE TALGO"
        " RENFE UNAM"
        " PEMEX INEGI ONCE ICONA SEAT LASER RADAR COVID ENDESA CEPAL FARC ALCA NAFTA APRA UNED"
        " MERCOSUR INSALUD CONICET TASS INTERPOL IBEX RAE BOE PIB NIF CIF NIE UCI PYME PYMES SEPE"
        " INEM ERE ERTE AENA ADIF EFE INE INFONAVIT PIN IBAN CLABE FAO BID"
    )
)

addresses = addresses_rule(AddressWords(_ADDRESS, WORDS.digits, "almohadilla"))
acronyms, _designations, initials = letter_rules(
    WORDS,
    Spelling(_WORDS, word_list(_PACKAGE, "words-in-capitals"), ampersand="y", letters=_LETTERS),
)
designations = together(ions(WORDS, "más"), _designations)
_sums, symbols, emoji, leftovers = sign_rules("es", WORDS, _SYMBOLS, _OPERATORS)
_MINUS = re.compile(r"(?<=[\w²³)]\s)−(?=\s[\w(])")


def _minus(text: str) -> Iterator[Edit]:
    """Say the sign of a subtraction of letters, which no other sign is taken for."""
    for found in _MINUS.finditer(text) if "−" in text else ():
        yield edit(found, " menos ", "symbols")


sums = together(_sums, _minus)
