"""Words of the site, and how it writes dates, lengths and sizes."""

from __future__ import annotations

from importlib.resources import files

import pytest

from narrate.publishing.site.wording import (
    machine_date,
    words,
    written_date,
    written_length,
    written_number,
    written_size,
)

LANGUAGES = ("de", "en", "es", "fr")


def test_languages_have_the_same_words_with_the_same_places():
    english = words("en")
    here = files("narrate.publishing.site").joinpath("words").iterdir()
    assert sorted(one.name for one in here) == [f"{one}.json" for one in LANGUAGES]
    for language in LANGUAGES:
        said = words(language)
        for known, own in ((english.page, said.page), (english.say, said.say)):
            assert own.keys() == known.keys(), language
            for name, text in known.items():
                if isinstance(text, str):
                    assert own[name].count("{}") == text.count("{}"), (language, name)
                    assert own[name].strip() or name == "thousands"
                else:
                    assert len(own[name]) == len(text)


@pytest.mark.parametrize(
    ("date", "machine", "english", "german", "french", "spanish"),
    [
        (
            "1977-06-09",
            "1977-06-09",
            "9 June 1977",
            "9. Juni 1977",
            "9 juin 1977",
            "9 de junio de 1977",
        ),
        (
            "1977-03-01",
            "1977-03-01",
            "1 March 1977",
            "1. März 1977",
            "1er mars 1977",
            "1 de marzo de 1977",
        ),
        ("1977-06", "1977-06", "June 1977", "Juni 1977", "juin 1977", "junio de 1977"),
        ("1977", "1977", *["1977"] * 4),
        (
            "1977-06-09T10:00:00Z",
            "1977-06-09",
            "9 June 1977",
            "9. Juni 1977",
            "9 juin 1977",
            "9 de junio de 1977",
        ),
        ("June 9, 1977", "", *["June 9, 1977"] * 4),
        ("1977-13-01", "", *["1977-13-01"] * 4),
        ("1977-06-00", "", *["1977-06-00"] * 4),
        ("19770609", "", *["19770609"] * 4),
        ("", "", *[""] * 4),
    ],
)
def test_dates(date, machine, english, german, french, spanish):
    assert machine_date(date) == machine
    wanted = {"en": english, "de": german, "fr": french, "es": spanish}
    assert {one: written_date(date, words(one)) for one in wanted} == wanted


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [(1, "1 min"), (89, "1 min"), (91, "2 min"), (3570, "1 h 0 min"), (3900, "1 h 5 min")],
)
def test_lengths(seconds, wanted):
    assert written_length(seconds, words("en")) == wanted


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (1, "1 kB", "1 ko"),
        (4_400, "4 kB", "4 ko"),
        (949_999, "950 kB", "950 ko"),
        (950_000, "0.9 MB", "0,9 Mo"),
        (12_340_000, "12.3 MB", "12,3 Mo"),
    ],
)
def test_sizes(size, english, french):
    assert written_size(size, words("en")) == english
    assert written_size(size, words("fr")) == french


def test_numbers():
    assert [written_number(300_000, words(one)) for one in ("en", "de", "fr")] == [
        "300,000",
        "300.000",
        "300 000",
    ]
