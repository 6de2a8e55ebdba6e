"""MP3: ID3v2.3 tag, Info frame, passages linked at frame level, all in one forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.link import link
from narrate.audio.tags import id3
from narrate.binding.describing import chapters_of, tags_of
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", _stream(recording))


def _stream(recording: Recording) -> Iterator[bytes]:
    yield id3(tags_of(recording), chapters_of(recording))
    yield from link(recording.plan, recording.passages())
