"""What both kinds of talking book are made from: sections, clips, and the outline to move by."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.book import Book
from narrate.binding.book.clips import Clip, clips
from narrate.binding.book.depths import Depths
from narrate.binding.book.fragments import Highlight
from narrate.binding.book.tracks import Track, heard, tracks
from narrate.binding.identity import identifier
from narrate.markup.writing import line
from narrate.model.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.book.book import Filled
    from narrate.binding.book.written import Written
    from narrate.binding.recording import Recording

UNKNOWN = "unknown"
"""Where the standards want a word and there is none."""
DATE = "1980-01-01"
"""Of a book whose text has no date; the day on which it is made is no part of it."""
GENERATOR = "narrate"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_ROMAN = re.compile(r"(?=.)m*(d?c{0,3}|c[dm])(l?x{0,3}|x[lc])(v?i{0,3}|i[vx])\Z", re.IGNORECASE)


class PageKind(StrEnum):
    """Kinds of page numbers."""

    FRONT = "front"
    NORMAL = "normal"
    SPECIAL = "special"


class Line(NamedTuple):
    """A line of the outline: a heading or the beginning of a page."""

    title: str
    depth: int
    """Of a heading, from 1, no level left out; 0 for a page."""
    section: str
    """Name of the section's files, without an ending."""
    target: str
    """Id of the element it leads to."""
    clip: Clip
    """The clip it leads to."""
    track: Track


class About(NamedTuple):
    """What a talking book says of itself; nothing is blank but what may be left out."""

    identifier: str
    title: str
    author: str
    publisher: str
    date: str
    language: str
    narrator: str
    source: str
    rights: str
    description: str


def about(recording: Recording, format_: str) -> About:
    """Return what the metadata of a book of the kind ``format_`` say."""
    known = recording.metadata
    return About(
        identifier=identifier(recording, format_),
        title=line(recording.title, recording.slug),
        author=line(known.author, UNKNOWN),
        publisher=line(known.publisher, known.author, UNKNOWN),
        date=known.date if _DATE.match(known.date) else DATE,
        language=tag(recording.language),
        narrator=recording.narrator,
        source=line(known.identifier, known.source),
        rights=line(known.rights),
        description=line(known.description),
    )


def book_of(recording: Recording) -> Book:
    """Return the recording as text with sound."""
    return Book(
        recording.document,
        lambda: heard(recording),
        tracks(recording),
        highlight=Highlight(recording.wishes.highlight),
        whole=recording.whole,
    )


def page_kind(number: str) -> PageKind:
    """Return of which kind a page number is."""
    if number.isascii() and number.isdecimal():
        return PageKind.NORMAL
    return PageKind.FRONT if _ROMAN.match(number) else PageKind.SPECIAL


def clip_id(target: str) -> str:
    """Return the id of the clip of an element; both are in different files."""
    return f"t-{target}"


class Outline:
    """Collects headings and pages section by section."""

    def __init__(self, book: Book, title: str) -> None:
        """Begin an outline of ``book``, which is called ``title``."""
        self._book = book
        self._title = title
        self._depths = Depths(from_top=True)
        self.headings: list[Line] = []
        self.pages: list[Line] = []

    def add(self, filled: Filled, written: Written) -> list[Clip]:
        """Take in a section that has been written; returns its clips."""
        rows = list(clips(filled.fragments, written))
        if not filled.track or not rows:
            return rows
        by_target = {clip.target: clip for clip in rows}
        name = filled.section.name
        for title, level, target in self._titles(filled, written, rows[0]):
            clip = by_target[target]
            self.headings.append(
                Line(title, self._depths.of(level), name, target, clip, filled.track)
            )
        for clip in rows:
            for page in clip.pages:
                self.pages.append(Line(page.number, 0, name, page.id, clip, filled.track))
        return rows

    def in_order(self) -> list[Line]:
        """Return headings and pages in the order in which they are heard."""
        both = [*self.headings, *self.pages]
        return sorted(
            both, key=lambda one: (len(one.section), one.section, one.clip.begin, one.depth)
        )

    def _titles(
        self, filled: Filled, written: Written, first: Clip
    ) -> Iterator[tuple[str, int, str]]:
        """Yield title, level and target of what can be gone to; nobody can go to what is silent."""
        headings = [one for one in written.headings if one.fragment]
        if filled.section.opens:
            chapter = self._book.document.chapters[filled.section.chapter]
            opening = headings[:1] if headings and self._opens(filled, headings[0].id) else []
            level = opening[0].level if opening else 1
            target = written.targets[opening[0].fragment] if opening else first.target
            yield line(chapter.title, self._title), level, target
            headings = headings[len(opening) :]
        for one in headings:
            yield one.title, one.level, written.targets[one.fragment]

    @staticmethod
    def _opens(filled: Filled, heading: str) -> bool:
        return heading == f"b{filled.section.items[0].block}"
