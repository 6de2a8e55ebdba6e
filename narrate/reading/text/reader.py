"""The reader of plain text, on one screen."""

from __future__ import annotations

from narrate.model.document import Document
from narrate.reading.decoding import EmptySource, decode
from narrate.reading.sanitising import findings, unspeakable
from narrate.reading.text.assembly import block_of, hand_out, omissions_of
from narrate.reading.text.boilerplate import body_of
from narrate.reading.text.chapters import chapters_of, name_title
from narrate.reading.text.cuts import Cut
from narrate.reading.text.emphasis import emphasis
from narrate.reading.text.joints import cuts
from narrate.reading.text.layout import paragraphs
from narrate.reading.text.lines import lines_of
from narrate.reading.text.metadata import metadata_of
from narrate.reading.text.noting import find_marks, find_texts
from narrate.reading.text.page_marks import page_marks
from narrate.reading.text.piece import Piece
from narrate.reading.text.roles import give_roles
from narrate.reading.text.vocabulary import Vocabulary


def read(data: bytes, name: str) -> Document:
    """Return the document a plain text is.

    Raises ``SourceError`` when there is nothing to read or the bytes are no text.
    """
    decoded = decode(data, name)
    text = decoded.text
    vocabulary = Vocabulary(text)
    body = body_of(text, lines_of(text))
    pieces = [Piece.of(text, lines) for lines in paragraphs(text, body.lines)]
    notes = find_texts(text, pieces, vocabulary)
    outside = [*body.outside, *give_roles(text, pieces)]
    noted = find_marks(text, pieces, notes, vocabulary)
    for piece in pieces:
        piece.cuts += cuts(text, piece.start, piece.end, vocabulary)
        piece.cuts += emphasis(text, piece.start, piece.end)
    odd = list(unspeakable(text))
    outside += hand_out(pieces, page_marks(text))
    outside += hand_out(pieces, (Cut(*run) for run in odd))
    metadata = metadata_of(text, pieces, body.fields, name_title(name))
    if not pieces:
        raise EmptySource(f"{name} has nothing in it to be read aloud", "a file with text in it")
    return Document(
        name=name,
        format="text",
        nodes=(text,),
        blocks=tuple(block_of(text, piece) for piece in pieces),
        chapters=chapters_of(text, pieces, metadata.title),
        notes=noted.notes,
        omissions=tuple(omissions_of(len(text), pieces, outside)),
        metadata=metadata,
        findings=(*decoded.findings, *findings(text, odd), *noted.findings),
    )
