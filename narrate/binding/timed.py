"""A segment on the timeline, as binders read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from narrate.model.document import Kind
from narrate.model.script import Pause
from narrate.model.span import Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


DISCLOSURE_ID = "disclosure"
"""Id of the paragraph that says that the voice is synthetic; it stands on no page."""


class TimedWord(NamedTuple):
    """One word, highlighted together, and when it begins."""

    start: int
    """Sample at ``CANONICAL_RATE_HZ`` from the first sample of the audio."""
    text: Span
    """In code points of the segment's text."""
    place: Place
    """On the page; node -1 for a word that stands on none."""


class TimedSegment(NamedTuple):
    """One breath of speech, when it is heard and where it stands."""

    id: str
    kind: Kind
    paragraph: str
    """Id of its paragraph."""
    block: int
    """Index into ``Document.blocks``; -1 for an announcement."""
    level: int
    """For a heading: its level, from 1; otherwise 0."""
    chapter: str
    """Id of its chapter."""
    lang: str
    """BCP 47 tag."""
    start: int
    end: int
    """Samples at ``CANONICAL_RATE_HZ`` from the first sample of the audio."""
    pause: Pause
    text: str
    spoken: str
    places: tuple[Place, ...]
    """Its stretches of the page; empty for an announcement."""
    words: tuple[TimedWord, ...]
    pronunciations: tuple[tuple[Span, str], ...] = ()
    """Stretches of ``spoken`` and their IPA."""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of ``timeline.json``."""
        return cls(
            id=row["id"],
            kind=Kind(row["kind"]),
            paragraph=row["paragraph"],
            block=row["block"],
            level=row.get("level", 0),
            chapter=row["chapter"],
            lang=row["lang"],
            start=row["start"],
            end=row["end"],
            pause=Pause(row["pause"]),
            text=row["text"],
            spoken=row["spoken"],
            places=tuple(Place(*place) for place in row["places"]),
            words=tuple(
                TimedWord(start, Span(first, last), Place(*place))
                for start, first, last, *place in row["words"]
            ),
            pronunciations=tuple(
                (Span(first, last), ipa) for first, last, ipa in row.get("pronunciations", ())
            ),
        )
