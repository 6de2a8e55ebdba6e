"""Which pages a change touches: archive pages never move, and change only with their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.publishing.pages import archives, newest, page_of, shards, touched

SIZE = 10


@pytest.mark.parametrize(
    ("last", "count", "first"),
    [(0, 0, 1), (9, 0, 1), (10, 0, 1), (19, 0, 1), (20, 1, 11), (29, 1, 11), (30, 2, 21)],
)
def test_the_newest_document_has_the_last_full_page_and_what_came_after(last, count, first):
    assert archives(last, SIZE) == count
    assert newest(last, SIZE)[1:] == (first, last, count, 0)


def test_one_edit_touches_one_page():
    pages, current = touched([7], 35, SIZE, written=2)
    assert [(one.number, one.first, one.last, one.older, one.newer) for one in pages] == [
        (1, 1, 10, 0, 2)
    ]
    assert current.number == 0


def test_an_edit_in_the_newest_touches_no_archive():
    assert touched([33], 35, SIZE, written=2)[0] == []


def test_a_page_that_becomes_an_archive_is_the_next_of_the_one_before():
    pages, _ = touched([40], 40, SIZE, written=2)
    assert [(one.number, one.newer) for one in pages] == [(2, 3), (3, 0)]


@given(st.integers(1, 500), st.integers(1, 50))
def test_every_sequence_is_on_one_page_or_in_the_newest(last, size):
    pages, current = touched([], last, size, written=0)
    seen = [one for page in (*pages, current) for one in range(page.first, page.last + 1)]
    assert sorted(seen) == list(range(1, last + 1))


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=20))
def test_shards_hold_what_changed(changed):
    found = shards(changed, SIZE)
    assert {one.number for one in found} == {page_of(one, SIZE) for one in changed}
    assert all(any(page.first <= one <= page.last for page in found) for one in changed)
