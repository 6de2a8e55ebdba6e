"""What an audio file says about itself, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.tags import ChapterMark, Tags
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from narrate.binding.recording import Recording

_GENRE = "Speech"


def tags_of(recording: Recording) -> Tags:
    """Return the tags of a file that holds the whole recording."""
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
        length_ms=milliseconds(recording.timeline.samples),
        loudness_lufs=recording.loudness_lufs,
        peak=None if recording.true_peak_db is None else 10 ** (recording.true_peak_db / 20),
    )


def chapters_of(recording: Recording) -> list[ChapterMark]:
    """Return the chapters, each beginning where the one before ends."""
    return [
        ChapterMark(title=one.title, start_ms=milliseconds(one.start), end_ms=milliseconds(one.end))
        for one in recording.timeline.chapters
    ]


def milliseconds(samples: int) -> int:
    """Return a position in milliseconds, rounded."""
    return round(1000 * samples / CANONICAL_RATE_HZ)
