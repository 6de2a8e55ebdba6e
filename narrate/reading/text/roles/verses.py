"""Verse, addresses, tables of names: short lines that keep their ends."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.cuts import Cut
from narrate.reading.text.roles.section_titles import title_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.text.piece import Piece

LINE_NUMBER = "line-number"
_LONGEST_LINE = 70
_FEWEST = 2
_MOST = 0.9
"""Share of a poem's lines that are short, at least."""
_LABEL = re.compile(
    r"(?:cc|bcc|encl|enclosures?|attachments?|[A-Z][\w ]{2,25}):(?:\s|\Z)|/s/\s", re.IGNORECASE
)
"""What begins a line of a memorandum's foot."""
_COLUMNS = re.compile(r"\S\s{2,}\d[\d.,]*\s{2,}\d|\S\s{3,}[£$€]|\A[£$€]\s")
"""What a line of a bill has."""
_NUMBER = re.compile(r"\s{3,}\[?(?P<line>\d{1,4})\]?\Z")
_ROUND = 5
"""Lines of verse are numbered by fives."""


def verses(text: str, pieces: Sequence[Piece]) -> None:
    """Make short lines that stand close together verse, where blank lines part the paragraphs."""
    stanzas = list(_stanzas(pieces))
    if 2 * sum(piece.tight for piece in pieces) > len(pieces) and not _is_poem(stanzas):
        return
    chapter = _title_page_end(pieces)
    for stanza in stanzas:
        short = all(piece.end - piece.start <= _LONGEST_LINE for piece in stanza)
        if (
            len(stanza) < _FEWEST
            or stanza[0].start < chapter
            or not short
            or not all(piece.plain for piece in stanza)
        ):
            continue
        if any(_is_other(text[piece.start : piece.end]) for piece in stanza):
            continue
        for piece in stanza:
            piece.make(Kind.VERSE)
    _numbers(text, pieces)


def _title_page_end(pieces: Sequence[Piece]) -> int:
    """Return where the first chapter begins, if what is before it are lines of a title page."""
    paged = title_page(pieces)
    return pieces[paged].start if paged else 0


def _is_other(line: str) -> bool:
    """Tell whether a line is one of a memorandum's foot, of a bill, or of a dialogue."""
    return bool(_LABEL.match(line) or _COLUMNS.search(line)) or line.startswith("—")


def _is_poem(stanzas: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether a text is all of short lines, with blank lines between its stanzas."""
    lines = [piece.end - piece.start for stanza in stanzas for piece in stanza]
    short = sum(length <= _LONGEST_LINE for length in lines)
    return sum(len(stanza) > 1 for stanza in stanzas) > 1 and short > _MOST * len(lines)


def _numbers(text: str, pieces: Sequence[Piece]) -> None:
    """Cut the numbers of lines away, if every one stands far to the right and is a round one."""
    found = [
        (piece, number)
        for piece in pieces
        if piece.kind is Kind.VERSE and (number := _NUMBER.search(text, piece.start, piece.end))
    ]
    if all(int(number["line"]) % _ROUND == 0 for _, number in found):
        for piece, number in found:
            piece.cuts.append(Cut(*number.span(), LINE_NUMBER))


def _stanzas(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the runs of pieces without a blank line between them."""
    stanza = 0

    def number(piece: Piece) -> int:
        """Count up at every blank line."""
        nonlocal stanza
        stanza += not piece.tight
        return stanza

    return (list(group) for _, group in groupby(pieces, key=number))
