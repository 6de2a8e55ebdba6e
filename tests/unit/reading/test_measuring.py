"""The library that finds articles, measured faster: its answer must stay its own, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readability import Document
from readability.readability import clean

from narrate.reading.html.measuring import MeasuredPage, length

_SENTENCE = "The council met on Tuesday, heard three speakers, and put the matter off until spring."
_SPACES = (" ", "  ", "\n", "\t", "\r", "\x0b", "\x1c", "\x85", "\xa0", "\u2003", "\u3000")
_LONG_RUNS = (" " * 130, "\xa0" * 130, "\t" * 130)
_TEXTS = st.lists(st.sampled_from(("a", "bc", ".", *_SPACES, *_LONG_RUNS))).map("".join)
_PAGES = {
    "an article": f"<div class='post' data-n='1'>{f'<p>{_SENTENCE}</p>' * 6}</div>",
    "links around it": (
        "<ul data-n='1'><li><a>Home</a> <li><a>About\u00a0 us</a></ul>"
        f"<main data-n='2'>{f'<p>{_SENTENCE}</p>' * 6}<div>{'<a>more</a>' * 5}</div></main>"
    ),
    "a table of lines indented": (
        f"<table data-n='1'><tr><td>\n\t\t{_SENTENCE}\n\t\t{_SENTENCE}\t\t{_SENTENCE}"
        f"<td><blockquote data-n='2'>{_SENTENCE * 3}</blockquote></table>"
    ),
    "a picture in a drawing": (
        f"<div data-n='1'>{f'<p>{_SENTENCE}</p>' * 4}<svg><image></svg></div>"
    ),
    "nothing long enough": "<div data-n='1'><p>Short.</p></div>",
}


@given(_TEXTS)
def test_lengths_are_those_that_the_library_counts(text):
    assert length(text) == len(clean(text))


@pytest.mark.parametrize("page", _PAGES.values(), ids=_PAGES)
def test_the_article_is_the_one_that_the_library_finds(page):
    page = f"<html><body>{page}</body></html>"
    found = MeasuredPage(page).summary(html_partial=True)
    assert found == Document(page).summary(html_partial=True)
