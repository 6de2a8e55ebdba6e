"""What narrate makes has no finding of narrate check, whatever a text is written with."""

from __future__ import annotations

import pytest

import narrate
from narrate.checking.check import check

PAGE = """# Nets &amp; tar

The pilot&#8217;s *log* says 10<sup>6</sup> tons&nbsp;&mdash; or so.[^tide]
Write `a &amp; b`, not \\*c\\*.

| A&amp;B | Tons |
|---|---|
| 1\\|2 | &frac12; |

> Fair &ldquo;winds&rdquo;, said &lt;nobody&gt;.

[^tide]: At high tide &amp; later.
"""
BOOK = """# One

The first sentence is short. The second is a little longer than that. The third one ends it.

The next paragraph is not to be heard at all.
"""


def findings(folder):
    return [(row.path.name, one.id, one.message) for row in check([folder]) for one in row.findings]


@pytest.fixture
def made(tmp_path):
    def make(name, text, **options):
        source = tmp_path / name
        source.write_text(text, encoding="utf-8")
        narrate.make(source, output=str(tmp_path / "out"), no_cache=True, **options)
        return tmp_path / "out"

    return make


def test_characters_that_the_source_spells_otherwise(made):
    assert findings(made("nets.md", PAGE, formats=("all",))) == []


def test_a_part_of_a_book_that_stays_the_book_it_was(made, tmp_path):
    book = made("days.md", BOOK, formats=("epub",)) / "days" / "days.epub"
    narrate.make(
        book, output=str(tmp_path / "part"), formats=("mp3", "epub"), no_cache=True, sample=2
    )
    assert findings(tmp_path / "part") == []
