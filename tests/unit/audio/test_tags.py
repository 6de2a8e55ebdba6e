import io

import pytest

from narrate.audio.tags import ChapterMark, Tags, id3, read_back
from narrate.audio.tags.id3 import _contents
from narrate.model.iso639 import three_letters

FULL = Tags(
    title="Letter From President Carter",
    artist="Jimmy Carter",
    album="Письма",
    date="1977-02-14",
    language="en-US",
    comment="Read by a machine.",
    genre="Speech",
    publisher="Office of the Historian",
    rights="public domain",
    track="3/12",
    voice="eSpeak NG, en-us",
    source="frus1977-80v06/d7",
    cover=b"\x89PNG pretend",
    length_ms=214_000,
)


def again(tags: Tags, chapters: list[ChapterMark]) -> tuple[Tags, tuple[ChapterMark, ...]]:
    return read_back(io.BytesIO(id3(tags, chapters)))


def marks(count: int) -> list[ChapterMark]:
    """Chapters whose titles differ in length and script, so that sorting by size would show."""
    titles = ("Кратко", "A", "長い題" * 60, "The " + "very " * (count % 7 + 40) + "long one", "")
    return [
        ChapterMark(
            title=f"{titles[index % 5]} {index}", start_ms=1000 * index, end_ms=1000 * index + 1000
        )
        for index in range(count)
    ]


def test_everything_comes_back():
    tags, chapters = again(FULL, marks(2))
    assert tags == Tags(
        **{name: getattr(FULL, name) for name in FULL.__slots__} | {"language": "eng"}
    )
    assert chapters == tuple(marks(2))


def test_version_two_three_without_padding():
    data = id3(FULL, marks(3))
    assert data[:5] == b"ID3\x03\x00"
    size = sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    assert len(data) == size + 10
    assert data.endswith(FULL.cover)


@pytest.mark.parametrize("count", [1, 255, 256, 300, 1000])
def test_chapters_keep_their_order(count):
    assert again(Tags(), marks(count))[1] == tuple(marks(count))


@pytest.mark.parametrize(("count", "tables"), [(1, 1), (255, 1), (256, 3), (300, 3), (66_000, 262)])
def test_contents_name_every_chapter_in_order_and_no_table_is_too_long(count, tables):
    contents = {one.element_id: one for one in _contents(count)}
    assert len(contents) == tables
    assert [name for name, one in contents.items() if one.flags & 1 << 1] == ["toc"]
    assert all(len(one.child_element_ids) <= 255 for one in contents.values())

    def leaves(name: str):
        if name not in contents:
            yield name
            return
        for child in contents[name].child_element_ids:
            yield from leaves(child)

    assert list(leaves("toc")) == [f"ch{index:05d}" for index in range(1, count + 1)]


@pytest.mark.parametrize("date", ["1977", "1977-06", "1977-06-09", "circa 1850", ""])
def test_dates_survive(date):
    assert again(Tags(title="x", date=date), [])[0].date == date


def test_nothing_known_is_nothing_written():
    assert len(id3(Tags(), [])) == 10


def test_jpeg_and_png_are_told_apart():
    assert b"image/png" in id3(Tags(cover=b"\x89PNG.."))
    assert b"image/jpeg" in id3(Tags(cover=b"\xff\xd8\xff.."))


def test_same_tags_same_bytes():
    assert id3(FULL, marks(20)) == id3(FULL, marks(20))


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "eng"),
        ("de", "deu"),
        ("zh-Hant", "zho"),
        ("grc", "grc"),
        ("", "und"),
        ("x-y", "und"),
    ],
)
def test_language_codes(tag, code):
    assert three_letters(tag) == code
