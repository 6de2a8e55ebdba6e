"""FLAC: seek table, checksum of the sound, chapters, cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.flac_stream import flac_stream
from narrate.audio.tags import flac_picture, vorbis_comment
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
    yield from flac_stream(
        sound.plan,
        sound.passages,
        comments=vorbis_comment(sound.tags, sound.chapters),
        picture=flac_picture(sound.tags.cover),
    )
