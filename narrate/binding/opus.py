"""Opus in Ogg: one logical stream, chapters to the millisecond, cover, loudness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.opus_stream import opus_stream
from narrate.audio.tags import vorbis_comment
from narrate.binding.describing import chapters_of, tags_of
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    comments = vorbis_comment(tags_of(recording), chapters_of(recording), opus=True)
    yield BoundFile("", opus_stream(recording.plan, recording.passages(), comments))
