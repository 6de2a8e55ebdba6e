"""M4B: AAC-LC with chapters as a text track and as a list, audiobook atoms, tables in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.languages import three_letters
from narrate.audio.mp4.m4b import m4b_stream
from narrate.audio.tags import mp4_meta
from narrate.binding.describing import chapters_of, tags_of
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    stream = m4b_stream(
        recording.plan,
        recording.passages,
        chapters=chapters_of(recording),
        tags=mp4_meta(tags_of(recording)),
        language=three_letters(recording.language),
    )
    yield BoundFile("", stream)
