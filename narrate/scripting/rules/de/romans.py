"""Roman numerals, told from initials and words by what stands around them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.endings import ending
from narrate.scripting.rules.de.numbers import WORDS, cardinal, ordinal
from narrate.scripting.rules.gates import near
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.romans import CERTAIN, NUMERAL, NUMERALS, value
from narrate.scripting.rules.shared.words import names
from narrate.scripting.splitting.de import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINGS = names(
    "Karl Ludwig Friedrich Wilhelm Heinrich Otto Franz Joseph Josef Georg Leopold Maximilian Rudolf"
    " Ferdinand Philipp Johannes Johann Paul Pius Leo Gregor Benedikt Clemens Klemens Innozenz"
    " Urban Bonifaz Bonifatius Alexander Nikolaus Peter Iwan Napoleon Gustav Adolf Christian Eduard"
    " Jakob Richard Konrad Albrecht Albert Viktor Emanuel Alfons Sigismund Stephan Ramses Ptolemäus"
    " Konstantin Theodosius Mehmed Murad Süleyman Selim Carlos August Ernst Eugen Hadrian Sixtus"
    " Julius Martin Wladimir Kasimir Wenzel Lothar Philipp William James Henry Louis Edward"
)
_QUEENS = names(
    "Katharina Elisabeth Maria Isabella Margarete Margarethe Viktoria Beatrix Wilhelmina Juliana"
    " Kleopatra Christina Anna"
)
_NAMES = frozenset([*_KINGS, *_QUEENS])
_RULER = re.compile(
    rf"(?<!\w)(?P<name>{either(_NAMES)})(?P<s>s?)\s(?P<numeral>{NUMERAL})(?P<stop>\.)?(?![\w'’])"
)
_PLACE = re.compile(rf"(?<![\w.])(?P<numeral>{NUMERAL})\.\s(?P<noun>[A-ZÄÖÜ][a-zäöüß]+\.?)")
_COUNTED = re.compile(
    r"(?<!\w)(?:Kapitel|Band|Bd\.|Teil|Akt|Szene|Buch|Abschnitt|Artikel|Anhang|Anlage|Tafel|Abbildung|Tabelle|"
    r"Stufe|Kap\.|Tab\.|Abb\.|Art\.|Abs\.|Anm\.|Bde\.|Jg\.|Phase|Typ|Klasse|Gruppe|Zone|Bezirk|Block|Nummer|Nr\.|Seite|S\.|Paragraph|Psalm|Sure|Gesang|"
    rf"Apollo|SALT|START|Hartz|Vatikan|Bundesliga|Bild|Heft|Jahrgang|Reihe)\s(?P<numeral>{NUMERAL})(?:\s?[-–]\s?(?P<last>{NUMERAL}))?(?![\w'’])"
)
_CERTAIN = re.compile(rf"(?<=[a-zäöüß]\s)(?P<numeral>{CERTAIN})(?![\w'’]|\.\w)")
_AND = re.compile(r"\s(?:und|sowie|oder|bis)\s(?:[A-ZÄÖÜ][a-zäöüß]+\s)?")
"""Between two rulers in one case: "unter Papst Pius XII. und Zar Nikolaus II."."""
_BEFORE = re.compile(r"(?:([^\W\d_]+)\s)?([^\W\d_]+)\s$")
_DATIVE = frozenset(names("von mit bei nach zu unter seit aus gegenüber neben vor an"))
_ACCUSATIVE = frozenset(names("für durch gegen ohne um über auf"))
_REACH = 40


@partial(near, NUMERALS)
def romans(text: str) -> Iterator[Edit]:
    """Say ``Karl V.`` "der Fünfte", ``XIX. Jahrhundert`` an ordinal, ``Kapitel IV`` a number."""
    last, case = 0, ""
    for found in _RULER.finditer(text):
        if not found["stop"] and len(found["numeral"]) == 1:
            continue
        joined = case and _AND.fullmatch(text, last, found.start())
        case = case if joined else _case(text, found)
        last = found.end()
        said = f"{found[0].split()[0]} {_ruler(found, case)}"
        new = text[found.end() :].split(maxsplit=1)
        ends = not new or new[0].strip(".,;:!?»“").lower() in TABLE.starters
        stop = "." if found["stop"] and ends and (not new or new[0][0].isupper()) else ""
        yield edit(found, said + stop, "roman-numerals")
    placed = set()
    for found in _PLACE.finditer(text):
        if found["noun"].lower().rstrip(".") not in TABLE.starters:
            placed.add(found.start())
            how = ending(text, found.start(), found["noun"])
            said = f"{ordinal(value(found['numeral']), how)} {found['noun']}"
            yield edit(found, said, "roman-numerals")
    for pattern in (_COUNTED, _CERTAIN):
        for found in pattern.finditer(text):
            span = Span(*found.span("numeral"))
            if span.start not in placed:
                said = cardinal(value(found["numeral"]))
                yield Edit(span=span, spoken=said, rule="roman-numerals")
            if found.groupdict().get("last"):
                span = Span(found.end("numeral"), found.end())
                said = f" {WORDS.to} {cardinal(value(found['last']))}"
                yield Edit(span=span, spoken=said, rule="roman-numerals")


def _case(text: str, found: re.Match[str]) -> str:
    """Return the case that the words before a name ask for."""
    if found["s"]:
        return "genitive"
    before = _BEFORE.search(text, max(0, found.start() - _REACH), found.start())
    words = {one.lower() for one in before.groups() if one} if before else set()
    if words & _DATIVE:
        return "dative"
    return "accusative" if words & _ACCUSATIVE else "nominative"


def _ruler(found: re.Match[str], case: str) -> str:
    """Return article and ordinal in a case."""
    lady = found["name"] in _QUEENS
    place = ordinal(value(found["numeral"]), "").capitalize()
    if case == "genitive":
        return f"{'der' if lady else 'des'} {place}en"
    if case == "dative":
        return f"{'der' if lady else 'dem'} {place}en"
    if case == "accusative":
        return f"die {place}e" if lady else f"den {place}en"
    return f"{'die' if lady else 'der'} {place}e"
