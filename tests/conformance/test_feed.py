"""A feed before readers that others wrote, field by field, and before strict schemas.

Needs, for podcast-partytime, Node and the packages of ``tests/conformance/node``.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import podcastparser
import pytest
from lxml import etree

from narrate.model.media import media_type
from narrate.model.show import ChapterMark, Episode, Funding, Person, PublishedFile, Show
from narrate.publishing.feed.channel import Paging, feed

HERE = Path(__file__).parent
PUBLISHED = datetime(2026, 11, 2, 8, 0, 1, tzinfo=UTC)
DIGEST = "ab" * 32
SHOW = Show(
    title="Boats & “Harbours” — שלום",
    description="Letters of a harbour, read aloud.\nEvery week's & year's.",
    base_url="https://letters.example.org/shows/b%C3%B6te/",
    link="https://harbour.example.org/about",
    author="Anna Berg & Sons",
    owner_name="Björn Berg",
    owner_email="bjorn@example.org",
    language="en-GB",
    categories=("Society & Culture > Documentary", "History"),
    type="serial",
    medium="audiobook",
    funding=(
        Funding("https://example.org/give", "Give & take"),
        Funding("https://a.org/b", "More"),
    ),
    licence="cc-by-4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    copyright="Anna Berg",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    hub="https://hub.example.org/",
    persons=(Person("Clara Dahl", "editor"), Person("Erik Falk", "narrator")),
    artwork=PublishedFile("artwork-0123abcd.png", "image/png", 90_000, DIGEST),
)
JSON_AND_HTML = ("transcript.json", "transcript.html", "chapters.json")


def episode(number: int, **changes: object) -> Episode:
    """An episode that has all there can be."""
    stem = f"episodes/båt-{number}/båt-{number}-{number:08x}"
    files = {
        ending: PublishedFile(f"{stem}{ending}", media_type(ending), 1000 + at, DIGEST)
        for at, ending in enumerate(
            [".opus", ".m4b", ".epub", ".vtt", ".srt", *(f".{one}" for one in JSON_AND_HTML)]
        )
    }
    cover = PublishedFile(f"episodes/båt-{number}/cover-89abcdef.jpg", "image/jpeg", 9000, DIGEST)
    return Episode(
        **{
            "slug": f"båt-{number}",
            "guid": f"urn:uuid:6ba7b811-9dad-41d1-80b4-{number:012}",
            "sequence": number,
            "published": PUBLISHED + timedelta(days=number),
            "updated": PUBLISHED + timedelta(days=number + 1),
            "version": f"{number:08x}",
            "title": f"Boats & “seas” of letter {number}: ∑ 𝄞",
            "author": "Gerda Holm",
            "date": "1911-06-09",
            "language": "sv",
            "summary": "They left & came back.",
            "sender": "Gerda Holm",
            "recipient": "Ivar Jung",
            "place": "Bergen",
            "source": "Harbour Archive",
            "season": 2,
            "number": number,
            "seconds": 3723.4,
            "voice": "Erik Falk",
            "persons": (Person("Gerda Holm", "author"), Person("Erik Falk", "narrator")),
            "chapters": tuple(
                ChapterMark(title, start)
                for title, start in (("Out & away", 0), ("Back", 61_500), ("“Home”", 3_600_250))
            ),
            "links": (("The archive & more", "https://archive.example.org/?a=1&b=2"),),
            "audio": PublishedFile(f"{stem}.mp3", "audio/mpeg", 31_234_567, DIGEST),
            "files": (*files.values(), cover),
            **changes,
        }
    )


EPISODES = tuple(
    reversed(
        [
            episode(1, chapters=(), files=(), season=0, summary="", persons=()),
            episode(2, audio=PublishedFile("episodes/b/b-2.m4a", "audio/mp4", 7, DIGEST)),
            episode(3),
        ]
    )
)
FULL = EPISODES[0]


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """The feed."""
    path = tmp_path_factory.mktemp("feed") / "feed.xml"
    paging = Paging(page=0, older=2, newer=0)
    path.write_bytes(b"".join(feed(SHOW, EPISODES, paging, PUBLISHED)))
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A page of its archive."""
    path = tmp_path_factory.mktemp("archive") / "2.rss.xml"
    path.write_bytes(b"".join(feed(SHOW, EPISODES, Paging(page=2, older=1, newer=3), PUBLISHED)))
    return path


def address(found):
    return SHOW.url(found.name)


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


# ---- podcast-partytime ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def partytime(document, archive):
    node, home = shutil.which("node"), HERE / "node"
    if node is None or not (home / "node_modules" / "podcast-partytime").is_dir():
        pytest.skip(f"no node, or no podcast-partytime: npm ci --ignore-scripts in {home}")
    done = subprocess.run(
        [node, str(home / "feed.mjs"), str(document), str(archive)],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_partytime_reads_the_show(partytime):
    said = partytime[0]
    assert {
        "title": SHOW.title,
        "description": " ".join(SHOW.description.split()),
        "link": SHOW.link,
        "language": "en-gb",
        "explicit": False,
        "itunesImage": address(SHOW.artwork),
        "itunesType": "serial",
        "itunesCategory": list(SHOW.categories),
        "author": SHOW.author,
        "owner": {"name": SHOW.owner_name, "email": SHOW.owner_email},
        "podcastOwner": SHOW.owner_email,
        "locked": True,
        "guid": SHOW.guid,
        "medium": "audiobook",
        "copyright": SHOW.copyright,
        "pubsub": {"hub": SHOW.hub, "self": SHOW.url("feed.xml")},
        "license": {"identifier": SHOW.licence, "url": SHOW.licence_url},
        "podcastFunding": [{"message": one.text, "url": one.url} for one in SHOW.funding],
        "lastBuildDate": iso(PUBLISHED),
    }.items() <= said.items()
    assert [(one["name"], one["role"].lower()) for one in said["podcastPeople"]] == [
        tuple(one) for one in SHOW.persons
    ]


def test_partytime_reads_an_episode(partytime):
    said = partytime[0]["items"][0]
    assert {
        "title": FULL.title,
        "link": SHOW.url(FULL.page),
        "guid": FULL.guid,
        "pubDate": iso(FULL.published),
        "enclosure": {
            "url": address(FULL.audio),
            "length": FULL.audio.size,
            "type": "audio/mpeg",
        },
        "duration": 3723,
        "explicit": False,
        "author": FULL.author,
        "itunesImage": address(FULL.file(".jpg")),
        "itunesSeason": 2,
        "itunesEpisode": 3,
        "itunesEpisodeType": "full",
        "podcastSeason": {"number": 2},
        "podcastEpisode": {"number": 3},
        "podcastChapters": {
            "url": address(FULL.file(".chapters.json")),
            "type": "application/json+chapters",
        },
        "license": {"identifier": SHOW.licence, "url": SHOW.licence_url},
    }.items() <= said.items()
    assert [(one["url"], one["type"]) for one in said["podcastTranscripts"]] == [
        (address(FULL.file(ending)), kind)
        for ending, kind in (
            (".vtt", "text/vtt"),
            (".srt", "application/srt"),  # its name for application/x-subrip
            (".transcript.json", "application/json"),
            (".transcript.html", "text/html"),
        )
    ]
    assert {one["language"] for one in said["podcastTranscripts"]} == {"sv"}
    assert [
        (one["name"], one["role"].lower(), one["group"].lower()) for one in said["podcastPeople"]
    ] == [("Gerda Holm", "author", "writing"), ("Erik Falk", "narrator", "cast")]
    others = {one["type"]: one for one in said["alternativeEnclosures"]}
    assert set(others) == {"audio/ogg; codecs=opus", "audio/mp4"}
    for ending in (".opus", ".m4b"):
        file, one = FULL.file(ending), others[FULL.file(ending).type]
        assert (one["length"], one["lang"]) == (file.size, "sv")
        assert one["bitrate"] == round(file.size * 8 / FULL.seconds)
        assert [each["uri"] for each in one["source"]] == [address(file)]
        digest = b64encode(bytes.fromhex(DIGEST)).decode()
        assert one["integrity"] == {"type": "sri", "value": f"sha256-{digest}"}


def test_partytime_reads_what_has_little(partytime):
    said = partytime[0]["items"][2]
    assert said["title"] == EPISODES[2].title
    assert not {"podcastTranscripts", "podcastChapters", "alternativeEnclosures"} & set(said)


def test_partytime_reads_an_archive(partytime):
    assert [one["guid"] for one in partytime[1]["items"]] == [one.guid for one in EPISODES]
    assert partytime[1]["pubsub"] == {"self": SHOW.url("feed/2.rss.xml")}


# ---- feedparser and podcastparser ----------------------------------------------------------------


@pytest.fixture(scope="module")
def parsed(document):
    found = feedparser.parse(document.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_feedparser_reads_the_show(parsed):
    said = parsed.feed
    assert (said.title, said.link, said.language) == (SHOW.title, SHOW.link, "en-gb")
    assert said.subtitle == SHOW.description
    assert said.rights == SHOW.copyright
    assert said.author_detail == {"name": SHOW.owner_name, "email": SHOW.owner_email}
    assert said.image.href == address(SHOW.artwork)
    assert [one.term for one in said.tags] == ["Society & Culture", "Documentary", "History"]
    assert said.itunes_type == "serial"
    assert said.podcast_guid == SHOW.guid
    assert said.podcast_medium == "audiobook"
    assert said.updated_parsed[:6] == PUBLISHED.timetuple()[:6]
    assert {one.rel: one.href for one in said.links} == {
        "alternate": SHOW.link,
        "self": SHOW.url("feed.xml"),
        "hub": SHOW.hub,
        "prev-archive": SHOW.url("feed/2.rss.xml"),
    }
    assert said.podcast_txt == {"purpose": "ai-content"}


def test_feedparser_reads_an_episode(parsed):
    said = parsed.entries[0]
    assert (said.id, said.guidislink) == (FULL.guid, False)
    assert (said.title, said.link) == (FULL.title, SHOW.url(FULL.page))
    assert said.published_parsed[:6] == FULL.published.timetuple()[:6]
    assert dict(said.enclosures[0]) == {
        "href": address(FULL.audio),
        "length": str(FULL.audio.size),
        "type": "audio/mpeg",
    }
    assert (said.itunes_duration, said.itunes_season, said.itunes_episode) == ("3723", "2", "3")
    assert said.itunes_episodetype == "full"
    assert said.author == FULL.author
    assert said.image.href == address(FULL.file(".jpg"))
    assert said.podcast_txt == {"purpose": "ai-content"}
    assert [(one.title, one.start_parsed) for one in said.psc_chapters.chapters] == [
        (one.title, timedelta(milliseconds=one.start_ms)) for one in FULL.chapters
    ]
    notes = said.content[0].value
    assert "They left &amp; came back." in notes
    assert f'href="{SHOW.url(FULL.page)}"' in notes
    assert "https://archive.example.org/?a=1&amp;b=2" in notes
    assert "00:01:01 Back" in said.summary


@pytest.fixture(scope="module")
def pod(document):
    with document.open("rb") as stream:
        return podcastparser.parse(SHOW.url("feed.xml"), stream)


def test_podcastparser_reads_the_show(pod):
    assert {
        "title": SHOW.title,
        "link": SHOW.link,
        "description": SHOW.description,
        "language": "en-gb",
        "generator": "narrate",
        "explicit": False,
        "cover_url": address(SHOW.artwork),
        "type": "serial",
        "itunes_author": SHOW.author,
        "itunes_owner": {"name": SHOW.owner_name, "email": SHOW.owner_email},
        "itunes_categories": [["Society & Culture", "Documentary"], ["History"]],
    }.items() <= pod.items()


def test_podcastparser_reads_every_episode(pod):
    found = {one["guid"]: one for one in pod["episodes"]}
    assert set(found) == {one.guid for one in EPISODES}
    for wanted in EPISODES:
        said = found[wanted.guid]
        assert {
            "title": wanted.title,
            "link": SHOW.url(wanted.page),
            "published": int(wanted.published.timestamp()),
            "total_time": 3723,
            "explicit": False,
            "type": "full",
            "number": wanted.number,
        }.items() <= said.items()
        assert said["enclosures"] == [
            {
                "url": address(wanted.audio),
                "file_size": wanted.audio.size,
                "mime_type": wanted.audio.type,
            }
        ]
        assert [one["title"] for one in said.get("chapters", ())] == [
            one.title for one in wanted.chapters
        ]
    assert found[FULL.guid]["season"] == FULL.season
    assert found[FULL.guid]["episode_art_url"] == address(FULL.file(".jpg"))


READ_BACK = """
rss channel item title link description language copyright generator lastBuildDate image url guid
pubDate enclosure encoded atom:link itunes:author itunes:owner itunes:name itunes:email
itunes:category itunes:explicit itunes:image itunes:type itunes:duration itunes:season
itunes:episode itunes:episodeType podcast:guid podcast:locked podcast:medium podcast:license
podcast:funding
podcast:person podcast:txt podcast:transcript podcast:chapters podcast:alternateEnclosure
podcast:source podcast:integrity podcast:season podcast:episode psc:chapters psc:chapter
""".split()  # noqa: SIM905 - a list of forty
NOT_READ = ["fh:archive"]
"""What these readers leave alone; the schema and ``narrate check`` judge it."""


def test_all_that_is_written_is_read_by_one_of_them(document, archive):
    written = {
        re.sub("^content:", "", name)
        for path in (document, archive)
        for name in re.findall(r"<([a-zA-Z:]+)", path.read_text(encoding="utf-8"))
    }
    assert written == {*READ_BACK, *NOT_READ}


# ---- schemas -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def strict():
    schema = etree.RelaxNG(etree.parse(HERE / "podcast.rng"))

    def judge(data):
        schema.validate(etree.fromstring(data))
        return [str(one) for one in schema.error_log]

    return judge


def test_the_documents_are_strictly_valid(document, archive, strict):
    assert strict(document.read_bytes()) == []
    assert strict(archive.read_bytes()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"licence": "", "hub": "", "copyright": "", "funding": (), "persons": ()},
        {"owner_email": "", "owner_name": "", "author": "", "locked": False, "link": ""},
        {"type": "episodic", "medium": "podcast", "explicit": True},
    ],
)
def test_shows_that_say_less_are_strictly_valid(strict, changes):
    data = b"".join(feed(replace(SHOW, **changes), EPISODES, Paging(), None))
    assert strict(data) == []


@pytest.mark.parametrize(
    "words",
    ["<b> & ]]> &amp;", "\x01\x08\x0b\x7f\ud800\uffff", " blanks ", "long " * 2000, "a\n\nb\tc"],
)
def test_hostile_words_are_strictly_valid(strict, words):
    show = replace(
        SHOW,
        title=f"T{words}",
        author=f"A{words}",
        copyright=f"C{words}",
        licence=f"L{words}",
        funding=(Funding("https://example.org/", f"F{words}"),),
    )
    one = episode(
        4,
        title=f"T{words}",
        author=f"A{words}",
        summary=words,
        source=words,
        voice=f"V{words}",
        chapters=(ChapterMark(f"C{words}"[:200], 0), ChapterMark("", 5), ChapterMark("E", 9)),
        persons=(Person(f"P{words}", "author"),),
        links=((words, 'https://example.org/?a=<&b=">'),),
    )
    assert strict(b"".join(feed(show, [one], Paging(), PUBLISHED))) == []


BROKEN = [
    (b"<itunes:explicit>false", b"<itunes:explicit>no"),
    (b'version="2.0"', b'version="2.1"'),
    (b"</channel>", b"<item/></channel>"),
    (b'length="31234567"', b'length="0"'),
    (b" GMT", b" UTC"),
    (b"audio/mpeg", b"audio/ogg"),
    (b"<podcast:medium>audiobook", b"<podcast:medium>book"),
    (b"sha256-", b"md5-"),
    (b"<itunes:duration>", b"<itunes:duration>1:"),
    (b'artwork-0123abcd.png"', b'artwork-0123abcd.webp"'),
]


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_the_schema_finds_what_is_wrong(document, strict, old, new):
    data = document.read_bytes()
    assert old in data
    assert strict(data.replace(old, new, 1))


KNOWN = {"transcript", "locked", "funding", "chapters", "person", "episode"}


def test_tags_of_the_podcast_namespace_fit_its_own_schema(document):
    """As far as it goes: it knows twelve tags, and wants a name of each season."""
    folder = HERE / "schemas" / "podcast-namespace"
    schema = etree.XMLSchema(etree.parse(folder / "podcast-wrapper.xsd"))
    space = "{https://podcastindex.org/namespace/1.0}"
    judged = set()
    for one in etree.parse(document).iter(f"{space}*"):
        name = one.tag.removeprefix(space)
        if name in KNOWN:
            alone = etree.fromstring(etree.tostring(one))
            alone.tail = None
            assert schema.validate(alone), schema.error_log
            judged.add(name)
    assert judged == KNOWN
