"""The audio of a package: one file for each chapter that is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.link import link
from narrate.binding.parts import parts
from narrate.binding.timed import DISCLOSURE_ID
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.parts import Part
    from narrate.binding.recording import Recording
    from narrate.binding.timed import TimedSegment
    from narrate.model.sound import Codec

HEAD_MS, TAIL_MS = 300, 800
"""Silence at the ends of a file, so that two of them played one after another do not collide."""

_KINDS = {
    "mp3": (".mp3", "audio/mpeg"),
    "opus": (".opus", "audio/ogg; codecs=opus"),
}


class Track(NamedTuple):
    """The audio file of one chapter."""

    part: Part
    number: int
    """From 1."""

    @property
    def codec(self) -> Codec:
        """How it is encoded."""
        return self.part.plan.codec

    @property
    def chapter(self) -> str:
        """Id of its chapter."""
        return self.part.chapter.id

    @property
    def title(self) -> str:
        """Title of its chapter."""
        return self.part.chapter.title

    @property
    def name(self) -> str:
        """Name of its file."""
        return f"a{self.number:04}{_KINDS[self.codec.name][0]}"

    @property
    def media_type(self) -> str:
        """As EPUB, the W3C and Readium write it."""
        return _KINDS[self.codec.name][1]

    @property
    def samples(self) -> int:
        """Length at ``CANONICAL_RATE_HZ``."""
        return self.part.plan.canonical_samples

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.samples / CANONICAL_RATE_HZ

    def chunks(self, recording: Recording) -> Iterator[bytes]:
        """Yield the file; it has no tags, because the package says what it is."""
        passages = self.part.passages(recording)
        if self.codec.name == "opus":
            from narrate.audio.opus_stream import opus_stream  # noqa: PLC0415 - seldom needed
            from narrate.audio.tags import Tags, vorbis_comment  # noqa: PLC0415 - the same

            return opus_stream(self.part.plan, passages, vorbis_comment(Tags(), (), opus=True))
        return link(self.part.plan, passages)


def heard(recording: Recording) -> Iterator[TimedSegment]:
    """Yield the segments that are heard in the tracks, in order."""
    for one in recording.timeline.segments():
        if one.paragraph != DISCLOSURE_ID:
            yield one


def tracks(recording: Recording, *, with_text: bool = True) -> list[Track]:
    """Return the audio files of a package.

    Args:
        recording: The whole.
        with_text: Whether the package shows its text. Then the line that names the voice is left
            out, because every sound has its text; the package's metadata name the voice.
    """
    unshown = int(with_text and recording.timeline.last_paragraph == DISCLOSURE_ID)
    rows = parts(recording, head_ms=HEAD_MS, tail_ms=TAIL_MS, leave_out=unshown)
    return [Track(part, number) for number, part in enumerate(rows, 1)]
