"""The headings of chapters, parts, acts and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.roles.casing import SENTENCE_END, is_capitals, is_title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST = 300
_LONGEST_SUBTITLE = 80
_BARE_NUMBER = 3
"""Words of a chapter number without a title, such as "Chapter the First"."""
_COUNT = (
    r"(?:\d{1,3}|[ivxlcdm]{1,8}|the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|last)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|erstes|zweites|drittes|viertes|fünftes|premier|première|deuxième|primero|primera)"
)
_CHAPTER = re.compile(
    rf"(?:(?P<part>book|part|volume|act|buch|teil|band|livre|partie|tome|acte|libro|parte|tomo|acto)"
    rf"|chapter|chap\.|scene|canto|letter|adventure|stave|essay|lecture|section|story|fit|idyl"
    rf"|kapitel|szene|brief|chapitre|scène|lettre|chant|capítulo|escena|carta|canción)"
    rf"\s+{_COUNT}\b(?P<rest>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_ORDINAL_FIRST = re.compile(
    r"(?:erstes|zweites|drittes|viertes|fünftes|sechstes|siebtes|achtes|neuntes|zehntes"
    r"|\d{1,2}\.)\s+"
    r"(?:kapitel|buch|teil)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_ROMAN = r"(?=[IVXLC])C{0,2}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_NUMERAL = re.compile(rf"{_ROMAN}\.?\d{{0,3}}\Z")
_NUMERAL_AND_CAPITALS = re.compile(rf"(?:{_ROMAN}|\d{{1,3}})[.:]?\s+[^a-zß-öø-ÿ]{{4,}}\Z")
_FRONT = re.compile(
    r"(?:preface|foreword|introduction|prologue|epilogue|conclusion|afterword|dedication|appendix"
    r"|acknowledge?ments|author[’']s note|vorwort|einleitung|nachwort|prolog|epilog|préface"
    r"|avant-propos|prologue|épilogue|prefacio|prólogo|epílogo|introducción)"
    r"(?: [ivx]+|\s\d+)?\.?\Z",
    re.IGNORECASE,
)


def chapter_headings(text: str, pieces: Sequence[Piece]) -> None:
    """Find the headings of chapters, parts, acts and letters.

    A bare numeral opens a chapter only in a text whose chapters have no other name.
    """
    numerals = []
    names = 0
    for piece in pieces:
        if not piece.plain or piece.end - piece.start > _LONGEST:
            continue
        words = text[piece.start : piece.end]
        if opens_chapter(words):
            piece.make(Kind.HEADING, level=1, opens=True)
            names += not (_is_part(words) or _FRONT.match(words))
        elif is_numeral(words):
            numerals.append(piece)
    named = names > 1 or names > len(numerals)
    for piece in numerals:
        piece.make(Kind.HEADING, level=2 if named else 1, opens=not named)
    _subtitles(text, pieces)


def is_numeral(words: str) -> bool:
    """Tell whether ``words`` are a Roman numeral and nothing else."""
    return _NUMERAL.match(words) is not None


def _is_part(words: str) -> bool:
    """Tell whether a heading names a part that holds chapters."""
    found = _CHAPTER.match(words)
    return found is not None and found["part"] is not None


def opens_chapter(words: str) -> bool:
    """Tell whether ``words`` are such as "CHAPTER IV. The Journey" or "Preface"."""
    if not words[:1].isalnum():
        return False
    found = _CHAPTER.match(words) or _ORDINAL_FIRST.match(words)
    if found is None:
        return bool(_FRONT.match(words) or _NUMERAL_AND_CAPITALS.match(words))
    rest = (found.groupdict().get("rest") or "").strip()
    if not rest or words[: len(words) - len(rest)].isupper():
        return True
    if rest[0] in ".:—–-" and len(rest) > 1:
        rest = rest[1:].strip()
        return not rest or not rest[0].islower()
    return rest in {".", ":"} or (rest[0].isupper() and not rest.endswith(SENTENCE_END))


def _subtitles(text: str, pieces: Sequence[Piece]) -> None:
    """Make a line in capitals or title case directly under a bare chapter number its title."""
    for index in range(1, len(pieces) - 1):
        piece, above = pieces[index], pieces[index - 1]
        short = piece.end - piece.start <= _LONGEST_SUBTITLE
        if not (above.opens and piece.plain and short):
            continue
        if len(text[above.start : above.end].split()) > _BARE_NUMBER:
            continue
        words = text[piece.start : piece.end]
        if is_capitals(words) or (is_title_case(words) and not words.endswith(SENTENCE_END)):
            piece.make(Kind.HEADING, level=2)
