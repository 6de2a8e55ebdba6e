"""The shorthand of courts, doctors, doors and builders, which is said in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.endings import ending
from narrate.scripting.rules.de.numbers import WORDS, ordinal
from narrate.scripting.rules.shared.accounts import accounts
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.romans import value

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = re.compile(
    r"(?<![\w./])(?P<senate>(?:[IVX]{1,4}|\d{1,3}[a-z]?)\s)?(?P<register>(?!(?:RR|HU|EZ|TÜV)\b)[A-Z][A-Za-z]{0,3}|\([A-Z][A-Za-z]{0,3}\))\s"
    r"(?P<number>\d{1,5})/(?P<year>\d\d)(?![\w/]|[.,]\d)"
)
"""The number of a file at a court: its register, a number, the year: ``VI ZR 123/18``."""
_PAPER = re.compile(
    r"\b(?:Drs\.|Drucksache|Az\.:?|Vorlage|Nr\.|Vertrag)\s(?P<number>\d{1,5}(?P<slash>/)\d{1,5})(?![\w/]|[.,]\d)"
)
_PARAGRAPH = re.compile(
    r"(?:§|\bArt\.)\s?\d+[a-z]?\s(?P<roman>[IVX]{1,4})(?=\s(?:[A-ZÄÖÜ][A-Za-z]*[A-Z]|Nr\.|S\.|\d))"
)
"""The paragraph of a section by a Roman numeral: "Art. 1 I GG"."""
_OVERTIME = re.compile(r"(?<=\d:\d\s)n\.\s?V\.|(?<=\d:\d\d\s)n\.\s?V\.")
_INCHES = re.compile(
    r"(?<![\w.,′'’])(?<![′'’]\s)(?P<number>\d{1,2}(?:,\d)?)[\"″](?=[\s,;:.)]|-[A-Z])"
)
_EDITION = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,2})\.,(?=\s(?:überarb|neubearb|bearb|erw|verb|durchges|aktual|vollst|korr|veränd|ergänz)\w*)"
)
_MARK = re.compile(r"[\"″]")
_OF = re.compile(
    r"(?<=\d\s)v\.(?=\s\d{1,4}\s?[A-Za-zÄÖÜäöü(]|\s[a-zäöü]{3})|(?<=[a-zäöüß]\s)v\.(?=\s[A-ZÄÖÜ][a-zäöüß])"
)
_CITED = re.compile(r"\bAbs\.\s?\d+[a-z]?,?\s(?P<label>S\.)(?=\s?\d)")
_PRESSURE = re.compile(
    r"(?:\bRR|\bBlutdruck\w*(?:\s(?:von|bei|um|ca\.))?):?\s(?P<top>\d{2,3})/(?P<low>\d{2,3})(?:\s?mm\s?Hg)?(?!\w)"
    r"|(?<![\w/])(?P<high>\d{2,3})/(?P<deep>\d{2,3})(?P<unit>\s?mm\s?Hg)\b"
)
_POWER = re.compile(
    r"(?<![\w.,/])(?P<watts>\d{1,4})\s?kW\s?(?:/|\()\s?(?P<horses>\d{1,4})\s?PS\b\)?"
)
"""The power of an engine in both of its units."""
_FOLD = re.compile(r"(?<![\w.,/-])(?P<number>\d{1,3})\s?[x×](?=\s(?:[a-zäöü]|[A-ZÄÖÜ][a-zäöü]))")
_RELAY = re.compile(
    r"(?<![\w.,])(?P<times>\d{1,2})\s?[x×]\s?(?P<number>\d{2,4})(?:-|\s)m(?P<joint>-(?=[A-ZÄÖÜ])|(?!\w))"
)
_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag",
    "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
_SPAN = re.compile(
    rf"(?<!\w)(?P<first>{'|'.join(_DAYS)})\.?\s?(?P<sign>[-–+/])\s?(?P<last>{'|'.join(_DAYS)})\b\.?(?=[:,]?\s\d)"
)
_DAY = re.compile(
    rf"(?<!\w)(?P<day>{'|'.join(_DAYS)})(?=,?\s\d{{1,2}}(?:\.\d|:\d\d|\s?[-–]\s?\d|\sUhr))"
)
_FLOORS = {"OG": "Obergeschoss", "UG": "Untergeschoss"}
_FLOOR = re.compile(r"(?<![\w.,])(?P<number>\d{1,2})\.\s?(?P<floor>OG|UG)(?!\w)")
_DIRECT = re.compile(
    r"\b(?:Fax|Tel\.?|Telefon|Durchwahl|DW):?\s(?P<sign>[-–])(?P<number>\d{1,5})(?!\w)"
)
_THOUSAND = re.compile(r"(?<=\d)\s?T(?=€|EUR\b)")
_accounts = accounts(WORDS.digits)


def shorthand(text: str) -> Iterator[Edit]:
    """Say ``VI ZR 123/18``, ``Abs. 1 S. 2``, ``RR 120/80``, ``3x``, ``Mo–Fr 9`` and ``3. OG``."""
    yield from _accounts(text)
    yield from _of_courts(text)
    yield from _of_days(text)
    yield from _of_measure(text)
    yield from _of_sport(text)
    for found in _EDITION.finditer(text):
        yield edit(found, f"{ordinal(int(found['number']), 'e')},", "ordinals")
    for found in _OF.finditer(text):
        yield edit(found, "von", "abbreviations")
    for found in _FLOOR.finditer(text):
        floor = _FLOORS[found["floor"]]
        how = ending(text, found.start(), "Haus")
        yield edit(found, f"{ordinal(int(found['number']), how)} {floor}", "abbreviations")
    for found in _THOUSAND.finditer(text) if "T" in text else ():
        yield edit(found, " Tausend ", "money")


def _of_measure(text: str) -> Iterator[Edit]:
    for found in _PRESSURE.finditer(text) if "/" in text else ():
        top, low = (found[one] or found[other] for one, other in (("top", "high"), ("low", "deep")))
        start = found.start("top") if found["top"] else found.start()
        said = f"{WORDS.whole(top)} zu {WORDS.whole(low)}"
        yield Edit(span=Span(start, found.end()), spoken=said, rule="measures")
    for found in _POWER.finditer(text) if "PS" in text else ():
        said = f"{WORDS.whole(found['watts'])} Kilowatt, {WORDS.whole(found['horses'])} P S"
        yield edit(found, said, "measures")
    yield from _inches(text)


def _inches(text: str) -> Iterator[Edit]:
    """Say ``24"`` in inches; a mark that closes a quotation is none, so quotations are followed."""
    found = {one.end() - 1: one for one in _INCHES.finditer(text)}
    is_open = False
    for mark in _MARK.finditer(text) if found else ():
        size = found.get(mark.start())
        if size and (mark[0] == "″" or not is_open):
            whole, _, part = size["number"].partition(",")
            yield edit(size, f"{WORDS.number(whole, part or None)} Zoll", "measures")
        else:
            is_open = not is_open


def _of_sport(text: str) -> Iterator[Edit]:
    for found in _OVERTIME.finditer(text):
        yield edit(found, "nach Verlängerung", "abbreviations")
    for found in _FOLD.finditer(text):
        number = "ein" if found["number"] == "1" else WORDS.whole(found["number"])
        yield edit(found, f"{number}mal", "measures")
    for found in _RELAY.finditer(text):
        times = "ein" if found["times"] == "1" else WORDS.whole(found["times"])
        said = f"{times} mal {WORDS.whole(found['number'])} Meter{' ' * bool(found['joint'])}"
        yield edit(found, said, "measures")


def _of_courts(text: str) -> Iterator[Edit]:
    for found in _FILE.finditer(text) if "/" in text else ():
        start = found.start("number")
        said = f"{WORDS.whole(found['number'])} Schrägstrich {WORDS.whole(found['year'])}"
        yield Edit(span=Span(start, found.end()), spoken=said, rule="designations")
    for found in _PAPER.finditer(text) if "/" in text else ():
        span = Span(*found.span("slash"))
        yield Edit(span=span, spoken=" Schrägstrich ", rule="designations")
    for found in _PARAGRAPH.finditer(text):
        said = f"Absatz {WORDS.whole(str(value(found['roman'])))}"
        yield Edit(span=Span(*found.span("roman")), spoken=said, rule="references")
    for found in _CITED.finditer(text) if "Abs." in text else ():
        yield Edit(span=Span(*found.span("label")), spoken="Satz", rule="references")


def _of_days(text: str) -> Iterator[Edit]:
    for found in _SPAN.finditer(text):
        link = "bis" if found["sign"] in "-–" else "und"
        yield edit(found, f"{_DAYS[found['first']]} {link} {_DAYS[found['last']]}", "dates")
    for found in _DAY.finditer(text):
        yield edit(found, _DAYS[found["day"]], "dates")
    for found in _DIRECT.finditer(text):
        said = f"Durchwahl {WORDS.digits(found['number'])}"
        yield Edit(span=Span(found.start("sign"), found.end()), spoken=said, rule="telephones")
