"""MP3: ID3v2.3 tag, Info frame, passages linked at frame level, all in one forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.link import link
from narrate.audio.tags import ChapterMark, Tags, id3
from narrate.binding.recording import BoundFile
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording

_GENRE = "Speech"


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", _stream(recording))


def _stream(recording: Recording) -> Iterator[bytes]:
    yield id3(_tags(recording), _chapters(recording))
    yield from link(recording.plan, recording.passages())


def _tags(recording: Recording) -> Tags:
    about = recording.metadata
    return Tags(
        title=recording.title,
        artist=about.author,
        album=about.album or recording.title,
        date=about.date,
        language=recording.language,
        comment=" ".join(filter(None, (about.description, recording.synthetic))),
        genre=_GENRE,
        publisher=about.publisher,
        rights=about.rights,
        track=about.number if about.number.isdecimal() else "",
        voice=recording.synthetic,
        source=about.identifier,
        cover=recording.cover,
        length_ms=_ms(recording.timeline.samples),
    )


def _chapters(recording: Recording) -> list[ChapterMark]:
    return [
        ChapterMark(title=one.title, start_ms=_ms(one.start), end_ms=_ms(one.end))
        for one in recording.timeline.chapters
    ]


def _ms(samples: int) -> int:
    return round(1000 * samples / CANONICAL_RATE_HZ)
