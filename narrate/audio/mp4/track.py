"""Tracks: what they hold, when it is played, and where its bytes are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from narrate.audio.mp4.boxes import (
    MOST_32_BIT,
    UNITY_MATRIX,
    box,
    full_box,
    table,
    timed,
    u16,
    u32,
    u64,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

_ENABLED, _IN_MOVIE = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What the movie box says of one track."""

    number: int
    """From 1."""
    handler: bytes
    """``soun`` or ``text``."""
    handler_name: bytes
    language: str
    """Three letters of ISO 639-2."""
    timescale: int
    """Units in a second of the track's own times."""
    entry: bytes
    """The sample description."""
    media_header: bytes
    sizes: array[int]
    """Bytes of each sample."""
    durations: Sequence[tuple[int, int]]
    """Runs of samples with the same duration: how many, and how long."""
    chunk: int
    """Samples that lie together, the last chunk perhaps fewer."""
    skipped: int = 0
    """Units at the start that are decoded and not played."""
    chapters: int = 0
    """Number of the track with its chapters; 0 for none."""
    enabled: bool = True
    groups: bytes = b""
    """Boxes about groups of samples."""

    @property
    def duration(self) -> int:
        """Length of all samples in units of the timescale."""
        return sum(count * length for count, length in self.durations)

    def box(self, *, movie_duration: int, offset: int, wide: bool) -> bytes:
        """Return the ``trak`` box.

        Args:
            movie_duration: In units of the movie.
            offset: Of the track's first byte in the file; all of them lie together.
            wide: Whether offsets take eight bytes.
        """
        return box(
            b"trak",
            self._header(movie_duration),
            self._edits(movie_duration),
            box(b"tref", box(b"chap", u32(self.chapters))) if self.chapters else b"",
            box(
                b"mdia",
                timed(
                    b"mdhd",
                    before=u32(self.timescale),
                    duration=self.duration,
                    after=_packed_language(self.language) + u16(0),
                ),
                full_box(b"hdlr", u32(0), self.handler, bytes(12), self.handler_name + b"\0"),
                box(
                    b"minf",
                    self.media_header,
                    box(b"dinf", full_box(b"dref", u32(1), full_box(b"url ", flags=1))),
                    self._samples(offset, wide=wide),
                ),
            ),
        )

    def _header(self, movie_duration: int) -> bytes:
        volume = 0x0100 if self.handler == b"soun" else 0
        return timed(
            b"tkhd",
            before=u32(self.number) + u32(0),
            duration=movie_duration,
            after=bytes(12) + u16(volume) + u16(0) + UNITY_MATRIX + bytes(8),
            flags=_IN_MOVIE | (_ENABLED if self.enabled else 0),
        )

    def _edits(self, movie_duration: int) -> bytes:
        normal_speed = u32(0x10000)
        if movie_duration > MOST_32_BIT:
            times = u64(movie_duration) + u64(self.skipped)
            return box(b"edts", full_box(b"elst", u32(1), times, normal_speed, version=1))
        times = u32(movie_duration) + u32(self.skipped)
        return box(b"edts", full_box(b"elst", u32(1), times, normal_speed))

    def _samples(self, offset: int, *, wide: bool) -> bytes:
        runs = b"".join(u32(count) + u32(length) for count, length in self.durations)
        return box(
            b"stbl",
            full_box(b"stsd", u32(1), self.entry),
            full_box(b"stts", u32(len(self.durations)), runs),
            self._chunks(),
            full_box(b"stsz", u32(0), table(self.sizes)),
            full_box(b"co64" if wide else b"stco", table(self._offsets(offset), wide=wide)),
            self.groups,
        )

    def _chunks(self) -> bytes:
        """Return how many samples lie in each chunk: runs of chunks with the same number."""
        whole, rest = divmod(len(self.sizes), self.chunk)
        lengths = [*([(1, self.chunk)] if whole else []), *([(whole + 1, rest)] if rest else [])]
        runs = b"".join(u32(first) + u32(length) + u32(1) for first, length in lengths)
        return full_box(b"stsc", u32(len(lengths)), runs)

    def _offsets(self, offset: int) -> list[int]:
        begins = range(0, len(self.sizes), self.chunk)
        sums = (sum(self.sizes[at : at + self.chunk]) for at in begins)
        return list(accumulate(sums, initial=offset))[:-1]


def runs(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return runs of equal lengths: how many, and how long."""
    return [(len(list(same)), length) for length, same in groupby(lengths)]


def _packed_language(language: str) -> bytes:
    """Return three letters in five bits each."""
    first, second, third = (ord(one) - 0x60 for one in language)
    return u16(first << 10 | second << 5 | third)
