"""Where the notes of a document are heard: not at all, beside their marks, or at the end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.language import primary
from narrate.model.policy import Notes
from narrate.model.script import Pause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Document, Note
    from narrate.model.script import Paragraph

_WORDS = {
    "da": "Note",
    "de": "Anmerkung",
    "en": "Note",
    "es": "Nota",
    "fr": "Note",
    "it": "Nota",
    "nl": "Noot",
    "no": "Note",
    "pl": "Przypis",
    "pt": "Nota",
    "ru": "Примечание",
    "sv": "Not",
}
_BESIDE = {Notes.SENTENCE, Notes.PARAGRAPH, Notes.ANNOUNCED}


class NotePlaces:
    """Which notes are heard after which block, and which at the end."""

    def __init__(self, document: Document, policy: Notes) -> None:
        """Sort the notes of ``document`` by ``policy``."""
        self.policy = policy
        self._beside: dict[int, list[Note]] = {}
        self.at_end: tuple[int, ...] = ()
        """Indices of the note blocks that are heard after everything else."""
        placed: set[int] = set()
        if policy in _BESIDE:
            hosts = _Hosts(document)
            for note in document.notes:
                host = hosts.of(note)
                if host is not None:
                    self._beside.setdefault(host, []).append(note)
                    placed.update(note.blocks)
        if policy not in (Notes.SILENT, Notes.ANNOUNCED):
            self.at_end = tuple(
                index
                for index, block in enumerate(document.blocks)
                if block.kind is Kind.NOTE
                and index not in placed
                and not (policy in _BESIDE and block.level)  # a heading over notes heard elsewhere
            )

    def beside(self, index: int) -> Sequence[Note]:
        """Return the notes that are heard with block ``index``, in the order of their marks."""
        return self._beside.get(index, ())


class _Hosts:
    """Finds the block a note's mark stands in."""

    def __init__(self, document: Document) -> None:
        self._places = sorted(
            (place, index)
            for index, block in enumerate(document.blocks)
            if block.kind is not Kind.NOTE
            for place in block.places
        )

    def of(self, note: Note) -> int | None:
        if note.mark is None:
            return None
        node, start, end = note.mark
        after = bisect_right(self._places, (node, start), key=lambda row: row[0][:2])
        if not after:
            return None
        place, index = self._places[after - 1]
        return index if place.node == node and end <= place.end else None


def split_at_notes(paragraph: Paragraph, notes: Sequence[Note]) -> Iterator[Paragraph | Note]:
    """Yield ``paragraph`` in pieces, each note after the sentence its mark stands in."""
    segments = paragraph.segments
    waiting = list(notes)
    first = part = 0
    for at, segment in enumerate(segments):
        last = at == len(segments) - 1
        if not last and (segment.pause is not Pause.SENTENCE or not waiting):
            continue
        following = None if last else segments[at + 1].span
        due = [n for n in waiting if last or (n.mark and following and n.mark < following)]
        if due or last:
            identity = paragraph.id if not part else f"{paragraph.id}-{part + 1}"
            yield replace(paragraph, id=identity, segments=segments[first : at + 1])
            yield from due
            waiting = [n for n in waiting if n not in due]
            first, part = at + 1, part + 1


def announcement_of(note: Note, lang: str) -> str:
    """Return the line that announces a note by its number alone."""
    word = _WORDS.get(primary(lang), _WORDS["en"])
    return f"{word} {note.number}."
