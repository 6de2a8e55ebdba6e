"""The reader of plain text, on one screen."""

from __future__ import annotations

import re

from narrate.model.document import Chapter, Document, Kind, Metadata
from narrate.reading.decoding import decode
from narrate.reading.text.assembly import block_of, omissions_of
from narrate.reading.text.cuts import Cut
from narrate.reading.text.layout import paragraphs
from narrate.reading.text.lines import lines_of
from narrate.reading.text.piece import Piece

_TITLE = re.compile(r"(\d{1,4})\.\s+[A-Z]")
_SALUTATION = re.compile(r"(?:My )?Dear\b.{1,60}[:,]\Z", re.IGNORECASE)
_NOTE_MARK = re.compile(r"(?<=[a-z]{2})(?:[.,;:!?]|[)”’\"]){0,2}?(\d{1,3})(?=[\s.,;:!?)]|\Z)")


def read(data: bytes, name: str) -> Document:
    """Return the document a plain text is.

    Raises ``SourceError`` when there is nothing to read or the bytes are no text.
    """
    decoded = decode(data, name)
    text = decoded.text
    pieces = []
    for lines in paragraphs(text, lines_of(text)):
        piece = Piece(lines[0].start, lines[-1].end)
        piece.cuts += [
            Cut(upper.end, lower.start, "line-end", " ")
            for upper, lower in zip(lines, lines[1:], strict=False)
        ]
        piece.cuts += [
            Cut(*mark.span(1), "note-mark", number=mark[1])
            for mark in _NOTE_MARK.finditer(text, piece.start, piece.end)
        ]
        pieces.append(piece)
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece is pieces[0] and (title := _TITLE.match(words)):
            piece.kind, piece.level, piece.number = Kind.HEADING, 1, title[1]
        elif _SALUTATION.match(words):
            piece.kind = Kind.SALUTATION
    first = pieces[0]
    title = text[first.start : first.end]
    title = re.sub(r"^\d+\.\s+|(?<=[a-z])\d+$", "", title) if first.level else name
    return Document(
        name=name,
        format="text",
        nodes=(text,),
        blocks=tuple(block_of(piece) for piece in pieces),
        chapters=(Chapter(id="c1", title=title, first_block=0),),
        omissions=tuple(omissions_of(len(text), pieces, ())),
        metadata=Metadata(title=title, number=first.number),
        findings=decoded.findings,
    )
