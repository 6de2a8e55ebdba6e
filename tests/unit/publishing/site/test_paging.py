"""From page to page of the index."""

from __future__ import annotations

import re

from narrate.publishing.site.paging import pager
from narrate.publishing.site.wording import words

_LAST = 2999
"""Full pages of an archive of 300,000 episodes."""


def _ways(number):
    """Return the pages that a page leads to."""
    older = number - 1 or None if number else _LAST
    newer = None if not number else (number + 1 if number < _LAST else 0)
    said = pager(number, older, newer, words("en"), "en")
    return {int(one) for one in re.findall(r'href="[./]*page/(\d+)/index.html"', said)}


def test_any_page_of_a_vast_archive_is_a_few_links_away():
    known, here, steps = {0}, {0}, 0
    while len(known) <= _LAST:
        here = set().union(*map(_ways, here)) - known
        assert here, f"{_LAST + 1 - len(known)} pages are never reached"
        known |= here
        steps += 1
    assert steps <= 16


def test_one_page_needs_no_ways():
    assert pager(0, None, None, words("en"), "en") == ""


def test_the_oldest_and_the_newest_page_end_the_row():
    assert "Older" not in pager(1, None, 0, words("en"), "en")
    assert "Newer" not in pager(0, 1, None, words("en"), "en")
    assert 'rel="prev" href="../../index.html"' in pager(1, None, 0, words("en"), "en")
