"""Places in the Bible, whose comma parts chapter and verse: ``Mt 5,3–12``, ``1 Kor 13,4``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.numbers import cardinal, ordinal
from narrate.scripting.rules.shared.joining import either

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOOKS = {
    "Gen": "Genesis", "Ex": "Exodus", "Lev": "Levitikus", "Num": "Numeri", "Dtn": "Deuteronomium",
    "Jos": "Josua", "Ri": "Richter", "Rut": "Rut", "Sam": "Samuel", "Kön": "Könige",
    "Chr": "Chronik", "Neh": "Nehemia", "Est": "Ester", "Ijob": "Hiob", "Hiob": "Hiob",
    "Ps": "Psalm", "Spr": "Sprüche", "Koh": "Kohelet", "Hld": "Hoheslied", "Jes": "Jesaja",
    "Jer": "Jeremia", "Klgl": "Klagelieder", "Ez": "Ezechiel", "Hes": "Hesekiel", "Dan": "Daniel",
    "Hos": "Hosea", "Joel": "Joel", "Jona": "Jona", "Hab": "Habakuk",
    "Sach": "Sacharja", "Mal": "Maleachi", "Mt": "Matthäus", "Mk": "Markus", "Lk": "Lukas",
    "Joh": "Johannes", "Apg": "Apostelgeschichte", "Röm": "Römer", "Kor": "Korinther",
    "Gal": "Galater", "Eph": "Epheser", "Phil": "Philipper", "Kol": "Kolosser",
    "Thess": "Thessalonicher", "Tim": "Timotheus", "Tit": "Titus", "Hebr": "Hebräer",
    "Jak": "Jakobus", "Petr": "Petrus", "Jud": "Judas", "Offb": "Offenbarung",
}  # fmt: skip
"""Amos and Micha are not among them: their short names are words ("Am 3,5 km langen Weg")."""
_FULL = (
    "Matthäus Markus Lukas Johannes Römer Korinther Galater Epheser Philipper Kolosser Hebräer"
    " Jakobus Petrus Offenbarung Jesaja Jeremia Psalm Genesis Exodus Samuel Könige"
)
_PLACE = re.compile(
    rf"(?<!\w)(?:(?P<part>[1-5])\.?\s)?(?P<book>{either((*_BOOKS, *_FULL.split()))})\.?\s"
    r"(?P<chapter>\d{1,3})"
    r"(?:,\s?(?P<verse>\d{1,3})(?P<letter>[a-c])?"
    r"(?P<rest>(?:\s?[-–.]\s?\d{1,3}[a-c]?(?!\d|,))*(?:\s?[-–]\s?\d{1,3},\d{1,3}[a-c]?)?))?(?![\w%]|[.,:]\d)"
)
_PIECE = re.compile(r"[-–.,]|\d+|[a-c]")
_LINKS = {"-": "bis", "–": "bis", ".": "und", ",": ""}


def verses(text: str) -> Iterator[Edit]:
    """Say a place by its book, chapter and verses: "Matthäus fünf, drei bis zwölf"."""
    for found in _PLACE.finditer(text):
        short = found["book"] in _BOOKS
        if not found["verse"] and not (short and found["book"] == "Ps"):
            continue  # a name and a number are no place
        said = f"{_BOOKS.get(found['book'], found['book'])} {cardinal(int(found['chapter']))}"
        if found["part"]:
            said = f"{ordinal(int(found['part']), 'er')} {said}"
        if found["verse"]:
            said += f", {cardinal(int(found['verse']))}"
            said += f" {found['letter']}" if found["letter"] else ""
            pieces = map(_said, _PIECE.findall(found["rest"]))
            said = " ".join(filter(None, (said, *pieces)))
        yield Edit(span=Span(*found.span()), spoken=said, rule="verses")


def _said(piece: str) -> str:
    return cardinal(int(piece)) if piece.isdecimal() else _LINKS.get(piece, piece)
