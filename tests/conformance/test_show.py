"""A real show, published by ``narrate publish``: clean before the linter, schema and readers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree

import narrate.publishing.writing
from narrate.checking.check import check
from narrate.edition.publishing import publish
from narrate.edition.request import Request, Silence
from narrate.edition.showing import showing
from narrate.publishing.lock import read

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
LETTERS = 7
SETTINGS = """[show]
title = "Boats & “Harbours”"
description = "Letters of a harbour, read aloud."
base_url = "https://letters.example.org/b%C3%B6te"
author = "Anna Berg & Sons"
owner_email = "anna@example.org"
categories = ["Society & Culture > Documentary", "History"]
type = "serial"
licence = "CC-BY-4.0"
hub = "https://hub.example.org/"
funding = "https://example.org/give"
formats = ["mp3", "m4b", "opus", "epub", "lpf", "readium", "html", "transcript.html", "vtt", "srt",
 "transcript.json"]
"""
CHAPTERS = "\n".join(f"# Part {number} & <more>\n\nIt rained.\n" for number in range(1, 5))


class Published:
    """A show in small pages, so that there are archives of all kinds."""

    def __init__(self, folder, cache):
        self.folder, self.public = folder, folder / "public"
        self._request = {
            "output": str(cache / "editions"),
            "cache_dir": str(cache / "cache"),
            "voice": "tone",
            "jobs": 1,
        }
        self._now = NOW

    def letter(self, number, text="Rain fell."):
        title = f"Letter {number} to “Ö” & <Co>"
        source = self.folder / f"brief-ö {number}.md"
        source.write_text(f'---\ntitle: {title}\nauthor: "A, B & C"\n---\n\n{text}\n', "utf-8")
        return source

    def again(self):
        """Publish an hour later."""
        self._now += timedelta(hours=1)
        request = Request(sources=(), **self._request)
        return list(publish(showing((str(self.folder),), ()), request, Silence(), now=self._now))

    @property
    def documents(self):
        return [self.public / "feed.xml", *sorted(self.public.glob("feed/*.rss.xml"))]

    def findings(self, **options):
        now = self._now + timedelta(minutes=1)
        return [
            (checked.path.name, found.id, found.message)
            for checked in check([self.public], now=now, **options)
            for found in checked.findings
        ]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("FEED_SIZE", "INDEX_SIZE", "SEARCH_SIZE", "SITEMAP_SIZE"):
            patch.setattr(narrate.publishing.writing, name, 2)
        folder = tmp_path_factory.mktemp("letters")
        (folder / "narrate.toml").write_text(SETTINGS, encoding="utf-8")
        show = Published(folder, tmp_path_factory.mktemp("made"))
        for number in range(1, LETTERS + 1):
            show.letter(number, CHAPTERS if number in (1, LETTERS) else "Rain fell.")
        show.again()
        yield show


def locked(show):
    return [row.guid for row in read(show.folder / "show.lock")[1] if not row.removed]


def guids(show):
    """The guids of all documents, as feedparser reads them."""
    return [
        entry.id for path in show.documents for entry in feedparser.parse(path.read_bytes()).entries
    ]


def strictly_valid(path):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("podcast.rng")))
    return schema.validate(etree.parse(path))


def test_the_linter_finds_nothing(published):
    assert len(published.documents) >= 3
    assert published.findings() == []


def test_nor_in_any_file_of_it(published):
    assert published.findings(deep=True) == []


def test_every_document_is_strictly_valid(published):
    assert all(strictly_valid(path) for path in published.documents)


def test_every_episode_is_in_one_document(published):
    assert sorted(guids(published)) == sorted(locked(published))
    assert len(guids(published)) == LETTERS


def test_after_an_edit_and_a_removal_it_is_as_clean(published):
    published.letter(2, "Snow fell, and more snow.")
    (published.folder / "brief-ö 4.md").unlink()
    published.again()
    assert published.findings() == []
    assert all(strictly_valid(path) for path in published.documents)
    assert sorted(guids(published)) == sorted(locked(published))
    assert len(guids(published)) == LETTERS - 1


@pytest.mark.parametrize(
    ("name", "where", "old", "new"),
    [
        ("guid-changed", "feed.xml", b'isPermaLink="false">', b'isPermaLink="false">1'),
        ("enclosure-length", "feed.xml", b' length="', b' length="9'),
        ("alternate-integrity", "feed/1.rss.xml", b'value="sha256-', b'value="sha256-A'),
        ("archive-mark", "feed/1.rss.xml", b"<fh:archive/>", b""),
        ("transcript-missing-file", "feed.xml", b".vtt", b".webvtt"),
        ("page-link", "index.html", b"episodes/", b"episode/"),
        ("sitemap-page", "sitemap/1.xml", b"/episodes/", b"/episode/"),
        ("opds-link", "opds/index.atom.xml", b".epub", b".epub3"),
        ("manifest-changed", "robots.txt", b"Allow", b"allow"),
    ],
)
def test_what_is_planted_in_it_is_found(published, name, where, old, new):
    path = published.public / where
    whole = path.read_bytes()
    assert old in whole
    path.write_bytes(whole.replace(old, new, 1))
    try:
        assert name in {one for _, one, _ in published.findings()}
    finally:
        path.write_bytes(whole)
