"""Sound that becomes one audio file, and what that file says about itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.tags import ChapterMark, Tags
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.audio.link import LinkPlan
    from narrate.binding.parts import Part
    from narrate.binding.recording import Recording

_GENRE = "Speech"


class Sound(NamedTuple):
    """All that a container needs to know."""

    plan: LinkPlan
    passages: Callable[[], Iterator[bytes]]
    """Reads the encoded passages of the plan, one at a time; may be called again."""
    tags: Tags
    chapters: list[ChapterMark]
    """Each beginning where the one before ends; none where the file is one."""


def whole(recording: Recording) -> Sound:
    """Return the whole recording as one file."""
    chapters = [
        ChapterMark(title=one.title, start_ms=milliseconds(one.start), end_ms=milliseconds(one.end))
        for one in recording.timeline.chapters
    ]
    return Sound(recording.plan, recording.passages, tags_of(recording), chapters)


def one_part(recording: Recording, part: Part, title: str, track: str) -> Sound:
    """Return a stretch of a recording as a file of its own, a track of an album."""
    tags = replace(
        tags_of(recording),
        title=title,
        album=recording.title,
        track=track,
        length_ms=milliseconds(part.plan.canonical_samples),
        # what is known of the whole is not true of each of its parts
        loudness_lufs=None,
        peak=None,
    )
    return Sound(part.plan, lambda: part.passages(recording), tags, [])


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


def milliseconds(samples: int) -> int:
    """Return a position in milliseconds, rounded."""
    return round(1000 * samples / CANONICAL_RATE_HZ)
