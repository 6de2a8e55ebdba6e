"""Titles of sections: bare lines between the paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.roles.casing import SENTENCE_END, is_capitals, is_title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST = 80
_WORDS = 10
_PARAGRAPH = 100
"""Characters that make a piece below a title a paragraph rather than a line."""
_LINES = 4
"""Lines of a title page at least."""
_NO_TITLE = frozenset("\"“‘«„'([—–")


def section_titles(text: str, pieces: Sequence[Piece]) -> None:
    """Find bare lines in capitals, and lines in title case between whole paragraphs."""
    paged = title_page(pieces)
    for index, piece in enumerate(pieces[:-1]):
        length = piece.end - piece.start
        if not piece.plain or length > _LONGEST or index < paged:
            continue
        words = text[piece.start : piece.end]
        if words.endswith(SENTENCE_END) or words[0] in _NO_TITLE:
            continue
        below = pieces[index + 1]
        if is_capitals(words) and 2 * sum(map(str.isalpha, words)) > length:
            if below.plain or below.kind in {Kind.LIST_ITEM, Kind.HEADING}:
                piece.make(Kind.HEADING, level=2)
        elif index and _between_paragraphs(text, pieces[index - 1], below) and _is_section(words):
            piece.make(Kind.HEADING, level=2)


def title_page(pieces: Sequence[Piece]) -> int:
    """Return how many lines at the top are a title page: short, before the first chapter."""
    chapters = [at for at, piece in enumerate(pieces) if piece.opens and not piece.titles]
    if not chapters:
        return 0
    page = pieces[: chapters[0]]
    short = all(piece.end - piece.start <= _PARAGRAPH for piece in page)
    return chapters[0] if short and len(page) >= _LINES else 0


def _between_paragraphs(text: str, above: Piece, below: Piece) -> bool:
    """Tell whether a whole paragraph stands below and something finished above."""
    finished = above.kind is not Kind.PARAGRAPH or text[above.end - 1] in '.!?"”’)]0123456789'
    whole = below.plain and below.end - below.start > _PARAGRAPH
    return finished and whole and not text[below.start].islower()


def _is_section(words: str) -> bool:
    """Tell whether ``words`` are set like the title of a section."""
    return len(words.split()) <= _WORDS and is_title_case(words)
