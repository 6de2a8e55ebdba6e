"""FLAC: seek table, checksum of the sound, chapters, cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.flac_stream import flac_stream
from narrate.audio.tags import flac_picture, vorbis_comment
from narrate.binding.describing import chapters_of, tags_of
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    stream = flac_stream(
        recording.plan,
        recording.passages,
        comments=vorbis_comment(tags_of(recording), chapters_of(recording)),
        picture=flac_picture(recording.cover),
    )
    yield BoundFile("", stream)
