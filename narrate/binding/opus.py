"""Opus in Ogg: one logical stream, chapters to the millisecond, cover, loudness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.opus_stream import opus_stream
from narrate.audio.tags import vorbis_comment
from narrate.binding.describing import whole
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.describing import Sound
    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", stream(whole(recording)))


def stream(sound: Sound) -> Iterator[bytes]:
    """Yield the bytes of one file."""
    comments = vorbis_comment(sound.tags, sound.chapters, opus=True)
    yield from opus_stream(sound.plan, sound.passages(), comments)
