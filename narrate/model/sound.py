"""Sound as it passes from engine to file: utterances, takes, passages."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from narrate.model.script import Contour, Pronunciation

CANONICAL_RATE_HZ = 24_000
"""The one sampling rate of rendered sound before encoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What an engine gets: the part of a segment that decides its sound."""

    text: str
    """Tokens joined by single blanks, each with at least one letter; see ``Segment.spoken``."""
    contour: Contour = Contour.FINAL
    pronunciations: tuple[Pronunciation, ...] = ()
    """Spans in code points of ``text``, at token borders, in order, not overlapping."""
    lang: str = "en-US"

    @property
    def tokens(self) -> tuple[str, ...]:
        """The spoken tokens; a take has one mark for each."""
        return tuple(self.text.split(" "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The sound of one utterance, as the engine gave it, with the onset of each token."""

    rate_hz: int
    pcm: bytes
    """16-bit little-endian mono samples."""
    marks: tuple[int, ...]
    """Sample index at which each token of the utterance begins, never decreasing, each at most
    the number of samples; one for each token. Empty when the engine gives no timing."""
    exact: bool = True
    """Whether ``marks`` come from the engine rather than from an estimate."""

    def __post_init__(self) -> None:
        if len(self.pcm) % 2:
            raise ValueError("16-bit samples come in pairs of bytes")

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """One way of encoding passages: all that decides the bytes besides the samples."""

    name: str
    """``mp3``; later also ``aac``, ``opus``, ``flac``."""
    rate_hz: int = CANONICAL_RATE_HZ
    bitrate_kbps: int = 64
    quality: int = 7
    """The encoder's own speed/quality setting."""
    frame_samples: int = 576
    """Samples in one codec frame at ``rate_hz``."""

    @property
    def frame_ms(self) -> float:
        """Length of one frame in milliseconds."""
        return 1000 * self.frame_samples / self.rate_hz


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The encoded sound of one paragraph, from digital silence to digital silence.

    Sample positions are at ``CANONICAL_RATE_HZ`` and count from the first sample of the passage's
    first frame, as a decoder that honours the encoder delay gives them.
    """

    key: str
    """What its sound depends on, as a digest: same key, same bytes."""
    codec: Codec
    frames: int
    """Whole codec frames in ``data``."""
    data: bytes
    """Encoded frames, no header."""
    lead: int
    """Samples of digital silence before the first segment's sound (two frames)."""
    trail: int
    """Samples of digital silence after the last segment's sound (at least two frames)."""
    starts: array[int]
    """First sample of each segment's sound (type code ``q``)."""
    ends: array[int]
    """One past the last sample of each segment's sound (type code ``q``)."""
    marks: array[int]
    """First sample of each spoken token, all segments end to end (type code ``q``)."""
    mark_counts: array[int]
    """How many of ``marks`` belong to each segment (type code ``i``)."""
    energies: array[float]
    """Sums of squares of K-weighted 25 ms sub-blocks from the first segment's sound on, full scale
    = 1 (type code ``f``)."""
    powers: array[float]
    """The same without weighting, as many."""
    peak_db: float
    """Largest sample before encoding, in dBFS."""
    true_peak_db: float
    """Largest value between samples, too, before encoding, in dBTP."""
    limited: bool = False
    """Whether the limiter had to work."""
    exact_marks: bool = True
    """Whether the marks come from the engine rather than from an estimate."""

    @property
    def samples(self) -> int:
        """Length in samples at ``CANONICAL_RATE_HZ``."""
        return self.frames * self.codec.frame_samples * CANONICAL_RATE_HZ // self.codec.rate_hz


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChapter:
    """A chapter on the timeline, in samples at ``CANONICAL_RATE_HZ``."""

    id: str
    title: str
    start: int
    end: int
    first_passage: int = 0
    """Index of the passage it begins with."""


@dataclass(slots=True, kw_only=True)
class Timeline:
    """When everything is heard, in samples of ``rate_hz``, for one audio stream.

    Compact arrays, because a ten-hour edition has half a million words: index i of ``starts`` and
    ``ends`` is segment i of the script, ``word_starts`` runs over all words (``Segment.words``).
    """

    rate_hz: int = CANONICAL_RATE_HZ
    samples: int = 0
    """Length of the whole audio."""
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    word_starts: array[int] = field(default_factory=lambda: array("q"))
    word_counts: array[int] = field(default_factory=lambda: array("i"))
    """How many words each segment has."""
    chapters: list[TimelineChapter] = field(default_factory=list)
