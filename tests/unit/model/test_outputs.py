"""What stands in the folder of an edition and is not of it."""

from __future__ import annotations

import pytest

from narrate.binding.formats import ALWAYS, CHAPTERS_SUFFIX, FORMATS, PLAYLIST_SUFFIX
from narrate.model.outputs import ENDINGS, left_over


def test_the_endings_are_those_of_all_formats():
    packed = {f"{row.suffix}.zip" for row in FORMATS if row.folder}
    assert {row.suffix for row in FORMATS} | packed | {CHAPTERS_SUFFIX, PLAYLIST_SUFFIX} == ENDINGS


@pytest.mark.parametrize(
    ("name", "is_left"),
    [
        ("tale.epub", True),
        ("tale.transcript.html", True),
        ("tale.chapters", True),
        ("tale.daisy3.zip", True),
        ("tale.mp3", False),
        ("tale.daisy3", False),
        ("tale.md", False),
        ("tale.old.epub", False),
        ("other.epub", False),
        (".tale.epub.7.part", False),
        *((f"tale{ending}", False) for ending in ALWAYS),
    ],
)
def test_what_is_left(name, is_left):
    found = left_over("tale", ["tale.mp3", name], ["tale.mp3", "tale.daisy3/book.opf"])
    assert found == [name] * is_left
