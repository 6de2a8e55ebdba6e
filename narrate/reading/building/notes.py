"""Marks and texts of notes, tied when the page is complete."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Block, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.model.span import Place


@dataclass(slots=True)
class NoteText:
    """A note's own blocks as they grow."""

    number: str
    blocks: list[Block] = field(default_factory=list)


class NoteMark(NamedTuple):
    """A mark in the text."""

    number: str
    target: str
    """Identity of its note."""
    place: Place


def places_of(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the place of each block by its ``id()``: two blocks may be equal."""
    return {id(block): place for place, block in enumerate(blocks)}


def tied(
    marks: Sequence[NoteMark], texts: Mapping[str, NoteText], index: Mapping[int, int]
) -> tuple[Note, ...]:
    """Return the notes in order of their marks, then those without a mark.

    Of several marks of one note, the first has its text. ``index`` gives the place of a block in
    the document by its ``id()``.
    """
    return tuple(_tied(marks, texts, index))


def _tied(
    marks: Sequence[NoteMark], texts: Mapping[str, NoteText], index: Mapping[int, int]
) -> Iterator[Note]:
    used: set[int] = set()
    for number, target, place in marks:
        text = texts.get(target)
        fresh = text is not None and id(text) not in used
        used.add(id(text))
        blocks = tuple(index[id(block)] for block in text.blocks) if text and fresh else ()
        yield Note(number=number or (text.number if text else ""), mark=place, blocks=blocks)
    for text in texts.values():
        if text.blocks and id(text) not in used:
            used.add(id(text))
            blocks = tuple(index[id(block)] for block in text.blocks)
            yield Note(number=text.number, mark=None, blocks=blocks)


def numbered(blocks: list[Block], notes: Sequence[Note]) -> tuple[Block, ...]:
    """Return ``blocks``, the first of each note with its number where the source gave it none."""
    for note in notes:
        first = note.blocks[0] if note.blocks else -1
        if first >= 0 and note.number and not blocks[first].number:
            blocks[first] = replace(blocks[first], number=note.number)
    return tuple(blocks)
