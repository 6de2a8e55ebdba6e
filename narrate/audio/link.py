"""Linking encoded passages into one stream, frame by frame, without decoding anything.

First the plan, from the passages' lengths alone: how many silent frames stand before each and when
it begins. Then the bytes, in one forward pass with one passage in memory at a time.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.audio.encoding import silence, tail
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.sound import Codec, Passage


_EDGE_FRAMES = 2
"""Silent frames at either end of a passage; after its sound there may be one more."""


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
    begins: array[int]
    """Index of each passage's first frame in the stream (type code ``q``)."""
    frames: int
    """Frames, without what stands before them and without the tail."""
    audio_bytes: int
    """Their bytes, and the tail's."""

    def start(self, passage: int) -> int:
        """Return the first sample of a passage's first frame, at ``CANONICAL_RATE_HZ``."""
        return _canonical(self.begins[passage], self.codec)

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


class Linking:
    """The plan under construction, for passages whose number is not known beforehand."""

    def __init__(self, codec: Codec, *, head_ms: float) -> None:
        """Begin.

        Args:
            codec: How all passages are encoded.
            head_ms: Silence to be heard before the first sound.
        """
        self._codec = codec
        self._gaps, self._sizes, self._begins = array("q"), array("q"), array("q")
        self._frames = 0
        self._pause_ms, self._padding = head_ms, 0

    def add(self, piece: Piece) -> int:
        """Plan the next passage: silence of whole frames, nearest to the pause, never negative.

        Returns the first sample of its first frame, at ``CANONICAL_RATE_HZ``.
        """
        gap = _silent_frames(self._pause_ms, self._padding + piece.lead, self._codec)
        self._frames += gap
        self._gaps.append(gap)
        self._begins.append(self._frames)
        self._sizes.append(piece.size)
        self._frames += piece.frames
        self._pause_ms, self._padding = piece.pause_ms, piece.trail
        return _canonical(self._begins[-1], self._codec)

    def close(self, *, tail_ms: float) -> LinkPlan:
        """Return the plan, with ``tail_ms`` of silence to be heard after the last sound."""
        self._gaps.append(_silent_frames(tail_ms, self._padding, self._codec))
        return _planned(
            self._codec, self._gaps, self._sizes, self._begins, self._frames + self._gaps[-1]
        )


def plan_link(pieces: Iterable[Piece], codec: Codec, *, head_ms: float, tail_ms: float) -> LinkPlan:
    """Plan the stream of all ``pieces``, in order; see ``Linking``."""
    linking = Linking(codec, head_ms=head_ms)
    for piece in pieces:
        linking.add(piece)
    return linking.close(tail_ms=tail_ms)


def section(
    plan: LinkPlan, first: int, end: int, *, head_ms: float, tail_ms: float
) -> tuple[LinkPlan, int]:
    """Plan a stream of its own for passages ``first`` to ``end`` (not included) of a plan.

    Args:
        plan: Of the whole.
        first: Index of a passage.
        end: One past the last passage; more than ``first``.
        head_ms: Silence to be heard before the first sound, to the nearest frame.
        tail_ms: Silence to be heard after the last sound, to within two frames.

    Returns:
        The plan, and what to add to positions in the whole, in samples at ``CANONICAL_RATE_HZ``.
    """
    edge = _canonical(_EDGE_FRAMES, plan.codec)
    head = _silent_frames(head_ms, edge, plan.codec)
    tail_frames = _silent_frames(tail_ms, edge, plan.codec)
    last = end == len(plan.sizes)
    after = (plan.frames if last else plan.begins[end]) - plan.gaps[end]
    moved = head - plan.begins[first]
    gaps = array("q", [head, *plan.gaps[first + 1 : end], tail_frames])
    begins = array("q", (at + moved for at in plan.begins[first:end]))
    part = _planned(plan.codec, gaps, plan.sizes[first:end], begins, after + moved + tail_frames)
    return part, _canonical(head, plan.codec) - plan.start(first)


def lay(plan: LinkPlan, passages: Iterable[bytes]) -> Iterator[bytes]:
    """Yield silences and passages in turn, and the tail: all the frames of a stream.

    Args:
        plan: Made from the same passages.
        passages: Encoded frames of each passage, in order; read once, one at a time.

    Raises:
        ValueError: When the passages are not those of the plan.
    """
    for gap, size, data in zip(plan.gaps[:-1], plan.sizes, passages, strict=True):
        if len(data) != size:
            raise ValueError(f"a passage of {len(data)} bytes stands where {size} were planned")
        yield silence(plan.codec, gap)
        yield data
    yield silence(plan.codec, plan.gaps[-1])
    yield tail(plan.codec)


def link(plan: LinkPlan, passages: Iterable[bytes]) -> Iterator[bytes]:
    """Yield an MP3 stream: Info frame, and what ``lay`` yields."""
    from narrate.audio.info import info_frame  # noqa: PLC0415 - MP3's alone
    from narrate.audio.mp3 import TAIL_FRAMES  # noqa: PLC0415 - the same

    yield info_frame(
        plan.codec,
        frames=plan.frames + TAIL_FRAMES,
        audio_bytes=plan.audio_bytes,
        samples=plan.samples,
    )
    yield from lay(plan, passages)


def _silent_frames(pause_ms: float, padding: int, codec: Codec) -> int:
    """Return the frames nearest to a pause of which ``padding`` samples are there already."""
    missing = pause_ms * CANONICAL_RATE_HZ / 1000 - padding
    return max(0, round(missing * codec.rate_hz / (CANONICAL_RATE_HZ * codec.frame_samples)))


def _planned(
    codec: Codec, gaps: array[int], sizes: array[int], begins: array[int], frames: int
) -> LinkPlan:
    silences = sum(len(silence(codec, gap)) for gap in gaps)
    return LinkPlan(
        codec=codec,
        gaps=gaps,
        sizes=sizes,
        begins=begins,
        frames=frames,
        audio_bytes=sum(sizes) + silences + len(tail(codec)),
    )


def _canonical(frames: int, codec: Codec) -> int:
    return frames * codec.frame_samples * CANONICAL_RATE_HZ // codec.rate_hz
