"""Chapters in both ways that players know: a text track (QuickTime) and a list (Nero)."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from narrate.audio.mp4.boxes import UNITY_MATRIX, box, full_box, u16, u32, u64
from narrate.audio.mp4.track import Track, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.audio.tags import ChapterMark

MOST_LISTED = 255
"""The list counts its entries, and the bytes of their titles, in one byte."""

_LONGEST_TITLE = 0xFFFF
"""Bytes of a text sample."""
_UTF_8 = box(b"encd", u32(0x100))
_TICKS_PER_MS = 10_000


def text_samples(chapters: Sequence[ChapterMark]) -> list[bytes]:
    """Return the samples of the text track: the whole title, marked as UTF-8."""
    titles = (cut(one.title, _LONGEST_TITLE) for one in chapters)
    return [u16(len(title)) + title + _UTF_8 for title in titles]


def text_track(
    chapters: Sequence[ChapterMark], samples: Sequence[bytes], *, number: int, language: str
) -> Track:
    """Return the track that shows each title from the chapter's start; times in milliseconds."""
    entry = box(
        b"text",
        bytes(6) + u16(1),  # reserved; where the data is: this file
        u32(1) + u32(0),  # not to be shown; justified left
        bytes(6) + bytes(8) + bytes(8),  # black on nothing, in no box
        bytes(2) + bytes(2) + bytes(3) + bytes(6) + bytes(1),  # the default font
    )
    header = box(
        b"gmhd",
        full_box(b"gmin", u16(0x40), u16(0x8000) * 3, bytes(4)),
        box(b"text", UNITY_MATRIX),
    )
    return Track(
        number=number,
        handler=b"text",
        handler_name=b"Chapters",
        language=language,
        timescale=1000,
        entry=entry,
        media_header=header,
        sizes=array("I", map(len, samples)),
        durations=runs([one.end_ms - one.start_ms for one in chapters]),
        chunk=max(1, len(samples)),
        enabled=False,
    )


def chapter_list(chapters: Sequence[ChapterMark]) -> bytes:
    """Return the list, of the first ``MOST_LISTED`` chapters and as much of their titles."""
    listed = chapters[:MOST_LISTED]
    entries = ((u64(one.start_ms * _TICKS_PER_MS), cut(one.title, MOST_LISTED)) for one in listed)
    body = b"".join(start + bytes((len(title),)) + title for start, title in entries)
    return full_box(b"chpl", u32(0), bytes((len(listed),)), body, version=1)


def cut(title: str, most: int) -> bytes:
    """Return a title as UTF-8 of at most so many bytes, cut between characters."""
    data = title.encode()
    return data if len(data) <= most else data[:most].decode(errors="ignore").encode()
