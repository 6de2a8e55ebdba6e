"""Bare numbers: whole, ordinal, decimal, fraction, range, telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.es.genders import gender, is_noun, takes_un
from narrate.scripting.rules.es.identifiers import identifiers
from narrate.scripting.rules.es.numbers import WORDS, cardinal
from narrate.scripting.rules.es.places import mixed, ordinal
from narrate.scripting.rules.shared import numbers as shared
from narrate.scripting.rules.shared.fractions import fractions as fractions_rule
from narrate.scripting.rules.shared.fractions import halves as halves_rule
from narrate.scripting.rules.shared.joining import edit, together
from narrate.scripting.rules.shared.telephones import telephones as telephones_rule
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.shared.written import DIGIT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_ORDINAL = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?P<number>{WHOLE})\.?(?:(?P<sign>[ºª°]|ᵉʳ|ᵒˢ?|ᵃˢ?)|"
    r"(?P<ending>er[oa]?|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|(?<=\.)[oa](?=s))(?P<many>s?))(?!\w|(?<=°)\s?[CFKcfk]\b)"
)
_OF_ANGLE = re.compile(
    r"(?:\b(?:de|a|hasta|ángulo|hace|unos|menos|latitud|longitud)\s|[-−+])$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_NUMBERED = re.compile(
    r"(?:capítulo|página|número|artículo|tomo|libro|volumen|sección|parte|punto|día|año|nota|núm\.|n\.º|nº)\s$",
    re.IGNORECASE,
)
_SHORT = frozenset({"ᵉʳ", "er"})
_DETERMINED = re.compile(r"\b(?:el|del|al|un|su|mi|este|ese|en|como)\s$", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"exterior|interior|centro|ático|\w{1,2}|\w*(?:[óéáí]|aron|ieron|\w\waba|\w\wía)"
)
"""What is no noun that a place in a row is said of: flats of a floor, and verbs."""
_LARGEST = 999_999_999_999


_THOUSANDS = re.compile(r"\smil(?:\s(?P<noun>[^\W\d_]+s)\b)?(?!\w)")
_BOTH_GENDERS = frozenset(
    names(
        "grandes mejores peores posibles jóvenes principales diferentes importantes célebres gran"
    )
)
"""Adjectives before a noun that do not tell its gender."""
_ONE_OR_MORE = re.compile(r"\s[oóu]\s\d{1,6}\s([^\W\d_]+s)\b")
_ONE_OF = re.compile(r"\sde\s(?:cada|las|estas|esas|sus|nuestras)\s(?:\d{1,6}\s)?([^\W\d_]+s)\b")


def _gender(text: str, number: int, start: int, end: int) -> str:
    """Return the gender of what is counted, where a noun follows that the number agrees with."""
    if thousands := _THOUSANDS.match(text, end):
        return gender(thousands["noun"]) if thousands["noun"] else "m"
    labelled = _NUMBERED.search(text, max(0, start - 12), start)
    one_of = _ONE_OF.match(text, end) or _ONE_OR_MORE.match(text, end)
    if one_of and not labelled and gender(one_of[1]) == "f":
        return "f"
    following = _NEXT_WORD.match(text, end)
    if not following or not following[1][0].islower() or not is_noun(following[1]):
        return ""
    if following[1] in _BOTH_GENDERS and (noun := _NEXT_WORD.match(text, following.end())):
        following = noun
    if len(following[1]) == 1 or (number != 1 and not following[1].endswith("s")):
        return ""
    if number == 1 and labelled:
        return ""
    return "m" if number == 1 and takes_un(following[1]) else gender(following[1])


def _is_short(text: str, found: re.Match[str]) -> bool:
    """Say whether "el 1.º" stands before a masculine noun: "el primer premio"."""
    if found["sign"] != "º" or not _DETERMINED.search(
        text, max(0, found.start() - 8), found.start()
    ):
        return False
    noun = _NEXT_WORD.match(text, found.end())
    if not noun or not noun[1].islower() or not is_noun(noun[1]) or _NO_PLACE.fullmatch(noun[1]):
        return False
    return gender(noun[1]) == "m" and not noun[1].endswith("s")


def ordinals(text: str) -> Iterator[Edit]:
    """Say ``1.º``, ``2.ª``, ``3er`` and ``28°``."""
    if not DIGIT.search(text):
        return
    for found in _ORDINAL.finditer(text):
        number = int(re.sub(r"\D", "", found["number"]))
        angle = found["sign"] == "°" and _OF_ANGLE.search(
            text, max(0, found.start() - 12), found.start()
        )
        if angle or not 0 < number <= _LARGEST:
            continue
        mark = found["sign"] or found["ending"]
        of = "f" if mark[0] in "ªᵃ" or mark.endswith("a") else "m"
        said = ordinal(number, of, short=mark in _SHORT or _is_short(text, found))
        if mark in _SHORT:
            said = said.replace("undécimo", "decimoprimer")
        many = "s" if found["many"] or mark.endswith("ˢ") else ""
        yield edit(found, said + many, "ordinals")


_IN_POINTS = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<whole>\d{1,3}(?:,\d{3})+)\.(?P<part>\d+)(?![\w]|[.,]\d)"
)


_PLACED = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<ahead>\d{1,4}(?:\.\d{1,2})+)\.(?P<place>[1-9]\d?)\.?(?P<sign>[ªº])"
)
"""A rule of an article: "149.1.18.ª"."""


def _in_points(text: str) -> Iterator[Edit]:
    """Say ``1,250.75``, whose comma parts thousands, as ``1.250,75``."""
    for found in _PLACED.finditer(text) if "." in text else ():
        ahead = " punto ".join(cardinal(int(one)) for one in found["ahead"].split("."))
        place = ordinal(int(found["place"]), "f" if found["sign"] == "ª" else "m")
        yield edit(found, f"{ahead} {place}", "decimals")
    for found in _IN_POINTS.finditer(text) if DIGIT.search(text) else ():
        part = found["part"] if found["part"].strip("0") else None
        yield edit(found, WORDS.number(found["whole"], part), "decimals")


cardinals = shared.numbers(WORDS, _gender)
dotted = together(_in_points, shared.dotted(WORDS, "punto"))
ranges = shared.ranges(WORDS)
ratios = shared.ratios(WORDS, "a")
year_ranges = shared.year_ranges(WORDS, cardinal)
halves = halves_rule(lambda noun: f"medi{'a' if gender(noun) == 'f' else 'o'} {noun}")
fractions = fractions_rule(mixed, WORDS.minus)
telephones = together(identifiers, telephones_rule("más", WORDS.whole, WORDS.digits, "extensión"))
