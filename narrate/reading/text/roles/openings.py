"""How letters and speeches begin: salutation and dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST_SALUTATION = 100
_LONGEST_DATELINE = 120
_NEAR_TOP = 6
"""Pieces from the top, or from a heading, within which a dateline is looked for."""

SALUTATIONS = {
    "en": r"(?:my |our )?(?:very |most )?(?:dear(?:est)?|esteemed|honou?red|respected)\b"
    r"|(?:your )?(?:excellenc(?:y|ies)|majesty|highness|honou?r|holiness|eminence|beatitude)\b"
    r"|(?:gentlemen|ladies(?: and gentlemen)?|sirs?|madam|mesdames|comrades?)\b"
    r"|to whom it may concern\b|(?:mr\.?|madam|mrs\.?) (?:president|chairman|secretary|ambassador"
    r"|minister|prime minister|speaker|vice president)\b|greetings\b"
    r"|(?:hi|hello|hey|good (?:morning|afternoon|evening|day))\b",
    "de": r"(?:sehr |hoch)?(?:ge|ver)ehrt(?:e|er|es|en)\b|(?:meine? )?lieb(?:e|er|es|ste|ster)\b"
    r"|exzellenz\b|hallo\b|guten tag\b",
    "fr": r"(?:mon |ma |mes )?(?:bien |très )?ch(?:er|ère|ers|ères)\b|(?:monsieur|madame|messieurs"
    r"|mesdames|mademoiselle|excellence|altesse|sire)\b",
    "es": r"(?:muy )?(?:estimad|querid|apreciad|distinguid|respetad)(?:o|a|os|as)\b"
    r"|muy señor(?:es|a)? mío?s?\b|(?:excelentísimo|excelencia|ilustrísimo)\b",
}
"""How a salutation begins, by language."""

_SALUTATION = {
    language: re.compile(
        rf"[\"“‘«„]?(?:{begins})[^.?!]{{0,60}}(?:\.[^.?!]{{1,40}}){{0,2}}\Z", re.IGNORECASE
    )
    for language, begins in SALUTATIONS.items()
}
_SALUTED = re.compile(r".*[:,!—–;]\d{0,3}\Z", re.DOTALL)
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DATE = (
    rf"(?:(?:(?:the |den |le |el )?\d{{1,2}}(?:st|nd|rd|th|d|er|\.)?(?: of| de)? {_MONTH}|{_MONTH} "
    rf"\d{{1,2}}(?:st|nd|rd|th|d)?)(?:,? (?:de )?\d{{4,5}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2}|" + _MONTH + r",? \d{4})"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
_TIME = (
    r"(?:,? (?:at )?\d{1,2}(?:[:.]\d{2})?(?:[–-]\d{1,2}(?:[:.]\d{2})?)? ?(?:[ap]\.? ?m\.?|uhr|h)?"
    r"|,? \d{4}z|,? (?:noon|midnight))"
)
_PLACE = r"[^\W\d_][\w.’' -]{1,40}, ?"
_DATELINE = re.compile(
    rf"[\[(]?(?:{_PLACE}){{0,3}}(?:{_WEEKDAY},? )?{_DATE}{_TIME}?[.\])]{{0,2}}\d{{0,2}}\Z",
    re.IGNORECASE,
)


def salutations(text: str, pieces: Sequence[Piece]) -> None:
    """Find "Dear Mr. General Secretary:" and its kin."""
    for piece in pieces:
        if piece.plain and salutation_language(text, piece):
            piece.make(Kind.SALUTATION)


def salutation_language(text: str, piece: Piece) -> str:
    """Return the language in which ``piece`` salutes; blank when it does not."""
    if piece.end - piece.start > _LONGEST_SALUTATION:
        return ""
    words = text[piece.start : piece.end]
    if not _SALUTED.match(words):
        return ""
    return next((tag for tag, pattern in _SALUTATION.items() if pattern.match(words)), "")


def datelines(text: str, pieces: Sequence[Piece]) -> None:
    """Find place and date near the top or under a heading."""
    near = _NEAR_TOP
    for piece in pieces:
        near = _NEAR_TOP if piece.kind is Kind.HEADING else near - 1
        if near < 0 or not piece.plain:
            continue
        if is_dateline(text[piece.start : piece.end]):
            piece.make(Kind.DATELINE)


def is_dateline(words: str) -> bool:
    """Tell whether ``words`` are nothing but places, a date and perhaps a time."""
    if len(words) > _LONGEST_DATELINE:
        return False
    return _DATELINE.match(" ".join(words.split())) is not None
