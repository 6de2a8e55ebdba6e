"""Roman numerals, told from initials and words by what stands around them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.fr.numbers import WORDS, cardinal, ordinal
from narrate.scripting.rules.gates import near
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.romans import CERTAIN, NUMERAL, NUMERALS, value
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINGS = names(
    "Louis Charles Henri François Philippe Napoléon Jean Paul Jean-Paul Pie Léon Grégoire Benoît"
    " Clément Innocent Urbain Boniface Alexandre Nicolas Frédéric Guillaume Ferdinand Pierre Ivan"
    " Otton Christian Gustave Albert Léopold Baudouin Emmanuel Victor-Emmanuel Alphonse Joseph"
    " François-Joseph George Georges Édouard Edouard Jacques Richard Robert Rodolphe Maximilien"
    " Ramsès Ptolémée Constantin Théodose Mehmed Sixte Jules Martin Childéric Clotaire Dagobert"
    " Thierry Lothaire Amédée Carlos Juan Sigismond Casimir Pépin Humbert Oscar Haakon Hassan"
)
_QUEENS = names(
    "Catherine Élisabeth Elisabeth Elizabeth Marie Isabelle Marguerite Cléopâtre Christine Anne"
    " Victoria Béatrix Wilhelmine Juliana"
)
_RULER = re.compile(
    rf"(?<!\w)(?P<name>{either([*_KINGS, *_QUEENS])})\s"
    rf"(?P<numeral>{NUMERAL})(?:er|ᵉʳ|re|ère|ʳᵉ)?(?![\w'’-])"
)
_PLACE = re.compile(
    rf"(?<![\w.'’])(?P<numeral>{NUMERAL})(?P<first>er|ᵉʳ|re|ère|ʳᵉ)?(?:i?èmes?|es?|ᵉˢ?|[°º])?(?!\w)(?P<century>\s?s\.)?"
)
_SUFFIX = re.compile(r"[a-zᵉʳˢè°º]+")
_WORDS = frozenset({"Ce", "De", "Le", "Me", "Ces", "Des", "Les", "Mes"})
_COUNTED = re.compile(
    r"(?<!\w)(?i:chapitre|tome|livre|acte|scène|partie|article|annexe|volume|titre|section|figure|planche|"
    r"tableau|chant|psaume|phase|type|classe|groupe|zone|appendice|page|numéro|vol\.|chap\.|t\.|p\.|n°|fig\.|pl\.|"
    rf"liv\.|art\.|apollo|vatican|salt|start|paris)s?\s?(?P<numeral>{NUMERAL})(?:\s?[-–]\s?(?P<last>{NUMERAL}))?(?![\w'’]|\.\s?\d)"
)
_CERTAIN = re.compile(rf"(?<=[a-zéèà]\s)(?P<numeral>{CERTAIN})(?![\w'’]|\.\w)")


@partial(near, NUMERALS)
def romans(text: str) -> Iterator[Edit]:
    """Say ``Louis XIV`` "quatorze", ``XIXe siècle`` an ordinal, ``chapitre IV`` a number."""
    for found in _RULER.finditer(text):
        number = value(found["numeral"])
        if len(found["numeral"]) == 1 and found["numeral"] not in "IVX":
            continue
        lady = found["name"] in _QUEENS
        said = ordinal(1, "f" if lady else "m") if number == 1 else cardinal(number)
        yield edit(found, f"{found['name']} {said}", "roman-numerals")
    for found in _PLACE.finditer(text):
        shape = _SUFFIX.search(found[0], len(found["numeral"]))
        if not shape or found[0] in _WORDS:
            continue
        if bool(found["first"]) != (found["numeral"] == "I"):
            continue
        yield edit(found, _place(found), "roman-numerals")
    for pattern in (_COUNTED, _CERTAIN):
        for found in pattern.finditer(text):
            span = Span(*found.span("numeral"))
            said = cardinal(value(found["numeral"]))
            yield Edit(span=span, spoken=said, rule="roman-numerals")
            if found.groupdict().get("last"):
                span = Span(found.end("numeral"), found.end())
                said = f" {WORDS.to} {cardinal(value(found['last']))}"
                yield Edit(span=span, spoken=said, rule="roman-numerals")


def _place(found: re.Match[str]) -> str:
    female = (found["first"] or "").startswith(("r", "è", "ʳ"))
    said = ordinal(value(found["numeral"]), "f" if female else "m")
    return f"{said} siècle" if found["century"] else said
