"""What stands between the breaths of a sentence on a page."""

from __future__ import annotations

import re

import pytest

from narrate.reading import read

_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body>{}</body></text></TEI>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<list><head>SUBJECT</head> <item>Boats and ropes</item></list>", "Subject: Boats"),
        ("<p>We sailed; the boats came back.<lb/>Nobody was hurt.</p>", "back. Nobody"),
        ("<p>She said—and smiled—that all was well, on the long way home</p>", "said—and smiled—"),
    ],
)
def test_a_blank_that_the_reader_put_there_is_shown_and_no_other(bound, body, shown):
    document = read(_TEI.format(body).encode(), name="case.xml")
    text = (bound(document, "mp3", "transcript.html") / "book.transcript.html").read_text("utf-8")
    assert shown in " ".join(re.sub(r"<[^>]*>", "", text).split())
