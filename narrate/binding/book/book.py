"""A document with its sound, section by section."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from narrate.binding.book.fragments import ANNOUNCEMENT, Fragment, Highlight, fragments
from narrate.binding.book.inline import Inline, Mark, Sound
from narrate.binding.book.places import Places
from narrate.binding.book.sections import Item, Section, Told, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from narrate.binding.book.tracks import Track
    from narrate.binding.timed import TimedSegment
    from narrate.model.document import Document
    from narrate.model.script import Change
    from narrate.model.span import Place

_Value = TypeVar("_Value")


class Filled(NamedTuple):
    """A section with everything that is heard in it."""

    section: Section
    track: Track | None
    """The audio of its chapter; ``None`` where nothing of it is heard."""
    fragments: list[Fragment]
    """In the order they are heard."""
    of_block: dict[int, list[tuple[str, int]]]
    """Id and offset of the fragments of each block, sorted by offset."""
    announced: dict[str, list[Fragment]]
    """The fragments of the announcements in it, by the announcement's id."""

    @property
    def samples(self) -> int:
        """How long it is heard, in samples of its track."""
        return self.fragments[-1].end - self.fragments[0].start if self.fragments else 0


class Book:
    """Knows where everything stands; reads what is heard as a stream, as often as it is asked."""

    def __init__(
        self,
        document: Document,
        heard: Callable[[], Iterator[TimedSegment]],
        tracks: Sequence[Track],
        *,
        highlight: Highlight = Highlight.SENTENCE,
        changes: Iterable[Change] = (),
        whole: bool = True,
    ) -> None:
        """Go once through what is heard and decide the sections.

        Args:
            document: The text.
            heard: Starts a pass over all segments, in the order they are heard.
            tracks: The audio of each chapter that is heard.
            highlight: How large a fragment is.
            changes: What is said differently; those with a pronunciation are carried into the text.
            whole: Whether what is silent is shown as well.
        """
        self.document = document
        self.tracks = {one.chapter: one for one in tracks}
        self.highlight = highlight
        self._heard = heard
        self._places = Places(document)
        self.note_of = {
            block: index for index, note in enumerate(document.notes) for block in note.blocks
        }
        """Which note a block is of."""
        self._marks = _by_block(
            self._places,
            ((note.mark, index) for index, note in enumerate(document.notes) if note.mark),
        )
        self._sounds = _by_block(self._places, ((one.place, one.ipa) for one in changes if one.ipa))
        told = list(self._told())
        self.sections = sections(document, told, whole=whole)
        shown = {item for section in self.sections for item in section.items}
        self.all_heard = shown == {one.item for one in told}
        """Whether every block that is shown has its sound."""
        self.home = {item.block: section for section in self.sections for item in section.items}
        """Which section a block stands in."""

    def filled(self) -> Iterator[Filled]:
        """Yield every section with its fragments, one at a time."""
        stream = fragments(self._heard(), self._places, self.tracks, self.highlight)
        grouped = groupby(stream, key=self._section_of())
        following = next(grouped, None)
        for section in self.sections:
            found: list[Fragment] = []
            if following is not None and following[0] == section.number:
                found = list(following[1])
                following = next(grouped, None)
            yield self._fill(section, found)

    def marked_in(self, note: int) -> Section | None:
        """Return the section in which the mark of a note stands."""
        mark = self.document.notes[note].mark if note >= 0 else None
        position = self._places.start(mark) if mark else None
        return self.home.get(position.block) if position else None

    def inline(self, block: int, fragments_: Sequence[tuple[str, int]]) -> Inline:
        """Return the means to cut a block."""
        one = self.document.blocks[block]
        return Inline(
            one,
            self.document.text_of(one),
            fragments=fragments_,
            marks=[Mark(value, start, end) for start, end, value in self._marks.get(block, ())],
            sounds=[Sound(start, end, value) for start, end, value in self._sounds.get(block, ())],
        )

    def _fill(self, section: Section, found: list[Fragment]) -> Filled:
        of_block: dict[int, list[tuple[str, int]]] = {}
        for one in found:
            if one.block != ANNOUNCEMENT:
                of_block.setdefault(one.block, []).append((one.id, one.offset))
        for rows in of_block.values():
            rows.sort(key=lambda row: row[1])
        announced: dict[str, list[Fragment]] = {}
        for one in found:
            if one.block == ANNOUNCEMENT:
                announced.setdefault(one.said, []).append(one)
        track = self.tracks[found[0].chapter] if found else None
        return Filled(section, track, found, of_block, announced)

    def _told(self) -> Iterator[Told]:
        numbers = {one.id: index for index, one in enumerate(self.document.chapters)}
        for one in self._heard():
            item = Item(one.block, one.paragraph if one.block == ANNOUNCEMENT else "")
            yield Told(numbers[one.chapter], item)

    def _section_of(self) -> Callable[[Fragment], int]:
        numbers = {
            (item.block, item.said): section.number
            for section in self.sections
            for item in section.items
        }
        return lambda one: numbers[one.block, one.said]


def _by_block(
    places: Places, rows: Iterable[tuple[Place, _Value]]
) -> dict[int, list[tuple[int, int, _Value]]]:
    """Sort values tied to places by the blocks they stand in, with offsets in those."""
    found: dict[int, list[tuple[int, int, _Value]]] = {}
    for place, value in rows:
        position = places.start(place)
        if position is not None:
            end = position.offset + place.end - place.start
            found.setdefault(position.block, []).append((position.offset, end, value))
    for one in found.values():
        one.sort(key=lambda row: row[:2])
    return found
