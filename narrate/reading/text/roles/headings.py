"""Titles: of the document, of its chapters, of sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST_TITLE = 300
_LONGEST_PLAIN_TITLE = 120
_LONGEST_SECTION = 80
_SHORT_WORD = 3
"""Letters of articles and prepositions, which titles leave in lower case."""
_BARE_NUMBER = 3
"""Words of a chapter number without a title, such as "Chapter the First"."""
_SECTION_WORDS = 10
_PARAGRAPH = 100
"""Characters that make a piece below a title a paragraph rather than a line."""

_NUMBERED_TITLE = re.compile(r"(?P<number>\d{1,4}[a-z]?)\.\s+(?=[\"“]?[^\W\d_])")
_CAPITALS = re.compile(r"[^a-zß-öø-ÿ]*[^\W\d_a-zß-öø-ÿ]{2}[^a-zß-öø-ÿ]*\Z")
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
_SENTENCE_END = ".!?:;,"


def title(text: str, pieces: Sequence[Piece]) -> None:
    """Find the title of the document: a numbered one, or a short line above everything."""
    if not pieces:
        return
    first = pieces[0]
    words = text[first.start : first.end]
    bare = words.rstrip("0123456789")
    numbered = _NUMBERED_TITLE.match(words)
    ends = bare.endswith(tuple(_SENTENCE_END)) and not bare.isupper()
    if (
        numbered
        and len(words) <= _LONGEST_TITLE
        and not ends
        and _is_title_like(bare, numbered.end())
    ):
        first.make(Kind.HEADING, level=1, number=numbered["number"], opens=True)
    elif not numbered and len(pieces) > 1 and _is_plain_title(words, bare, ends=ends):
        first.make(Kind.HEADING, level=1, opens=True)


def _is_title_like(words: str, start: int) -> bool:
    """Tell whether most long words of a title begin with capitals, as in "Letter From"."""
    long = [word for word in words[start:].split() if len(word) > _SHORT_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long)
    return bool(long) and 2 * capital >= len(long)


def _is_plain_title(words: str, bare: str, *, ends: bool) -> bool:
    """Tell whether the first piece, which has no number, is a title."""
    if len(words) > _LONGEST_PLAIN_TITLE or ends or bare[:1] in "\"“‘«„'([-–—•*":
        return False
    return _is_title_like(bare, 0) or bool(_CAPITALS.match(bare))


def chapter_headings(text: str, pieces: Sequence[Piece]) -> None:
    """Find the headings of chapters, parts, acts and letters.

    A bare numeral opens a chapter only in a text whose chapters have no other name.
    """
    numerals = []
    named = False
    for piece in pieces:
        if not piece.plain or piece.end - piece.start > _LONGEST_TITLE:
            continue
        words = text[piece.start : piece.end]
        if _opens_chapter(words):
            piece.make(Kind.HEADING, level=1, opens=True)
            named = named or not _is_part(words)
        elif _NUMERAL.match(words):
            numerals.append(piece)
    for piece in numerals:
        piece.make(Kind.HEADING, level=2 if named else 1, opens=not named)
    _subtitles(text, pieces)


def _is_part(words: str) -> bool:
    """Tell whether a heading names a part that holds chapters."""
    found = _CHAPTER.match(words)
    return found is not None and found["part"] is not None


def _opens_chapter(words: str) -> bool:
    """Tell whether ``words`` are such as "CHAPTER IV. The Journey" or "Preface"."""
    found = _CHAPTER.match(words) or _ORDINAL_FIRST.match(words)
    if found is None:
        return bool(_FRONT.match(words) or _NUMERAL_AND_CAPITALS.match(words))
    rest = (found.groupdict().get("rest") or "").strip()
    if not rest or words[: len(words) - len(rest)].isupper():
        return True
    if rest[0] in ".:—–-" and len(rest) > 1:
        rest = rest[1:].strip()
        return not rest or not rest[0].islower()
    return rest in {".", ":"} or (rest[0].isupper() and not rest.endswith(tuple(".!?;,")))


def _subtitles(text: str, pieces: Sequence[Piece]) -> None:
    """Make a line in capitals or title case directly under a bare chapter number its title."""
    for index in range(1, len(pieces) - 1):
        piece, above = pieces[index], pieces[index - 1]
        words = text[piece.start : piece.end]
        bare = len(text[above.start : above.end].split()) <= _BARE_NUMBER
        if not (above.opens and bare and piece.plain and len(words) <= _LONGEST_SECTION):
            continue
        caps = bool(_CAPITALS.match(words))
        titled = _is_title_like(words, 0) and not words.endswith(tuple(".!?;:,"))
        if caps or titled:
            piece.make(Kind.HEADING, level=2)


def section_titles(text: str, pieces: Sequence[Piece]) -> None:
    """Find bare lines in capitals, and lines in title case between whole paragraphs."""
    for index, piece in enumerate(pieces[:-1]):
        length = piece.end - piece.start
        if not piece.plain or length > _LONGEST_SECTION:
            continue
        words = text[piece.start : piece.end]
        if words.endswith(tuple(_SENTENCE_END)) or words[0] in "\"“‘«„'([—–":
            continue
        below = pieces[index + 1]
        if _CAPITALS.match(words) and 2 * sum(map(str.isalpha, words)) > length:
            if below.plain or below.kind in {Kind.LIST_ITEM, Kind.HEADING}:
                piece.make(Kind.HEADING, level=2)
        elif index and _between_paragraphs(text, pieces[index - 1], below) and _is_section(words):
            piece.make(Kind.HEADING, level=2)


def _between_paragraphs(text: str, above: Piece, below: Piece) -> bool:
    """Tell whether a whole paragraph stands below and something finished above."""
    finished = above.kind is not Kind.PARAGRAPH or text[above.end - 1] in '.!?"”’)]0123456789'
    whole = below.plain and below.end - below.start > _PARAGRAPH
    return finished and whole and not text[below.start].islower()


def _is_section(words: str) -> bool:
    """Tell whether ``words`` are set like the title of a section."""
    return len(words.split()) <= _SECTION_WORDS and _is_title_like(words, 0)
