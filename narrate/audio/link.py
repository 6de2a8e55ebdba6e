"""Linking encoded passages into one MP3 stream, frame by frame, without decoding anything.

First the plan, from the passages' lengths alone: how many silent frames stand before each and when
it begins. Then the bytes, in one forward pass with one passage in memory at a time.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.audio.info import info_frame
from narrate.audio.mp3 import TAIL_FRAMES, silence, tail
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.sound import Codec, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What the plan must know of a passage."""

    frames: int
    size: int
    """Bytes of its frames."""
    lead: int
    trail: int
    """Samples of its own silence at either end, at ``CANONICAL_RATE_HZ``."""
    pause_ms: float
    """How much silence is to be heard after its last sound; not read for the last passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPlan:
    """Where everything stands in the linked stream."""

    codec: Codec
    gaps: array[int]
    """Silent frames before each passage and, last, after the last one (type code ``q``)."""
    sizes: array[int]
    """Bytes of each passage (type code ``q``)."""
    starts: array[int]
    """First sample of each passage's first frame at ``CANONICAL_RATE_HZ`` (type code ``q``)."""
    frames: int
    """Audio frames, without Info frame and tail."""
    audio_bytes: int
    """Their bytes, and the tail's."""

    @property
    def samples(self) -> int:
        """Length in samples at ``codec.rate_hz``, as decoders give it out."""
        return self.frames * self.codec.frame_samples

    @property
    def canonical_samples(self) -> int:
        """Length in samples at ``CANONICAL_RATE_HZ``, rounded down."""
        return _canonical(self.frames, self.codec)


def piece_of(passage: Passage, pause_ms: float) -> Piece:
    """Return what the plan must know of ``passage``."""
    return Piece(
        frames=passage.frames,
        size=len(passage.data),
        lead=passage.lead,
        trail=passage.trail,
        pause_ms=pause_ms,
    )


def plan_link(pieces: Iterable[Piece], codec: Codec, *, head_ms: float, tail_ms: float) -> LinkPlan:
    """Plan the stream: silences of whole frames, nearest to the pauses asked for, never negative.

    Args:
        pieces: The passages, in order; all encoded with ``codec``.
        codec: How they are encoded.
        head_ms: Silence to be heard before the first sound.
        tail_ms: Silence to be heard after the last sound.
    """
    gaps, sizes, starts = array("q"), array("q"), array("q")
    frames = 0
    pause_ms, padding = head_ms, 0
    for piece in pieces:
        gaps.append(_silent_frames(pause_ms, padding + piece.lead, codec))
        frames += gaps[-1]
        starts.append(_canonical(frames, codec))
        sizes.append(piece.size)
        frames += piece.frames
        pause_ms, padding = piece.pause_ms, piece.trail
    gaps.append(_silent_frames(tail_ms, padding, codec))
    return LinkPlan(
        codec=codec,
        gaps=gaps,
        sizes=sizes,
        starts=starts,
        frames=frames + gaps[-1],
        audio_bytes=sum(sizes) + sum(len(silence(codec, gap)) for gap in gaps) + len(tail(codec)),
    )


def link(plan: LinkPlan, passages: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the stream: Info frame, silences and passages in turn, tail.

    Args:
        plan: Made from the same passages.
        passages: Encoded frames of each passage, in order; read once, one at a time.

    Raises:
        ValueError: When the passages are not those of the plan.
    """
    yield info_frame(
        plan.codec,
        frames=plan.frames + TAIL_FRAMES,
        audio_bytes=plan.audio_bytes,
        samples=plan.samples,
    )
    for gap, size, data in zip(plan.gaps[:-1], plan.sizes, passages, strict=True):
        if len(data) != size:
            raise ValueError(f"a passage of {len(data)} bytes stands where {size} were planned")
        yield silence(plan.codec, gap)
        yield data
    yield silence(plan.codec, plan.gaps[-1])
    yield tail(plan.codec)


def _silent_frames(pause_ms: float, padding: int, codec: Codec) -> int:
    """Return the frames nearest to a pause of which ``padding`` samples are there already."""
    missing = pause_ms * CANONICAL_RATE_HZ / 1000 - padding
    return max(0, round(missing * codec.rate_hz / (CANONICAL_RATE_HZ * codec.frame_samples)))


def _canonical(frames: int, codec: Codec) -> int:
    return frames * codec.frame_samples * CANONICAL_RATE_HZ // codec.rate_hz
