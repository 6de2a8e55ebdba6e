"""Addresses, acronyms, initials, symbols: tables of German names for the shared rules."""

from narrate.scripting.rules.de.numbers import WORDS
from narrate.scripting.rules.shared.acronyms import Spelling, letter_rules
from narrate.scripting.rules.shared.addresses import AddressWords
from narrate.scripting.rules.shared.addresses import addresses as addresses_rule
from narrate.scripting.rules.shared.ions import ions
from narrate.scripting.rules.shared.joining import together
from narrate.scripting.rules.shared.symbols import sign_rules
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.tables import word_list

_PACKAGE = "narrate.scripting.rules.de"
_SYMBOLS = {
    "&": "und", "+": "plus", "=": "gleich", "×": "mal", "÷": "geteilt durch", "±": "plus minus",
    "<": "kleiner als", ">": "größer als", "≤": "kleiner oder gleich", "≥": "größer oder gleich",
    "≠": "ungleich", "≈": "ungefähr", "°": "Grad", "%": "Prozent", "‰": "Promille", "@": "at",
    "§": "Paragraph", "$": "Dollar", "£": "Pfund", "€": "Euro", "¥": "Yen", "¢": "Cent",
    "→": "zu", "←": "von", "©": "Copyright", "®": "eingetragene Marke", "™": "Marke",
    "√": "Wurzel aus", "∞": "unendlich", "µ": "Mikro", "π": "Pi", "Δ": "Delta", "∆": "Delta",
    "Σ": "Sigma", "∑": "Summe", "№": "Nummer", "†": "gestorben",
}  # fmt: skip
_OPERATORS = {"-": "minus", "−": "minus", "–": "minus", "×": "mal", "*": "mal", "/": "durch",
    ":": "durch",
              "÷": "durch", "²": "hoch zwei", "³": "hoch drei"}  # fmt: skip
_ADDRESS = {
    ".": "Punkt", "/": "Slash", "-": "Bindestrich", "_": "Unterstrich", "@": "at",
    ":": "Doppelpunkt",
    "?": "Fragezeichen", "=": "Gleichheitszeichen", "&": "und", "+": "plus", "~": "Tilde",
    "%": "Prozent",
    "#": "Raute", ",": "Komma", "*": "Stern", "!": "Ausrufezeichen", "|": "senkrechter Strich",
}  # fmt: skip
_WORDS = frozenset(
    names(
        "NATO UNO UNESCO UNICEF NASA OPEC FIFA UEFA SALT START AIDS GEMA ASEAN INTERPOL"
        " EURATOM COMECON SEATO CENTO UNCTAD GATT ABBA TÜV BASF EFTA IKEA LIDL ALDI DIN GESTAPO"
        " STASI RADAR LASER COVID PISA ELSTER SCHUFA"
    )
)

addresses = addresses_rule(AddressWords(_ADDRESS, WORDS.digits, "Hashtag"))
acronyms, _designations, initials = letter_rules(
    WORDS, Spelling(_WORDS, word_list(_PACKAGE, "words-in-capitals"), ampersand="und", letters={})
)
designations = together(ions(WORDS, "plus"), _designations)
sums, symbols, emoji, leftovers = sign_rules("de", WORDS, _SYMBOLS, _OPERATORS)
