"""The reader of plain text, on one screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.model.document import Document, Kind
from narrate.reading.dashes import RULE as DASH
from narrate.reading.dashes import typed_dashes
from narrate.reading.decoding import EmptySource, decode
from narrate.reading.sanitising import findings, unspeakable
from narrate.reading.text.assembly import block_of, hand_out, omissions_of
from narrate.reading.text.boilerplate import body_of
from narrate.reading.text.chapters import chapters_of, name_title
from narrate.reading.text.cuts import Cut
from narrate.reading.text.emphasis import emphasise, has_signs
from narrate.reading.text.header import header_of
from narrate.reading.text.joints import cuts
from narrate.reading.text.layout import Paragraph, paragraphs
from narrate.reading.text.lines import lines_of
from narrate.reading.text.metadata import metadata_of
from narrate.reading.text.noting import find_marks, find_texts
from narrate.reading.text.page_marks import page_marks
from narrate.reading.text.piece import Piece
from narrate.reading.text.roles import give_roles
from narrate.reading.text.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from narrate.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text whose paragraphs are known."""

    text: str
    paragraphs: Sequence[Paragraph]
    outside: Sequence[Cut] = ()
    """What is no part of the work, by rule."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the header of a library or an e-mail says."""
    levels: Mapping[int, int] = field(default_factory=dict)
    """Levels of the paragraphs that are known to be headings, by where they start."""
    opening: Collection[int] = ()
    """Levels of headings that open chapters."""
    marks_shown: bool = False
    """Whether every note mark shows what it is (a raised figure), so that none is guessed."""


def read(data: bytes, name: str) -> Document:
    """Return the document a plain text is.

    Raises ``SourceError`` when there is nothing to read or the bytes are no text.
    """
    decoded = decode(data, name)
    return document_of(page_of(decoded.text), name, "text", decoded.findings)


def page_of(text: str) -> Page:
    """Return the paragraphs of a text, and what stands around them."""
    lines = lines_of(text)
    if (header := header_of(text, lines)) is not None:
        return Page(
            text=text,
            paragraphs=list(paragraphs(text, header.lines)),
            outside=header.outside,
            fields=header.fields,
            levels={header.heading: 1},
            opening=(1,),
        )
    body = body_of(text, lines)
    return Page(
        text=text,
        paragraphs=list(paragraphs(text, body.lines)),
        outside=body.outside,
        fields=body.fields,
    )


def document_of(
    page: Page,
    name: str,
    format: str,  # noqa: A002 - as in Document
    doubts: Sequence[Finding] = (),
) -> Document:
    """Return what a text says: its roles, its notes, its words put together again.

    Args:
        page: The text and its paragraphs.
        name: Of the source, for messages.
        format: Name of the reader.
        doubts: What was found before.

    Raises:
        EmptySource: there is nothing to be read aloud.
    """
    text = page.text
    vocabulary = Vocabulary(text)
    pieces = [Piece.of(text, lines) for lines in page.paragraphs]
    for piece in pieces:
        if level := page.levels.get(piece.start):
            piece.make(Kind.HEADING, level=level, opens=level in page.opening)
            piece.complete = True
    notes = find_texts(text, pieces, vocabulary, shown=page.marks_shown)
    outside = [*page.outside, *give_roles(text, pieces)]
    noted = find_marks(text, pieces, notes, vocabulary, shown=page.marks_shown)
    signed = has_signs(text)
    for piece in pieces:
        start, end = piece.start, piece.end
        piece.cuts += [Cut(*dash[:2], DASH, dash.meant) for dash in typed_dashes(text, start, end)]
        piece.cuts += cuts(text, start, end, vocabulary)
        if signed:
            emphasise(text, piece)
    odd = list(unspeakable(text))
    outside += hand_out(pieces, page_marks(text))
    outside += hand_out(pieces, (Cut(*run) for run in odd))
    metadata = metadata_of(text, pieces, page.fields, name_title(name))
    if not pieces:
        raise EmptySource(f"{name} has nothing in it to be read aloud", "a file with text in it")
    return Document(
        name=name,
        format=format,
        nodes=(text,),
        chapters=chapters_of(text, pieces, metadata.title),
        blocks=tuple(block_of(text, piece) for piece in pieces),
        notes=noted.notes,
        omissions=tuple(omissions_of(len(text), pieces, outside)),
        metadata=metadata,
        findings=(*doubts, *findings(text, odd), *noted.findings),
    )
