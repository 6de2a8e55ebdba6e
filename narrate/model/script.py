"""What is said, and when to breathe: the result of ``narrate.script``."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Kind, Metadata
    from narrate.model.finding import Finding
    from narrate.model.span import Place, Span
    from narrate.model.words import Word


class Pause(StrEnum):
    """Why silence stands where it stands, weakest first among those inside a text."""

    HEAD = "head"
    PHRASE = "phrase"
    COMMA = "comma"
    PARENTHESIS = "parenthesis"
    CLAUSE = "clause"
    LIST_ITEM = "list-item"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SECTION = "section"
    CHAPTER = "chapter"
    TAIL = "tail"


WITHIN_SENTENCE = frozenset((Pause.PHRASE, Pause.COMMA, Pause.PARENTHESIS, Pause.CLAUSE))
"""Pauses that do not end a sentence."""


class Contour(StrEnum):
    """How the voice moves at the end of a segment."""

    FINAL = "final"
    CONTINUING = "continuing"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How a stretch of ``Segment.spoken`` is to be pronounced."""

    span: Span
    """In code points of the segment's ``spoken``; begins and ends at token borders."""
    ipa: str
    """International Phonetic Alphabet with stress marks; no brackets or slashes."""
    rule: str
    """Which rule or lexicon decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One breath of speech: the unit that is spoken and highlighted."""

    id: str
    """Unique in the edition and stable while the text before it in its paragraph is."""
    kind: Kind
    text: str
    """Words as they stand on the page, white space collapsed, note and page marks gone."""
    spoken: str
    """Words as they are to be said: tokens joined by single blanks, each with a letter in it;
    never blank; no digit or symbol left where the language has rules. Punctuation stays on the
    token before it."""
    span: Place
    """Where it stands on the page: from its first to its last character in its first node."""
    pause: Pause
    """Why silence follows it."""
    pause_ms: int
    """How much silence will be heard after it, after all scaling, in milliseconds."""
    chapter: str
    """Title of its chapter."""
    lang: str
    """BCP 47 tag."""
    contour: Contour = Contour.FINAL
    pronunciations: tuple[Pronunciation, ...] = ()
    words: Sequence[Word] = ()
    places: tuple[Place, ...] = ()
    """All its stretches of the page, where it runs over more than one node; else ``(span,)``."""

    def __post_init__(self) -> None:
        if not self.spoken.strip():
            raise ValueError("a segment must have something to say")
        if self.pause_ms < 0:
            raise ValueError("a pause cannot be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The segments of one block: what is rendered and encoded together as one passage."""

    id: str
    kind: Kind
    chapter: int
    """Index into ``Script.chapters``."""
    block: int
    """Index into ``Document.blocks``; -1 for an announcement, which stands on no page."""
    segments: tuple[Segment, ...]
    """At least one."""
    level: int = 0
    """For a heading: its level, from 1."""
    number: str = ""
    """The mark in front of a list item, heading or note."""
    speaker: str = ""
    """Whose lines they are, as the page names the speaker; blank where nobody is named."""

    def __post_init__(self) -> None:
        if not self.segments:
            raise ValueError("a paragraph must have a segment")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptChapter:
    """A chapter as the script knows it."""

    id: str
    title: str


class Treatment(StrEnum):
    """What became of a stretch of the page."""

    SPOKEN = "spoken"
    CHANGED = "changed"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of the page that is not said as it stands, for ``--explain`` and the report."""

    place: Place
    """Where it stands; its first stretch, where it runs over more than one node."""
    text: str
    spoken: str
    """What is said instead; empty when it is left out."""
    rule: str
    ipa: str = ""
    places: tuple[Place, ...] = ()
    """All its stretches, where it runs over more than one node; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The ordered segments of an edition."""

    name: str
    language: str
    metadata: Metadata
    chapters: tuple[ScriptChapter, ...]
    paragraphs: tuple[Paragraph, ...]
    changes: tuple[Change, ...] = ()
    """Every changed or omitted stretch of the page, in page order."""
    findings: tuple[Finding, ...] = field(default=())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in order."""
        return tuple(self.walk())

    def walk(self) -> Iterator[Segment]:
        """Yield all segments, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.segments
