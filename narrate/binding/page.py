"""The page as it is heard: blocks, sentences and words with their times, and marks of notes.

Everything that shows text and time together (player, transcripts, cues) is made from this one
view. It is a stream: the words of a ten-hour edition are never held in memory together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind
from narrate.model.script import WITHIN_SENTENCE
from narrate.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.binding.timed import TimedSegment
    from narrate.model.document import Block, Document, Emphasis
    from narrate.model.span import Place


class Breath(NamedTuple):
    """A stretch of a sentence that is said in one breath."""

    text: Span
    """In code points of the sentence's text."""
    start: int
    end: int
    """Samples at ``CANONICAL_RATE_HZ`` from the first sample of the audio."""
    lang: str
    """BCP 47 tag."""


class HeardWord(NamedTuple):
    """A word, and when it begins."""

    text: Span
    """In code points of the sentence's text."""
    start: int
    """Sample at ``CANONICAL_RATE_HZ``."""


class NoteMark(NamedTuple):
    """Where the mark of a note stands."""

    at: int
    """In code points of the sentence's text: it stands before that character."""
    note: int
    """Index into ``Document.notes``."""


class Standout(NamedTuple):
    """Words that stand out on the page."""

    text: Span
    """In code points of the sentence's text."""
    emphasis: Emphasis


class Sentence(NamedTuple):
    """What is highlighted and skipped together."""

    text: str
    """As it stands on the page, white space collapsed, marks of notes and pages gone."""
    breaths: tuple[Breath, ...]
    words: tuple[HeardWord, ...]
    notes: tuple[NoteMark, ...] = ()
    emphases: tuple[Standout, ...] = ()
    """Those of one emphasis are in order and do not overlap."""
    cell: int = -1
    """Of a table row: index into ``Block.cells``; a sentence never goes over the edge of one."""

    @property
    def start(self) -> int:
        """First sample of its sound."""
        return self.breaths[0].start

    @property
    def end(self) -> int:
        """One past the last sample of its sound."""
        return self.breaths[-1].end


class PageBlock(NamedTuple):
    """A paragraph-like unit, as much of it as is heard in one stretch."""

    kind: Kind
    chapter: str
    """Id of its chapter."""
    lang: str
    """BCP 47 tag."""
    level: int
    """For a heading: its level, from 1; otherwise 0."""
    block: Block | None
    """The document's own; ``None`` for an announcement, which stands on no page."""
    sentences: tuple[Sentence, ...]
    """None where it is silent."""
    number: int = -1
    """Of ``block`` in ``Document.blocks``."""

    @property
    def group(self) -> str:
        """Identity of the list, table, poem or quotation it belongs to; blank for none."""
        return self.block.group if self.block else ""


def page_blocks(
    segments: Iterable[TimedSegment], document: Document, *, whole: bool = False
) -> Iterator[PageBlock]:
    """Yield the blocks of an edition in the order in which they are heard.

    Args:
        segments: What is heard.
        document: Where it stands.
        whole: Whether the whole document is heard: then what is silent before the first and after
            the last heard block is shown as well, as it always is between two of them.
    """
    silent = _Silence(document, whole=whole)
    held: list[PageBlock] = []
    for block in _heard(segments, document):
        if block.block is None:
            held.append(block)  # the last lines of an edition stand behind all of the page
            continue
        yield from held
        held = []
        yield from silent.before(block)
        yield block
    yield from silent.rest()
    yield from held


def _heard(segments: Iterable[TimedSegment], document: Document) -> Iterator[PageBlock]:
    marks = _Marks(document)
    for (index, _), rows in groupby(segments, key=lambda one: (_block(one), _identity(one))):
        spoken = list(rows)
        first = spoken[0]
        block = document.blocks[index] if index >= 0 else None
        yield PageBlock(
            kind=first.kind,
            chapter=first.chapter,
            lang=(block.lang if block else "") or first.lang,
            level=first.level,
            block=block,
            sentences=tuple(_sentences(spoken, block, document, marks)),
            number=index,
        )


class _Silence:
    """Says which blocks are silent where; notes have a place of their own."""

    def __init__(self, document: Document, *, whole: bool) -> None:
        self._document = document
        self._whole = whole
        self._next = 0 if whole else -1

    def before(self, block: PageBlock) -> Iterator[PageBlock]:
        """Yield what is silent between the last block that was heard and this one."""
        if block.kind is Kind.NOTE:
            return
        if self._next >= 0:
            yield from self._shown(self._next, block.number)
        self._next = max(self._next, block.number + 1)

    def rest(self) -> Iterator[PageBlock]:
        """Yield what is silent after the last block that was heard."""
        if self._whole and self._next:
            yield from self._shown(self._next, len(self._document.blocks))

    def _shown(self, first: int, end: int) -> Iterator[PageBlock]:
        chapters = self._document.chapters
        for index in range(first, end):
            block = self._document.blocks[index]
            chapter = bisect_right(chapters, index, key=lambda one: one.first_block) - 1
            if block.kind is Kind.NOTE or chapter < 0:
                continue
            if self._document.text_of(block).strip():
                yield PageBlock(
                    kind=block.kind,
                    chapter=chapters[chapter].id,
                    lang=block.lang or self._document.metadata.language,
                    level=block.level,
                    block=block,
                    sentences=(),
                    number=index,
                )


def _block(segment: TimedSegment) -> int:
    # A line that is said in place of a block (of code, say) does not stand on the page.
    return -1 if segment.kind is Kind.ANNOUNCEMENT else segment.block


def _identity(segment: TimedSegment) -> str:
    # A block may be heard as several paragraphs; an announcement has nothing but its paragraph.
    return "" if _block(segment) >= 0 else segment.paragraph


def _sentences(
    segments: Sequence[TimedSegment], block: Block | None, document: Document, marks: _Marks
) -> Iterator[Sentence]:
    text = ""
    breaths: list[Breath] = []
    words: list[HeardWord] = []
    notes: list[NoteMark] = []
    emphases = _Emphases(block)
    for segment, following in zip_longest(segments, segments[1:]):
        offset = len(text)
        text += _as_it_stands(segment, block, document)
        breaths.append(Breath(Span(offset, len(text)), segment.start, segment.end, segment.lang))
        for word in segment.words:
            span = Span(offset + word.text.start, min(offset + word.text.end, len(text)))
            words.append(HeardWord(span, word.start))
            emphases.take(span, word.place)
        if block is not None:
            found = marks.beside(segment, following, block)
            notes.extend(NoteMark(offset + one.at, one.note) for one in found)
        cell = _cell(segment, block)
        ends = segment.pause not in WITHIN_SENTENCE
        if following is None or ends or _cell(following, block) != cell:
            shown = emphases.taken()
            yield Sentence(text, tuple(breaths), tuple(words), tuple(notes), shown, cell)
            text, breaths, words, notes = "", [], [], []
        elif block is None or _apart(segment, following, block, document):
            text += " "


class _Emphases:
    """Gathers the words of a sentence that stand out, those that follow one another together."""

    def __init__(self, block: Block | None) -> None:
        self._block = block if block is not None and block.emphases else None
        self._open: dict[Emphasis, Standout] = {}
        self._closed: list[Standout] = []

    def take(self, word: Span, place: Place) -> None:
        """Take a word: where it is in the sentence, and on the page."""
        if self._block is None:
            return
        at = _in_block(self._block, place.node, place.start)
        runs = self._block.emphases
        here = {one.emphasis for one in runs if one.span.start <= at < one.span.end}
        for gone in self._open.keys() - here:
            self._closed.append(self._open.pop(gone))
        for one in here:
            first = self._open[one].text.start if one in self._open else word.start
            self._open[one] = Standout(Span(first, word.end), one)

    def taken(self) -> tuple[Standout, ...]:
        """Return them; what follows is another sentence."""
        found = sorted((*self._closed, *self._open.values()))
        self._open, self._closed = {}, []
        return tuple(found)


def _as_it_stands(segment: TimedSegment, block: Block | None, document: Document) -> str:
    """Return a breath's text without the sign that is put behind the words of a cell."""
    if block is None or not block.cells or not segment.words:
        return segment.text
    last = segment.words[-1]
    if last.text.end != len(segment.text) or segment.text[-1] not in ";,.":
        return segment.text
    end = _in_block(block, last.place.node, last.place.end)
    edited = next((edit.spoken for edit in block.edits if edit.span.end == end), "")
    shown = edited or document.text_of(block)[end - 1]
    return segment.text if shown.endswith(segment.text[-1]) else segment.text[:-1].rstrip()


def _cell(segment: TimedSegment, block: Block | None) -> int:
    """Return the index of the cell a breath begins in; -1 where there are none."""
    if block is None or not block.cells or not segment.places:
        return -1
    first = segment.places[0]
    before = _in_block(block, first.node, first.start)
    return bisect_right(block.cells, before, key=lambda cell: cell.span.start) - 1


def _in_block(block: Block, node: int, at: int) -> int:
    """Return where a place of the page is in the block's text."""
    before = 0
    for place in block.places:
        if place.node == node and place.start <= at <= place.end:
            return before + at - place.start
        before += place.end - place.start
    return before


def _apart(one: TimedSegment, other: TimedSegment, block: Block, document: Document) -> bool:
    """Say whether white space stands between two breaths of a block, or was put there."""
    if not one.places or not other.places:
        return True
    start = _in_block(block, one.places[-1].node, one.places[-1].end)
    end = _in_block(block, other.places[0].node, other.places[0].start)
    return any(map(str.isspace, document.text_of(block)[start:end])) or any(
        edit.spoken[-1:].isspace() and start <= edit.span.end <= end for edit in block.edits
    )


class _Marks:
    """The marks of notes whose text is known, by where they stand."""

    def __init__(self, document: Document) -> None:
        self._marks = sorted(
            (note.mark.node, note.mark.start, index)
            for index, note in enumerate(document.notes)
            if note.mark is not None and note.blocks
        )

    def beside(
        self, segment: TimedSegment, following: TimedSegment | None, block: Block
    ) -> Iterator[NoteMark]:
        """Yield the marks from the beginning of a segment to that of the next in its block."""
        if not self._marks or not segment.places or segment.kind is Kind.NOTE:
            return
        first = segment.places[0]
        node, end = block.places[-1].node, block.places[-1].end
        if following is not None and following.places:
            node, end = following.places[0].node, following.places[0].start
        at = bisect_left(self._marks, (first.node, first.start, -1))
        for mark_node, start, note in self._marks[at : bisect_left(self._marks, (node, end, -1))]:
            yield NoteMark(_offset(segment, mark_node, start), note)


def _offset(segment: TimedSegment, node: int, position: int) -> int:
    """Return where in a segment's text a mark belongs: behind the last character before it."""
    for word in segment.words:
        if (word.place.node, word.place.start) >= (node, position):
            return len(segment.text[: word.text.start].rstrip())
    return len(segment.text)
