"""Note marks and trailing notes, brought to the pieces they stand in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind, Note
from narrate.model.finding import Finding, Severity
from narrate.model.span import Place
from narrate.reading.text.assembly import hand_out
from narrate.reading.text.cuts import Cut
from narrate.reading.text.notes import inline_notes, marks_of, signed_notes, trailing_notes
from narrate.reading.text.notes.trailing import NOTES_HEADING, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.notes import Mark, TrailingNote
    from narrate.reading.text.piece import Piece
    from narrate.reading.text.vocabulary import Vocabulary

MARK = "note-mark"
LABEL = "note-label"


class NoteTexts(NamedTuple):
    """The notes' own texts."""

    notes: list[TrailingNote]
    end: int
    """Where the notes at the end begin; the length of the text when none stand there."""
    expected: int
    """How many notes stand at the end."""
    signs: list[Mark]
    """The marks that are signs, found with their notes."""


class Noted(NamedTuple):
    """What the notes of a text came to."""

    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]


def find_texts(
    text: str, pieces: Sequence[Piece], vocabulary: Vocabulary, *, shown: bool = False
) -> NoteTexts:
    """Find the notes' own texts and make their pieces ``Kind.NOTE``; roles come later.

    ``shown`` says that every mark shows what it is.
    """

    def marks_before(place: int) -> list[int]:
        """Return the numbers of the marks before ``place``."""
        headings = [(piece.start, piece.end) for piece in pieces[:1]]
        marks = marks_of(text[:place], vocabulary, headings, shown=shown)
        return [int(mark.number) for mark in marks if mark.number.isdecimal()]

    paragraphs = [Paragraph(piece.start, piece.end, piece.indent) for piece in pieces]
    trailing = trailing_notes(text, paragraphs, marks_before)
    if trailing:
        _label(text, pieces, trailing)
        return NoteTexts(trailing, trailing[0].start, int(trailing[-1].number), [])
    signed = list(signed_notes(text, paragraphs))
    notes = sorted([*inline_notes(text, paragraphs), *(one.note for one in signed)])
    _label(text, pieces, notes)
    return NoteTexts(notes, len(text), 0, [one.mark for one in signed])


def find_marks(
    text: str,
    pieces: Sequence[Piece],
    texts: NoteTexts,
    vocabulary: Vocabulary,
    *,
    shown: bool = False,
) -> Noted:
    """Cut the note marks out of ``pieces`` and tie them to the ``texts`` of the notes."""
    headings = [(piece.start, piece.end) for piece in pieces if piece.kind is Kind.HEADING]
    figures = marks_of(text[: texts.end], vocabulary, headings, texts.expected, shown=shown)
    marks = _free(pieces, sorted([*figures, *texts.signs]))
    cuts = [Cut(mark.start, mark.end, MARK, number=mark.number) for mark in marks]
    spoken = [piece for piece in pieces if piece.kind is not Kind.NOTE]
    outside = {cut.start for cut in hand_out(spoken, cuts)}
    marks = [mark for mark in marks if mark.start not in outside]
    places = {piece.start: index for index, piece in enumerate(pieces)}
    blocks: dict[str, list[tuple[int, ...]]] = {}
    for note in texts.notes:
        if note.start not in places:
            continue  # it stands in what is left out as a whole, such as a list of contents
        numbered = blocks.setdefault(note.number, [])
        if numbered and note.label_end == note.start:
            numbered[-1] += (places[note.start],)
        else:
            numbered.append((places[note.start],))
    return Noted(tuple(_tied(marks, blocks)), tuple(_doubts(marks, texts.notes)))


def _free(pieces: Sequence[Piece], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that do not overlap a bullet or label which is cut already."""
    taken = sorted((cut.end, cut.start) for piece in pieces for cut in piece.cuts)
    free = []
    for mark in marks:
        index = bisect_right(taken, (mark.start, mark.start))
        if index == len(taken) or taken[index][1] >= mark.end:
            free.append(mark)
    return free


def _label(text: str, pieces: Sequence[Piece], texts: Sequence[TrailingNote]) -> None:
    """Make the pieces of the notes, and a heading above them, ``Kind.NOTE``."""
    by_start = {trailing.start: trailing for trailing in texts}
    for above, piece in zip((None, *pieces), pieces, strict=False):
        trailing = by_start.get(piece.start)
        if trailing is None:
            continue
        if above and NOTES_HEADING.fullmatch(text[above.start : above.end]):
            above.make(Kind.NOTE)
        piece.make(Kind.NOTE, number=trailing.number)
        if trailing.label_end > piece.start:
            piece.cuts.append(Cut(piece.start, trailing.label_end, LABEL))
        if trailing.text_end < piece.end:
            piece.cuts.append(Cut(trailing.text_end, piece.end, LABEL))


def _tied(marks: Sequence[Mark], blocks: dict[str, list[tuple[int, ...]]]) -> list[Note]:
    """Tie every mark to its note, in order of the marks; notes without a mark come last.

    Where numbers begin again, the first mark 1 has the first note 1.
    """
    notes = []
    for mark in marks:
        left = blocks.get(mark.number)
        place = Place(0, mark.start, mark.end)
        notes.append(Note(number=mark.number, mark=place, blocks=left.pop(0) if left else ()))
    notes += [
        Note(number=number, mark=None, blocks=block)
        for number, left in blocks.items()
        for block in left
    ]
    return notes


def _doubts(marks: Sequence[Mark], texts: Sequence[TrailingNote]) -> list[Finding]:
    """Return what an editor should look at: numbers that are missing in the sequence."""
    seen = {mark.number for mark in marks}
    wanted = [trailing.number for trailing in texts]
    if not wanted:
        last = max((int(number) for number in seen if number.isdecimal()), default=0)
        wanted = [str(number) for number in range(1, last + 1)]
    missing = [number for number in wanted if number not in seen]
    if not missing:
        return []
    return [
        Finding(
            id="note-mark-missing",
            message=f"No mark was found in the text for note {', '.join(missing[:10])}.",
            suggestion="Look for a number that is read aloud and should not be.",
            severity=Severity.WARNING if texts else Severity.INFO,
            count=len(missing),
        )
    ]
