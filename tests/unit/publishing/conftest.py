"""Shows and episodes for pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from narrate.model.media import media_type
from narrate.model.show import Episode, PublishedFile, Show

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "]]> & &amp; &lt;b&gt; <!-- --> <!-- narrate:foot -->",
    '{{title}} {{data}} {} ","audio":"x.mp3',
    "\u202etxet \u2066x\u2069 رسالة",
    "🌲\u200d🌲 \ud800 \x00\x07\x1b\ufffe",
    "\u2028\u2029 \n\r\t lines",
    "",
)
"""Texts that try a page: mark-up, attributes, places of templates, directions, no letters."""
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, data: bytes):
        super().__init__(convert_charrefs=True)
        self.elements, self.scripts, self.words = [], [], []
        self._inside = ""
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self._inside = tag
        if tag == "script":
            self.scripts.append([given, ""])

    def handle_endtag(self, _):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "script":
            self.scripts[-1][1] += data
        else:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag, **wanted):
        return [
            given
            for name, given in self.elements
            if name == tag and all(given.get(key) == value for key, value in wanted.items())
        ]

    def policy(self):
        said = self.all("meta", **{"http-equiv": "Content-Security-Policy"})
        assert len(said) == 1
        return dict(one.split(" ", 1) for one in said[0]["content"].split("; "))


def a_file(name, size=1_500_000):
    return PublishedFile(name, media_type(name), size, "0" * 64)


@pytest.fixture
def page_of():
    return Page


@pytest.fixture
def show():
    def make(**values):
        known = {
            "title": "Harbour Letters",
            "description": "What was written.\n\nAnd answered.",
            "base_url": "https://letters.example.org/",
            "author": "Harbour Archive",
        }
        return Show(**{**known, **values})

    return make


@pytest.fixture
def episode():
    def make(sequence=1, endings=(), **values):
        slug = values.pop("slug", f"letter-{sequence}")
        stem = f"episodes/{slug}/{slug}-0a1b2c3d"
        known = {
            "guid": f"00000000-0000-4000-8000-{sequence:012}",
            "published": AT + timedelta(days=sequence),
            "updated": AT + timedelta(days=sequence),
            "version": "0a1b2c3d",
            "title": f"Letter {sequence}",
            "audio": a_file(f"{stem}.mp3"),
            "files": tuple(a_file(f"{stem}{one}") for one in endings),
            "seconds": 190.4,
        }
        return Episode(slug=slug, sequence=sequence, **{**known, **values})

    return make


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request):
    return request.param
