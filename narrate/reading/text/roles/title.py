"""The title of the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.roles.casing import SENTENCE_END, is_capitals, is_title_case
from narrate.reading.text.roles.chapter_headings import is_numeral, opens_chapter
from narrate.reading.text.roles.openings import is_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST_NUMBERED = 300
_LONGEST = 120
_NUMBERED = re.compile(r"(?P<number>\d{1,4}[a-z]?)\.\s+(?=[\"“]?[^\W\d_])")
_NO_TITLE = frozenset("\"“‘«„'([-–—•*")
"""What dialogue, brackets and list items begin with."""


def title(text: str, pieces: Sequence[Piece]) -> None:
    """Find a numbered title ("29. Letter From …"), or a short line above everything."""
    first = next((piece for piece in pieces if piece.kind is not Kind.FIGURE), pieces[0])
    if not first.plain:
        return
    words = text[first.start : first.end]
    bare = words.rstrip("0123456789")
    if bare.endswith(SENTENCE_END) and not bare.isupper():
        return
    if numbered := _NUMBERED.match(words):
        if len(words) <= _LONGEST_NUMBERED and is_title_case(bare[numbered.end() :]):
            first.make(Kind.HEADING, level=1, number=numbered["number"], opens=True)
            first.titles = True
    elif len(pieces) > 1 and _is_title(words, bare):
        first.make(Kind.HEADING, level=1, opens=True)
        first.titles = True


def _is_title(words: str, bare: str) -> bool:
    """Tell whether the first piece, which has no number, is a title."""
    if len(words) > _LONGEST or bare[:1] in _NO_TITLE or bare[-1:] == "-" or is_dateline(words):
        return False
    return (
        (is_title_case(bare) or is_capitals(bare))
        and not opens_chapter(words)
        and not is_numeral(words)
    )
