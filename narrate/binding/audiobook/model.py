"""What both kinds of package say of an audiobook."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.archive import Member
from narrate.binding.book.tracks import Track, tracks
from narrate.binding.identity import identifier
from narrate.binding.pictures import suffix_of
from narrate.markup.writing import line
from narrate.model.clock import milliseconds
from narrate.model.document import Kind
from narrate.model.language import direction_of, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.binding.recording import Recording
    from narrate.binding.timed import TimedSegment


class Mark(NamedTuple):
    """A line of the table of contents."""

    level: int
    title: str
    href: str
    """A file and, behind ``#t=``, seconds in it."""


class Audiobook(NamedTuple):
    """A recording as a set of files with what is known about them."""

    identifier: str
    title: str
    author: str
    narrator: str
    publisher: str
    description: str
    rights: str
    date: str
    language: str
    direction: str
    abridged: bool
    """Whether only a part of the text was wanted."""
    tracks: list[Track]
    marks: list[Mark]
    cover: str
    """Name of the picture; blank when there is none."""

    @property
    def names(self) -> list[str]:
        """What each file is called."""
        return [line(track.title, self.title) for track in self.tracks]

    @property
    def duration_ms(self) -> int:
        """Length of all files."""
        return sum(milliseconds(track.samples) for track in self.tracks)


def audiobook(recording: Recording, format_: str) -> Audiobook:
    """Return the model of a recording for a package of the kind ``format_``."""
    about, found = recording.metadata, tracks(recording, with_text=False)
    return Audiobook(
        identifier=identifier(recording, format_),
        title=line(recording.title, recording.slug),
        author=line(about.author),
        narrator=recording.narrator,
        publisher=line(about.publisher),
        description=line(about.description),
        rights=line(about.rights),
        date=about.date,
        language=tag(recording.language),
        direction=direction_of(recording.language),
        abridged=not recording.whole,
        tracks=found,
        marks=list(_marks(recording, found)),
        cover=f"cover.{suffix_of(recording.cover)}" if recording.cover else "",
    )


def media(book: Audiobook, recording: Recording) -> Iterator[Member]:
    """Yield the cover and the audio files."""
    if book.cover:
        yield Member(book.cover, [recording.cover])
    for track in book.tracks:
        size = track.part.plan.audio_bytes
        yield Member(track.name, track.chunks(recording), size=size)


def _marks(recording: Recording, found: Iterable[Track]) -> Iterator[Mark]:
    """Yield every chapter and, below it, its headings."""
    by_chapter = {track.chapter: track for track in found}
    chapter = ""
    for _, group in groupby(_headings(recording), key=lambda one: one.paragraph):
        segments = list(group)
        first = segments[0]
        track = by_chapter[first.chapter]
        opens, chapter = first.chapter != chapter, first.chapter
        if opens:
            title = line(track.title, recording.title, recording.slug)
            yield Mark(first.level or 1, title, track.name)
        elif first.level:
            title = line(" ".join(one.text for one in segments))
            at = milliseconds(first.start + track.part.shift) / 1000
            if title:
                yield Mark(first.level, title, f"{track.name}#t={at:g}")


def _headings(recording: Recording) -> Iterator[TimedSegment]:
    """Yield the segments of headings, and the first of each chapter whatever it is."""
    chapter = ""
    for one in recording.timeline.segments():
        if one.kind is Kind.HEADING or one.chapter != chapter:
            yield one
        chapter = one.chapter
