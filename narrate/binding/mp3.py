"""MP3: ID3v2.3 tag, Info frame, passages linked at frame level, all in one forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.link import link
from narrate.audio.tags import id3
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
    yield id3(sound.tags, sound.chapters)
    yield from link(sound.plan, sound.passages())
