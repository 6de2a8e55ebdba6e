"""What transcribers put in brackets: places of pictures, and what they say about their own work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

ILLUSTRATION, TRANSCRIBER = "illustration", "transcriber-note"
_PICTURE = re.compile(
    r"\[\s*(?:illustrations?|frontispiece|abbildung(?:en)?|titelbild|ilustraci[óo]n)"
    r"(?:\s*[:.]\s*(?P<words>\S.*?))?\s*[.:]?\]",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(
    r"[*=_ ]*(?:transcriber(?:[’']?s|s[’'])?|tn|anmerkungen? (?:zur|der) transkription"
    r"|note (?:du|de la) transcript(?:eur|ion))(?:\s+(?:end)?notes?)?[*=_ .:]*",
    re.IGNORECASE,
)
_LAST, _SHARE, _LEAST = 60, 0.1, 3_000
"""How near to the end such a heading stands: pieces, share of the text, characters."""
_NOTE = re.compile(
    r"\[\s*(?:transcriber(?:[’']?s|s[’'])?\s+notes?|editor[’']s note for this e-?book|tn"
    r"|anmerkungen? zur transkription|note (?:du|de la) transcript(?:eur|ion))\b.*\]",
    re.IGNORECASE | re.DOTALL,
)


def _transcribers(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return what transcribers say of their work under a heading at the end of the text."""
    for at in range(max(0, len(pieces) - _LAST), len(pieces)):
        piece = pieces[at]
        near = len(text) - piece.start <= max(_SHARE * len(text), _LEAST)
        if near and _HEADING.fullmatch(text, piece.start, piece.end):
            return pieces[at:]
    return ()


def apparatus(text: str, pieces: list[Piece]) -> list[Cut]:
    """Make descriptions of pictures figures; take out of ``pieces`` what describes nothing."""
    cuts = []
    for piece in pieces:
        if not piece.plain or text[piece.start] != "[":
            continue
        if _NOTE.fullmatch(text, piece.start, piece.end):
            cuts.append(Cut(piece.start, piece.end, TRANSCRIBER))
        elif found := _PICTURE.fullmatch(text, piece.start, piece.end):
            if not found["words"]:
                cuts.append(Cut(piece.start, piece.end, ILLUSTRATION))
                continue
            piece.make(Kind.FIGURE)
            start, end = found.span("words")
            piece.cuts += [
                Cut(piece.start, start, ILLUSTRATION),
                Cut(end, piece.end, ILLUSTRATION),
            ]
    gone = {cut.start for cut in cuts}
    notes = [piece for piece in _transcribers(text, pieces) if piece.start not in gone]
    cuts += (Cut(piece.start, piece.end, TRANSCRIBER) for piece in notes)
    gone |= {piece.start for piece in notes}
    if len(gone) == len(pieces):
        return []
    pieces[:] = [piece for piece in pieces if piece.start not in gone]
    return cuts
