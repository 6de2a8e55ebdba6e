"""Fragments: what is highlighted together, and its clip of the audio.

Clips of one track follow one another without a gap, from its first sample to its last: a reading
system plays clip after clip, and a pause between two would be skipped.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.clock import milliseconds
from narrate.model.document import Kind
from narrate.model.script import Pause
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from narrate.binding.book.places import Places
    from narrate.binding.book.tracks import Track
    from narrate.binding.timed import TimedSegment

ANNOUNCEMENT = -1
"""The block of what stands on no page."""
LEAD = CANONICAL_RATE_HZ // 8
"""Samples by which a clip begins before its sound, where there is silence before it. Reading
systems ask four times a second where the audio is, so a highlight comes up to a quarter of a second
after the beginning of its clip (in foliate-js 39 to 175 ms); this way it comes at the sound."""
_INSIDE_A_SENTENCE = frozenset({Pause.PHRASE, Pause.COMMA, Pause.PARENTHESIS, Pause.CLAUSE})


class Highlight(StrEnum):
    """What is highlighted together while it is heard."""

    SENTENCE = "sentence"
    WORD = "word"


class Fragment(NamedTuple):
    """A stretch of a block with its clip."""

    id: str
    block: int
    """Index into ``Document.blocks``, or ``ANNOUNCEMENT``."""
    offset: int
    """Where it begins, in code points of the block's own text."""
    chapter: str
    start: int
    end: int
    """Samples of the chapter's track."""
    said: str = ""
    """Id of the announcement it belongs to; blank for what stands on the page."""
    text: str = ""
    lang: str = ""
    """Of an announcement."""


def fragments(
    heard: Iterable[TimedSegment],
    places: Places,
    tracks: Mapping[str, Track],
    highlight: Highlight,
) -> Iterator[Fragment]:
    """Yield the fragments in the order they are heard.

    Args:
        heard: All segments, in that order.
        places: Of the document.
        tracks: The audio of each chapter, by its id.
        highlight: How large a fragment is.
    """
    cut = _words if highlight is Highlight.WORD else _sentences
    last: Fragment | None = None
    for found in cut(_early(heard), places):
        one = found._replace(start=found.start + tracks[found.chapter].part.shift)
        if last is None or last.chapter != one.chapter:
            if last is not None:
                yield last._replace(end=tracks[last.chapter].samples)
            last = one._replace(start=0)
            continue
        if milliseconds(one.start) == milliseconds(last.start) and one.block == last.block:
            continue  # nothing can be highlighted for no time; the one before reaches over it
        yield last._replace(end=one.start)
        last = one
    if last is not None:
        yield last._replace(end=tracks[last.chapter].samples)


def _early(heard: Iterable[TimedSegment]) -> Iterator[TimedSegment]:
    """Let segments begin a little before their sound, as far as there is silence."""
    silent_from = 0
    for one in heard:
        yield one._replace(start=max(one.start - LEAD, min(silent_from, one.start)))
        silent_from = one.end


def _sentences(heard: Iterable[TimedSegment], places: Places) -> Iterator[Fragment]:
    """Yield the first breath of each sentence; the others of a sentence belong to it."""
    block, goes_on = None, False
    for one in heard:
        first = _first(one, places)
        if not (goes_on and first.block == block != ANNOUNCEMENT):
            yield first
        # The cells of a row are highlighted one by one.
        goes_on = one.pause in _INSIDE_A_SENTENCE and one.kind is not Kind.TABLE_ROW
        block = first.block


def _words(heard: Iterable[TimedSegment], places: Places) -> Iterator[Fragment]:
    for one in heard:
        first = _first(one, places)
        if first.block == ANNOUNCEMENT or not one.words:
            yield first
            continue
        for number, word in enumerate(one.words, 1):
            position = places.start(word.place)
            offset = first.offset if position is None else position.offset
            start = one.start if number == 1 else word.start
            yield first._replace(id=f"{one.id}w{number}", offset=offset, start=start)


def _first(one: TimedSegment, places: Places) -> Fragment:
    if one.block == ANNOUNCEMENT:
        return Fragment(
            one.id,
            one.block,
            0,
            one.chapter,
            one.start,
            one.start,
            said=one.paragraph,
            text=one.text,
            lang=one.lang,
        )
    position = places.start(one.places[0])
    offset = position.offset if position else 0
    return Fragment(one.id, one.block, offset, one.chapter, one.start, one.start)
