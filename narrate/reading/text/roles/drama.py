"""Plays in plain text: who speaks, what is said, what is done."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEECH = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’&-]{1,30}?)"
    r"(?P<manner>\s*(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\]))?"
    r"(?P<stop>[.:](?:\s?[—–]|--)?|(?=\n))(?P<gap>\s+(?=\S)|\Z)"
)
_STAGE = re.compile(
    r"[(\[][^()\[\]]*[)\]][.]?"
    r"|(?:(?:re-)?enter|exit|exeunt|curtain|(?:the )?curtain (?:falls|rises)|scene:)\b.{0,300}",
    re.IGNORECASE | re.DOTALL,
)
_SPEECHES, _EACH, _SPEAKERS = 6, 2, 2
"""How often somebody speaks in a play, how often each does, and how many there are, at least."""
_SHARE = 0.25
"""Share of a play's paragraphs that are speeches, at least."""


def drama(text: str, pieces: list[Piece]) -> None:
    """Part the speeches of a play into speaker and words, and find its stage directions."""
    found = [(piece, _speech(text, piece)) for piece in pieces]
    counts = Counter(speech["name"].strip() for _, speech in found if speech)
    names = {name for name, count in counts.items() if count >= _EACH and not name.isspace()}
    speeches = sum(counts[name] for name in names)
    plain = sum(piece.plain for piece in pieces)
    if len(names) < _SPEAKERS or speeches < max(_SPEECHES, _SHARE * plain):
        return
    parted: list[Piece] = []
    for piece, speech in found:
        if speech and speech["name"].strip() in counts:
            parted += _parted(piece, speech)
            continue
        if piece.plain and _STAGE.fullmatch(text, piece.start, piece.end):
            piece.make(Kind.STAGE)
        parted.append(piece)
    pieces[:] = parted


def _speech(text: str, piece: Piece) -> re.Match[str] | None:
    """Return how a speech begins; ``None`` where ``piece`` is none."""
    return _SPEECH.match(text, piece.start, piece.end) if piece.plain else None


def _parted(piece: Piece, speech: re.Match[str]) -> Iterator[Piece]:
    """Yield the name, how it is said, and what is said."""
    end = speech.end("stop")
    if speech["manner"]:
        at = speech.end("name")
        yield _role(piece, speech.start(), at, Kind.SPEAKER)
        first = at + len(speech["manner"]) - len(speech["manner"].lstrip())
        yield _role(piece, first, end, Kind.STAGE)
    else:
        yield _role(piece, speech.start(), end, Kind.SPEAKER)
    if speech.end() < piece.end:
        yield Piece(speech.end(), piece.end, piece.indent, tight=True)


def _role(piece: Piece, start: int, end: int, kind: Kind) -> Piece:
    return Piece(start, end, piece.indent, kind=kind, tight=piece.tight)
