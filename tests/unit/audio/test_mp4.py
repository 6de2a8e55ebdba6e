"""Boxes whose numbers do not fit into four bytes."""

from array import array

import pytest

from narrate.audio.mp4 import boxes
from narrate.audio.mp4.chapters import chapter_list, cut, text_samples
from narrate.audio.mp4.track import Track, runs
from narrate.audio.tags import ChapterMark


def track(**more):
    fields = {
        "number": 1,
        "handler": b"soun",
        "handler_name": b"Sound",
        "language": "eng",
        "timescale": 24_000,
        "entry": b"",
        "media_header": b"",
        "sizes": array("I", [5] * 50),
        "durations": [(50, 1024)],
        "chunk": 24,
    }
    return Track(**(fields | more))


def found(data, *path):
    """Return the body of the box at ``path``."""
    for kind in path:
        at = 0
        while data[at + 4 : at + 8] != kind:
            at += int.from_bytes(data[at : at + 4], "big")
            assert at < len(data), kind
        data = data[at + 8 : at + int.from_bytes(data[at : at + 4], "big")]
    return data


def number(data, at, size):
    return int.from_bytes(data[at : at + size], "big")


def test_a_box_says_its_size():
    assert boxes.box(b"free", b"ab", b"c") == b"\0\0\0\x0bfreeabc"
    assert boxes.full_box(b"smhd", b"z", version=1, flags=3) == b"\0\0\0\x0dsmhd\1\0\0\3z"
    long = boxes.long_header(b"mdat", 5 << 32)
    assert long == b"\0\0\0\1mdat" + (16 + (5 << 32)).to_bytes(8, "big")


@pytest.mark.parametrize(("hours", "version"), [(1, 0), (49, 0), (50, 1), (300, 1)])
def test_durations_beyond_four_bytes_have_eight(hours, version):
    samples = hours * 3600 * 24_000
    data = track(durations=[(samples // 1024, 1024)]).box(
        movie_duration=samples, offset=100, wide=False
    )
    header, media = found(data, b"trak", b"tkhd"), found(data, b"trak", b"mdia", b"mdhd")
    edit = found(data, b"trak", b"edts", b"elst")
    assert (header[0], media[0], edit[0]) == (version, version, version)
    width, times = (8, 16) if version else (4, 8)
    assert number(header, 4 + times + 8, width) == samples
    assert number(media, 4 + times, 4) == 24_000
    assert number(media, 8 + times, width) == samples // 1024 * 1024
    assert number(edit, 8, width) == samples


@pytest.mark.parametrize("wide", [False, True])
def test_chunks_say_where_they_lie(wide):
    base = 5 << 32 if wide else 1000
    data = track().box(movie_duration=1, offset=base, wide=wide)
    tables = b"trak", b"mdia", b"minf", b"stbl"
    offsets = found(data, *tables, b"co64" if wide else b"stco")
    width = 8 if wide else 4
    assert number(offsets, 4, 4) == 3
    assert [number(offsets, 8 + width * at, width) for at in range(3)] == [
        base,
        base + 24 * 5,
        base + 48 * 5,
    ]
    runs_of_chunks = found(data, *tables, b"stsc")
    assert [number(runs_of_chunks, 8 + 4 * at, 4) for at in range(6)] == [1, 24, 1, 3, 2, 1]


def test_runs_of_equal_lengths():
    assert runs([5, 5, 7, 5]) == [(2, 5), (1, 7), (1, 5)]


@pytest.mark.parametrize("most", range(12))
def test_a_title_is_cut_between_characters(most):
    title = "aß漢🙂z"
    data = cut(title, most)
    assert len(data) <= most
    assert title.startswith(data.decode())
    following = title[len(data.decode()) :][:1]
    assert not following or len(data) + len(following.encode()) > most


def test_titles_of_any_length():
    long = ChapterMark(title="漢" * 30_000, start_ms=0, end_ms=1)
    (sample,) = text_samples([long])
    size = number(sample, 0, 2)
    assert size == 65_535 // 3 * 3
    assert sample[2 : 2 + size].decode() == "漢" * (size // 3)
    listed = chapter_list([long])
    assert listed[-255:].decode() == "漢" * 85
