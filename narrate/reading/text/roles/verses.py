"""Verse, addresses, tables of names: short lines that keep their ends."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.text.piece import Piece

_LONGEST_LINE = 70


def verses(pieces: Sequence[Piece]) -> None:
    """Make short lines that stand close together verse, where blank lines part the paragraphs."""
    if 2 * sum(piece.tight for piece in pieces) > len(pieces):
        return
    for stanza in _stanzas(pieces):
        short = all(piece.end - piece.start <= _LONGEST_LINE for piece in stanza)
        if len(stanza) > 1 and short and all(piece.plain for piece in stanza):
            for piece in stanza:
                piece.make(Kind.VERSE)


def _stanzas(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the runs of pieces without a blank line between them."""
    stanza = 0

    def number(piece: Piece) -> int:
        """Count up at every blank line."""
        nonlocal stanza
        stanza += not piece.tight
        return stanza

    return (list(group) for _, group in groupby(pieces, key=number))
