"""The feed as a parser sees it: every field, whatever the text holds."""

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model.show import ChapterMark, Episode, Funding, Person, PublishedFile, Show
from narrate.publishing.feed.channel import SPACES, Paging, feed
from narrate.publishing.feed.notes import MOST_BYTES, html_notes, plain_notes

NS = {name.removeprefix("xmlns:"): uri for name, uri in SPACES.items()}
SHOW = Show(
    title="Letters & Papers",
    description="What they <wrote>.",
    base_url="https://a.example/show/",
    author="The Archive",
    owner_email="archive@a.example",
    language="en-GB",
    categories=("History", "Society & Culture > Documentary"),
    funding=(Funding("https://a.example/give", "Give"),),
    licence="CC-BY-4.0",
    copyright="© The Archive",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    hub="https://hub.example/",
    artwork=PublishedFile("artwork-01234567.jpg", "image/jpeg", 1, "aa"),
)
SOUND = PublishedFile("episodes/öl/öl-0123abcd.mp3", "audio/mpeg", 1234, "ab" * 32)
OPUS = PublishedFile("episodes/öl/öl-0123abcd.opus", "audio/ogg; codecs=opus", 600, "cd" * 32)
VTT = PublishedFile("episodes/öl/öl-0123abcd.vtt", "text/vtt", 60, "ef" * 32)
MARKS = PublishedFile(
    "episodes/öl/öl-0123abcd.chapters.json", "application/json+chapters", 60, "ef" * 32
)


def episode(**said):
    return Episode(
        **{
            "slug": "öl",
            "guid": "g-1",
            "sequence": 1,
            "published": datetime(2026, 11, 26, 8, tzinfo=UTC),
            "updated": datetime(2026, 11, 27, 8, tzinfo=UTC),
            "version": "0123abcd",
            "title": "Letter <1>",
            "summary": "It begins.",
            "seconds": 61.6,
            "voice": "english-us",
            "audio": SOUND,
            "files": (OPUS, VTT, MARKS),
            "chapters": (ChapterMark("One", 0), ChapterMark("Two", 30_500)),
            "persons": (Person("A. Writer"), Person("english-us", "narrator")),
            **said,
        }
    )


NEWEST = Paging()


def channel(*episodes, paging=NEWEST):
    data = b"".join(feed(SHOW, episodes, paging, None))
    return ET.fromstring(data).find("channel")


def attributes(place, path):
    return [one.attrib for one in place.findall(path, NS)]


def test_the_channel_has_what_psp_1_asks_for():
    found = channel()
    assert found.findtext("title") == "Letters & Papers"
    assert found.findtext("link") == "https://a.example/show/"
    assert found.findtext("description") == "What they <wrote>."
    assert found.findtext("language") == "en-gb"
    assert found.findtext("podcast:license", namespaces=NS) == "cc-by-4.0"
    assert found.findtext("itunes:explicit", namespaces=NS) == "false"
    assert attributes(found, "atom:link") == [
        {"rel": "self", "href": "https://a.example/show/feed.xml", "type": "application/rss+xml"},
        {"rel": "hub", "href": "https://hub.example/"},
    ]
    assert attributes(found, "itunes:category") == [
        {"text": "History"},
        {"text": "Society & Culture"},
    ]
    assert attributes(found, "itunes:category/itunes:category") == [{"text": "Documentary"}]
    assert attributes(found, "podcast:locked") == [{"owner": "archive@a.example"}]
    assert attributes(found, "podcast:funding") == [{"url": "https://a.example/give"}]
    assert found.findtext("podcast:guid", namespaces=NS) == SHOW.guid
    assert attributes(found, "podcast:txt") == [{"purpose": "ai-content"}]


def test_an_item_names_its_files_with_lengths_and_types():
    found = channel(episode()).find("item")
    base = "https://a.example/show/episodes/%C3%B6l/%C3%B6l-0123abcd"
    assert attributes(found, "enclosure") == [
        {"url": f"{base}.mp3", "length": "1234", "type": "audio/mpeg"}
    ]
    assert attributes(found, "podcast:transcript")[0]["url"] == f"{base}.vtt"
    assert attributes(found, "podcast:chapters") == [
        {"url": f"{base}.chapters.json", "type": "application/json+chapters"}
    ]
    (other,) = attributes(found, "podcast:alternateEnclosure")
    assert other["type"] == "audio/ogg; codecs=opus"
    assert attributes(found, "podcast:alternateEnclosure/podcast:source") == [
        {"uri": f"{base}.opus"}
    ]
    assert found.find("link").text == "https://a.example/show/episodes/%C3%B6l/"
    assert found.find("guid").attrib == {"isPermaLink": "false"}
    assert found.findtext("pubDate") == "Thu, 26 Nov 2026 08:00:00 GMT"
    assert found.findtext("itunes:duration", namespaces=NS) == "62"
    assert [one["start"] for one in attributes(found, "psc:chapters/psc:chapter")] == [
        "00:00:00.000",
        "00:00:30.500",
    ]


def test_numbers_are_only_there_when_there_are_some():
    plain = channel(episode()).find("item")
    assert plain.find("itunes:episode", NS) is None
    numbered = channel(episode(season=2, number=7)).find("item")
    assert numbered.findtext("itunes:season", namespaces=NS) == "2"
    assert numbered.findtext("podcast:episode", namespaces=NS) == "7"


def test_an_archive_page_says_where_it_stands():
    found = channel(paging=Paging(2, older=1, newer=3))
    assert found.find("fh:archive", NS) is not None
    assert {
        one["rel"]: one["href"].rpartition("show/")[2] for one in attributes(found, "atom:link")
    } == {
        "self": "feed/2.rss.xml",
        "current": "feed.xml",
        "next-archive": "feed/3.rss.xml",
        "prev-archive": "feed/1.rss.xml",
    }


def test_the_newest_document_leads_to_the_archive():
    rels = [one["rel"] for one in attributes(channel(paging=Paging(0, older=4)), "atom:link")]
    assert rels == ["self", "hub", "prev-archive"]


def test_time_stamps_stand_in_the_notes_from_three_chapters_on():
    marks = tuple(ChapterMark(f"Part {one}", one * 3_600_000) for one in range(3))
    notes = plain_notes(SHOW, episode(chapters=marks))
    assert "00:00:00 Part 0\n01:00:00 Part 1\n02:00:00 Part 2" in notes
    assert "00:00:00" not in plain_notes(SHOW, episode())


def test_a_description_is_never_longer_than_apps_take():
    marks = tuple(ChapterMark("ü" * 40, one * 1000) for one in range(200))
    notes = plain_notes(SHOW, episode(chapters=marks))
    assert len(notes.encode()) <= MOST_BYTES
    assert "It begins." in notes


@pytest.mark.parametrize(
    ("language", "says"), [("de", "Mitlesen"), ("fr-CA", "Lire"), ("fi", "Read")]
)
def test_notes_speak_the_language_of_the_show(language, says):
    assert says in html_notes(replace(SHOW, language=language), episode())


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_whatever_a_text_holds_the_feed_is_well_formed(title, summary, name):
    chapters = (ChapterMark(name, 0), ChapterMark(title, 1), ChapterMark(summary, 2))
    one = episode(title=title, summary=summary, author=name, chapters=chapters, place=name)
    found = channel(one).find("item")
    assert found.findtext("title")
    assert len(found.findtext("title")) <= 255
    for text in (found.findtext("title"), found.findtext("itunes:author", namespaces=NS) or ""):
        assert text == text.strip()


@pytest.mark.parametrize(
    ("summary", "written"),
    [
        ("Smith & Co; 3 > 2.", "Smith & Co; 3 > 2."),
        ("If a < b, then <b>.", "If a &lt; b, then &lt;b>."),
        ("He wrote &amp; and &copy=1.", "He wrote &amp;amp; and &amp;copy=1."),
        ("At https://a.example/?x=1&y=2 .", "At https://a.example/?x=1&y=2 ."),
        ("&#60;", "&amp;#60;"),
        (" \ud800 blank\x01 ", "blank"),
    ],
)
def test_a_description_reads_the_same_as_text_and_as_html(summary, written):
    assert plain_notes(SHOW, episode(summary=summary)).startswith(f"{written}\n\n")


def test_a_summary_that_is_too_long_for_a_description_is_cut_at_a_word():
    found = plain_notes(SHOW, episode(summary="Größe " * 1000))
    assert found.endswith("Größe…")
    assert MOST_BYTES - 10 < len(found.encode()) <= MOST_BYTES


def test_notes_say_who_the_persons_of_a_text_were():
    people = (("Llewellyn E. Thompson", "Ambassador to the Soviet Union"), ("A. N. Other", ""))
    one = episode(mentioned=people)
    assert "Llewellyn E. Thompson: Ambassador to the Soviet Union" in html_notes(SHOW, one)
    assert "Ambassador to the Soviet Union\nA. N. Other\n" in plain_notes(SHOW, one)
    many = episode(mentioned=people * 100)
    assert "Ambassador" not in plain_notes(SHOW, many)
    assert "It begins." in plain_notes(SHOW, many)
