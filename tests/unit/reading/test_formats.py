"""The table of formats and what is said about a wrong one."""

import pytest

from narrate.errors import SourceError
from narrate.reading import FORMATS, SourceTooLarge, UnknownFormat, read
from narrate.reading.formats import format_of


def test_every_row_has_a_reader_and_a_description():
    for row in FORMATS:
        assert callable(row.reader())
        assert row.description
        assert all(suffix == "" or suffix.startswith(".") for suffix in row.suffixes)


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "dir.d/a.text", "README", "dir.d/README", ".x"])
def test_plain_text_by_its_name(name):
    assert format_of(name).name == "text"


@pytest.mark.parametrize("wanted", ["text", "TEXT", "txt", ".txt"])
def test_the_format_that_is_asked_for_wins_over_the_name(wanted):
    assert format_of("a.xyz", wanted).name == "text"


def test_an_unknown_ending_says_what_to_type():
    with pytest.raises(UnknownFormat) as caught:
        format_of("letter.xyz")
    assert "'.xyz'" in caught.value.message
    assert "--from text" in caught.value.hint


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(UnknownFormat) as caught:
        read(b"Hello.", name="a.txt", format="tekst")
    assert "--from text" in caught.value.hint


def test_a_source_above_the_limit_is_refused_unless_asked_for():
    data = b"A line of text.\n" * 10
    with pytest.raises(SourceTooLarge) as caught:
        read(data, name="a.txt", max_bytes=100)
    assert "--max-size" in caught.value.hint
    assert caught.value.exit_code == SourceError.exit_code
    assert read(data, name="a.txt", max_bytes=len(data)).blocks
