"""Addresses, acronyms, initials, symbols: tables of French names for the shared rules."""

from narrate.scripting.rules.fr.numbers import WORDS
from narrate.scripting.rules.shared.acronyms import Spelling, letter_rules
from narrate.scripting.rules.shared.addresses import AddressWords
from narrate.scripting.rules.shared.addresses import addresses as addresses_rule
from narrate.scripting.rules.shared.ions import ions
from narrate.scripting.rules.shared.joining import together
from narrate.scripting.rules.shared.symbols import sign_rules
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.tables import word_list

_PACKAGE = "narrate.scripting.rules.fr"
_SYMBOLS = {
    "&": "et", "+": "plus", "=": "égale", "×": "fois", "÷": "divisé par", "±": "plus ou moins",
    "<": "inférieur à", ">": "supérieur à", "≤": "inférieur ou égal à", "≥": "supérieur ou égal à",
    "≠": "différent de", "≈": "environ", "°": "degrés", "%": "pour cent", "‰": "pour mille",
    "@": "arobase", "§": "paragraphe", "$": "dollars", "£": "livres", "€": "euros", "¥": "yens",
    "→": "vers", "←": "de", "©": "copyright", "®": "marque déposée", "™": "marque",
    "√": "racine de", "∞": "l'infini", "µ": "micro", "π": "pi", "Δ": "delta", "∆": "delta",
    "Σ": "sigma", "∑": "somme", "№": "numéro", "†": "mort", "¢": "cents",
}  # fmt: skip
_OPERATORS = {"-": "moins", "−": "moins", "–": "moins", "×": "fois", "*": "fois", "/": "divisé par",
              ":": "divisé par", "÷": "divisé par", "²": "au carré", "³": "au cube"}  # fmt: skip
_ADDRESS = {
    ".": "point", "/": "barre oblique", "-": "tiret", "_": "tiret bas", "@": "arobase",
    ":": "deux-points",
    "?": "point d'interrogation", "=": "égal", "&": "et", "+": "plus", "~": "tilde",
    "%": "pour cent",
    "#": "dièse", ",": "virgule", "*": "étoile", "!": "point d'exclamation", "|": "barre verticale",
}  # fmt: skip
_WORDS = frozenset(
    names(
        "OTAN ONU UNESCO UNICEF OPEP NASA SIDA OVNI FIFA UEFA SALT START OTASE ANPE PACS SMIC"
        " CAPES FIV INSEE ENA ENSAE CROUS MEDEF COVID LASER RADAR ERASMUS EURATOM BENELUX INTERPOL"
        " SAMU SMUR RIB IBAN GIEC ZAD ZUP SICAV CAF OFPRA INRAE IFOP INED SIREN SIRET"
        " TASS AFNOR ARCEP CNIL DOM TOM ZAC ZEP DASS"
    )
)

addresses = addresses_rule(AddressWords(_ADDRESS, WORDS.digits, "hashtag"))
acronyms, _designations, initials = letter_rules(
    WORDS, Spelling(_WORDS, word_list(_PACKAGE, "words-in-capitals"), ampersand="et", letters={})
)
designations = together(ions(WORDS, "plus"), _designations)
sums, symbols, emoji, leftovers = sign_rules("fr", WORDS, _SYMBOLS, _OPERATORS)
