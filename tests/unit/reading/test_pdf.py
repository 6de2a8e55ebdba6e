"""PDFs that are broken, protected, scanned or random; and without the extra."""

from __future__ import annotations

import contextlib
import io
import sys

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.reading import read
from narrate.reading.pdf.margins import margins_of
from narrate.reading.pdf.pages import Line, PdfMissing
from narrate.reading.pdf.setting import type_of
from narrate.scripting import account, script


def test_without_the_extra_the_error_says_what_to_type(monkeypatch, pdf):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(PdfMissing) as caught:
        read(pdf("60 500 11 Words"), name="a.pdf")
    assert caught.value.hint == "python -m pip install 'narrate-editions[pdf]'"


@pytest.mark.parametrize("data", [b"", b"Dear Sirs", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 900])
def test_what_is_no_pdf_is_a_clear_error(data):
    with pytest.raises(SourceError, match=r"a\.pdf") as caught:
        read(data, name="a.pdf")
    assert caught.value.hint


def test_a_truncated_pdf_is_an_error_or_read(pdf):
    whole = pdf("60 500 11 Some words that are read.")
    for length in range(0, len(whole), 37):
        with contextlib.suppress(SourceError):
            assert read(whole[:length], name="a.pdf").blocks


def test_a_scan_is_sent_to_a_program_that_recognises_letters(pdf):
    with pytest.raises(SourceError, match="no text in it") as caught:
        read(pdf("60 500 11  "), name="a.pdf")
    assert "ocrmypdf" in caught.value.hint


def test_a_password_is_named():
    with io.BytesIO() as file:
        document = pypdfium2.PdfDocument.new()
        document.new_page(100, 100)
        document.save(file)
        data = file.getvalue()
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)] "
    data = data.replace(b"/Root", lock % (b"o" * 32, b"u" * 32) + b"/Root")
    with pytest.raises(SourceError) as caught:
        read(data, name="a.pdf")
    assert caught.value.hint


def test_the_files_title_counts_unless_a_program_gave_it(pdf):
    drawn = "60 540 20 The Harbour\n60 500 11 Nobody was hurt, and all came back."
    assert read(pdf(drawn, "Boats"), name="a.pdf").metadata.title == "Boats"
    given_by_word = pdf(drawn, "Microsoft Word - Document1")
    assert read(given_by_word, name="a.pdf").metadata.title == "The Harbour"


def _line(text, page, base, size=10.0):
    return Line(text, page, 50.0, 300.0, base, size)


def test_chapters_at_the_top_of_pages_are_no_running_heads():
    pages = [
        [_line(f"Chapter {number * number + 1}", number, 500.0), _line("words", number, 400.0)]
        for number in range(9)
    ]
    usual = type_of([line for lines in pages for line in lines])
    assert not margins_of(pages, usual).heads - {(page, 1) for page in range(9)}


def test_heads_that_change_with_the_chapter_are_silent_beside_those_that_repeat():
    pages = [
        [
            _line("Boats" if number < 7 else f"Men {'ABC'[number - 7]}", number, 560.0),
            *(_line(f"text {number} {at}", number, 500.0 - 12 * at) for at in range(20)),
            _line(str(number + 5), number, 20.0),
        ]
        for number in range(10)
    ]
    usual = type_of([line for lines in pages for line in lines])
    margins = margins_of(pages, usual)
    assert {(page, 0) for page in range(10)} <= margins.heads
    assert margins.numbers == {(page, 21): str(page + 5) for page in range(10)}


_WORDS = st.text(st.sampled_from("ab cdE.,1-•()"), min_size=1, max_size=30)
_DRAWN = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 590), st.sampled_from([8, 11, 20]), _WORDS),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60)
@given(st.lists(_DRAWN, min_size=1, max_size=4))
def test_every_letter_is_in_one_block_or_omission(pdf, pages):
    drawn = "\n---\n".join(
        "\n".join(f"{left} {base} {size} {words}" for left, base, size, words in page)
        for page in pages
    )
    try:
        document = read(pdf(drawn), name="a.pdf")
    except SourceError:
        return
    for node, content in enumerate(document.nodes):
        covered = [0] * len(content)
        places = [place for block in document.blocks for place in block.places]
        for place in [*places, *(omission.place for omission in document.omissions)]:
            if place.node == node:
                for at in range(place.start, place.end):
                    covered[at] += 1
        assert covered == [1] * len(content)
    assert not account(document, script(document)).unaccounted


def test_a_line_that_stands_again_in_other_chapters_is_no_running_head(pdf):
    pages = []
    for number in range(1, 13):
        first = (
            "The boats came back again." if number % 5 == 2 else f"Day {'abcdefghijkl'[number]}."
        )
        lines = ["72 760 9 The Harbour", f"72 700 12 {first}"]
        lines += [
            f"72 {680 - 14 * at} 12 Nobody was hurt that {word}."
            for at, word in enumerate(("day", "night", "week", "month", "year"))
        ]
        pages.append("\n".join(lines))
    document = read(pdf("\n---\n".join(pages)), name="a.pdf")
    said = "\n".join(document.text_of(block) for block in document.blocks)
    assert said.count("The boats came back again.") == 3
    assert "The Harbour" not in said
