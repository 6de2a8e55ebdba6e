"""Which ending an ordinal takes, from the word before it and the noun behind it."""

from __future__ import annotations

import re

from narrate.scripting.rules.shared.words import names

_WEAK = frozenset(
    names(
        "am im vom zum zur beim dem den des einem einen einer eines meinem meinen meiner meines"
        " seinem seinen seiner seines ihrem ihren ihrer ihres unserem unseren unserer keinem keinen"
        " v keiner diesem diesen dieser dieses jedem jeden jeder jedes bis ab seit aller beider"
    )
)
"""Words after which it ends in ``en``."""
_PLAIN = frozenset(
    names(
        "der die das ins ans aufs fürs durchs eine meine seine ihre unsere keine diese jede welche"
        " dieselbe derselbe"
    )
)
"""Words after which it ends in ``e``."""
_DATIVE = frozenset(
    names(
        "in mit von zu aus bei nach seit auf an unter über vor ab gegenüber vor während wegen"
        " trotz innerhalb außerhalb"
    )
)
"""Prepositions after which "der" is no nominative."""
_NEUTER = re.compile(
    r"(?:jahrhundert|jahrtausend|jahrzehnt|jh\.|jhd\.|kapitel|mal|buch|jahr|semester|quartal|bataillon|regiment|"
    r"stück|spiel|kind|lied|bild|drittel|viertel|reich|haus|tor|gebot|[a-zäöü]{2,}(?:chen|lein|ment|um)|"
    r"[a-zäöüß]*(?:heer|recht|land|volk|gesetz|gericht|amt|dorf|schloss|theater|institut|projekt|system|"
    r"programm|wort|werk|leben|geld|schiff|meer|gebiet|mitglied|unternehmen|opfer|mittel|zeichen|gebäude|"
    r"gebirge|brot|glas|bier|heft|pferd|auto|hotel|restaurant|büro|konto|datum|fest|feld|tier|holz|papier|blatt|grab|kloster|fenster|zimmer|wasser|feuer))\b",
    re.IGNORECASE,
)
_FEMININE = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]*(?:ung|heit|keit|schaft|ion|tät|ik|ur|armee|e)\b|"
    r"(?:Frau|Mark|Tochter|Mutter|Schwester|Uhr|Zahl|Stadt|Nacht|Hand|Person|Kuh|Tür|Wand|Bank|Form|Art|Zeit|"
    r"Welt|Macht|Kraft|Kunst|Burg|Fahrt|Schicht|Schlacht|Schrift|Antwort|Nummer|Regel|Wahl|Ziffer|Feder)\b"
)
_WEEKDAY = re.compile(
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo\.|Di\.|Mi\.|Do\.|Fr\.|Sa\.|So\.),?\s*$"
)
_LAST_WORDS = re.compile(r"(?:([^\W\d_]+)[\s(„“\"]+)?([^\W\d_]+)(?:(?<=\bv)\.)?[\s(„“\"]*$")
_REACH = 48


def ending(text: str, start: int, noun: str) -> str:
    """Return the ending of an ordinal that starts at ``start`` and belongs to ``noun``."""
    before = _WEEKDAY.sub("", text[max(0, start - _REACH) : start])
    found = _LAST_WORDS.search(before)
    word = found[2].lower() if found else ""
    if word in _WEAK:
        return "en"
    if word == "der" and found and (found[1] or "").lower() in _DATIVE:
        return "en"
    if word == "der" and found and (found[1] or "")[:1].isupper() and gender(noun) == "f":
        return "en"  # the genitive behind a noun: "das Ende der 3. Woche"
    if word in _PLAIN:
        return "e"
    return _strong(noun)


def is_determined(text: str, start: int) -> bool:
    """Say whether a word stands before ``start`` that an ordinal follows, not a number."""
    found = _LAST_WORDS.search(text[max(0, start - _REACH) : start])
    return found is not None and found[2].lower() in _WEAK | _PLAIN


def gender(noun: str) -> str:
    """Guess the gender of a noun from its ending."""
    if _NEUTER.match(noun):
        return "n"
    return "f" if _FEMININE.match(noun) else "m"


def _strong(noun: str) -> str:
    """Return the ending that shows the gender, because no article does."""
    return {"n": "es", "f": "e", "m": "er"}[gender(noun)]
