"""M4B: AAC-LC with chapters as a text track and as a list, audiobook atoms, tables in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.mp4.m4b import m4b_stream
from narrate.audio.tags import mp4_meta
from narrate.binding.describing import whole
from narrate.binding.recording import BoundFile
from narrate.model.iso639 import three_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.describing import Sound
    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", stream(whole(recording)))


def stream(sound: Sound) -> Iterator[bytes]:
    """Yield the bytes of one file."""
    yield from m4b_stream(
        sound.plan,
        sound.passages,
        chapters=sound.chapters,
        tags=mp4_meta(sound.tags),
        language=three_letters(sound.tags.language),
    )
