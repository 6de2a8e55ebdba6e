"""Sitemap, robots and catalogue: well-formed, absolute, with the right dates and types."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest

from narrate.publishing.opds import catalogue
from narrate.publishing.robots import robots
from narrate.publishing.sitemap import sitemap, sitemap_index

_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/terms/}"


def test_a_sitemap_names_every_page_and_its_last_change(show, episode):
    moment = datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    tree = ET.fromstring(sitemap(show(), [episode(1, slug="a&b ü", updated=moment)]))
    assert tree.tag == f"{_MAP}urlset"
    assert [one.text for one in tree.iter(f"{_MAP}loc")] == [
        "https://letters.example.org/episodes/a%26b%20%C3%BC/"
    ]
    assert [one.text for one in tree.iter(f"{_MAP}lastmod")] == ["2026-03-01T23:30:00+00:00"]


def test_a_sitemap_index_names_every_shard(show):
    tree = ET.fromstring(sitemap_index(show(), [1, 2]))
    assert tree.tag == f"{_MAP}sitemapindex"
    assert [one.text for one in tree.iter(f"{_MAP}loc")] == [
        "https://letters.example.org/sitemap/1.xml",
        "https://letters.example.org/sitemap/2.xml",
    ]


def test_robots_are_shown_the_way(show):
    said = robots(show()).decode().splitlines()
    assert said[:2] == ["User-agent: *", "Allow: /"]
    assert said[-1] == "Sitemap: https://letters.example.org/sitemap.xml"


_BOOKS = (".epub", ".lpf", ".audiobook", ".m4b", ".vtt", ".jpg")


def _links(entry, rel):
    return [one for one in entry.iter(f"{_ATOM}link") if one.get("rel") == rel]


def test_a_catalogue_offers_every_book_with_its_type(show, episode):
    one = episode(7, endings=_BOOKS, language="de", date="1977-06-09", author="Anna", summary="Hm.")
    without = episode(8, endings=(".vtt",))
    tree = ET.fromstring(catalogue(show(), [without, one], page=0, older=None, newer=None))
    (entry,) = tree.iter(f"{_ATOM}entry")
    offered = _links(entry, "http://opds-spec.org/acquisition/open-access")
    assert [(link.get("href").rpartition(".")[2], link.get("type")) for link in offered] == [
        ("epub", "application/epub+zip"),
        ("lpf", "application/lpf+zip"),
        ("audiobook", "application/audiobook+zip"),
        ("m4b", "audio/mp4"),
    ]
    assert entry.findtext(f"{_ATOM}id") == f"urn:uuid:{one.guid}"
    assert entry.findtext(f"{_ATOM}updated") == "2026-03-08T12:00:00Z"
    assert tree.findtext(f"{_ATOM}updated") == "2026-03-08T12:00:00Z"
    assert entry.findtext(f"{_DC}language") == "de"
    assert entry.findtext(f"{_DC}issued") == "1977-06-09"
    (thumbnail,) = _links(entry, "http://opds-spec.org/image/thumbnail")
    assert thumbnail.get("type") == "image/jpeg"


@pytest.mark.parametrize(
    ("page", "older", "newer", "wanted"),
    [
        (0, 12, None, {"self": "index", "start": "index", "next": "12"}),
        (12, 11, 0, {"self": "12", "start": "index", "next": "11", "previous": "index"}),
        (1, None, 2, {"self": "1", "start": "index", "previous": "2"}),
    ],
)
def test_catalogues_lead_from_page_to_page(show, episode, page, older, newer, wanted):
    data = catalogue(show(), [episode(1, endings=_BOOKS)], page=page, older=older, newer=newer)
    links = ET.fromstring(data).findall(f"{_ATOM}link")
    found = {one.get("rel"): one.get("href") for one in links if one.get("rel") != "alternate"}
    base = "https://letters.example.org/opds/"
    assert found == {rel: f"{base}{name}.atom.xml" for rel, name in wanted.items()}


@pytest.mark.parametrize(
    ("guid", "wanted"),
    [
        ("9B024349-CCF0-5F69-A609-6B82873EAB3C", "urn:uuid:9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://old.example/7", "https://old.example/7"),
        ("seven", "https://letters.example.org/episodes/letter-7/"),
    ],
)
def test_ids_are_addresses_as_atom_wants_them(show, episode, guid, wanted):
    one = episode(7, guid=guid, endings=_BOOKS)
    tree = ET.fromstring(catalogue(show(), [one], page=0, older=None, newer=None))
    assert tree.findtext(f"{_ATOM}entry/{_ATOM}id") == wanted


def test_hostile_words_stay_words(show, episode, hostile):
    made = show(title=hostile, description=hostile, author=hostile)
    values = dict.fromkeys(("title", "author", "summary", "source", "rights", "date"), hostile)
    data = catalogue(made, [episode(7, endings=_BOOKS, **values)], page=0, older=None, newer=None)
    tree = ET.fromstring(data)
    assert len(tree.findall(f"{_ATOM}entry")) == 1
    assert all(one.text for one in tree.iter(f"{_ATOM}name"))
