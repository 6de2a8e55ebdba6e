"""An edition in every format, made once; each test may spoil a copy of it."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256

import pytest
from PIL import Image

import narrate
from narrate.checking.show.podcasting import guid_of
from narrate.model.media import media_type
from narrate.model.namespaces import PREFIXES

BOOK = """---
title: Three Days
author: Somebody
---

# The first day

Rain fell on the harbour all morning. Nobody went out, and nothing came in.

In the evening the wind turned; a lamp was lit in the tower.

# The second day

The letter came with the early boat. It was short.

She read it twice, folded it, and put it away. Then she went down to the water.

# The third day

Snow lay on the roofs. The boats stood still, and the gulls were silent.

By noon everything had been said that could be said.
"""


@pytest.fixture(scope="session")
def pristine(tmp_path_factory):
    """The folder of an edition in all formats of the ordinary profile."""
    folder = tmp_path_factory.mktemp("pristine")
    source = folder / "days.md"
    source.write_text(BOOK, encoding="utf-8")
    narrate.make(source, output=str(folder / "out"), formats=("all",), no_cache=True)
    return folder / "out" / "days"


@pytest.fixture
def spoilt(pristine, tmp_path):
    """Return a function that copies the edition and returns the copy of one output."""

    def copy(name):
        folder = tmp_path / "days"
        shutil.copytree(pristine, folder)
        return folder / name

    return copy


BASE = "https://letters.example.org/days/"
FIRST = datetime(2026, 11, 2, 8, tzinfo=UTC)
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
CHANNEL = """<title>Days &amp; Letters</title>
<link>{base}</link>
<description>Three days by the sea, read aloud.</description>
<language>en-gb</language>
<lastBuildDate>Wed, 04 Nov 2026 08:00:00 GMT</lastBuildDate>
<atom:link rel="self" href="{base}{name}" type="application/rss+xml"/>
{links}
<itunes:author>Somebody</itunes:author>
<itunes:owner><itunes:name>Somebody</itunes:name><itunes:email>some@example.org</itunes:email>
</itunes:owner>
<itunes:category text="Society &amp; Culture"><itunes:category text="Documentary"/>
</itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:image href="{base}artwork-0123abcd.png"/>
<itunes:type>serial</itunes:type>
<podcast:guid>{guid}</podcast:guid>
<podcast:locked owner="some@example.org">yes</podcast:locked>
<podcast:medium>podcast</podcast:medium>
<podcast:license>cc-by-4.0</podcast:license>
<podcast:funding url="https://example.org/give">Give something</podcast:funding>
<podcast:person role="editor" group="writing">Somebody</podcast:person>
"""
ITEM = """<item>
<title>The day of letter {number}</title>
<link>{base}episodes/day-{number}/</link>
<guid isPermaLink="false">urn:uuid:6ba7b811-9dad-41d1-80b4-00c04fd43{number:03}</guid>
<pubDate>{date}</pubDate>
<description>What happened on day {number}.

00:00:00 {titles[0]}
{stamps[1]} {titles[1]}
{stamps[2]} {titles[2]}

Read along: {base}episodes/day-{number}/</description>
<content:encoded><![CDATA[<p>What happened on day {number}.</p><ul>
<li><a href="{base}episodes/day-{number}/">Read along</a></ul>]]></content:encoded>
<enclosure url="{base}{stem}.mp3" length="{mp3_size}" type="audio/mpeg"/>
<itunes:duration>{duration}</itunes:duration>
<itunes:episode>{number}</itunes:episode>
<itunes:season>1</itunes:season>
<itunes:episodeType>full</itunes:episodeType>
<itunes:explicit>false</itunes:explicit>
<itunes:image href="{base}episodes/day-{number}/cover-89abcdef.jpg"/>
<podcast:transcript url="{base}{stem}.vtt" type="text/vtt" rel="captions"/>
<podcast:transcript url="{base}{stem}.srt" type="application/x-subrip"/>
<podcast:transcript url="{base}{stem}.transcript.json" type="application/json"/>
<podcast:transcript url="{base}{stem}.transcript.html" type="text/html"/>
<podcast:chapters url="{base}{stem}.chapters.json" type="application/json+chapters"/>
<podcast:person role="narrator">Anna</podcast:person>
<podcast:alternateEnclosure type="audio/ogg; codecs=opus" length="{opus_size}">
<podcast:source uri="{base}{stem}.opus"/>
<podcast:integrity type="sri" value="sha256-{opus_digest}"/></podcast:alternateEnclosure>
<podcast:txt purpose="ai-content">true</podcast:txt>
<psc:chapters version="1.2">{psc}</psc:chapters>
</item>
"""
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{address}"><link rel="alternate" href="{up}feed.xml"></head>
<body><h1>{title}</h1>{inside}</body></html>
"""
KEPT = (".mp3", ".opus", ".vtt", ".srt", ".transcript.json", ".transcript.html", ".epub")
DAYS = 3
NEWEST = 2
"""So many of them are in the feed, the others in its archive."""


@pytest.fixture(scope="session")
def pristine_show(pristine, tmp_path_factory):
    """The folder of a small show that is right in every way, with its lock beside it."""
    public = tmp_path_factory.mktemp("show") / "public"
    for number in range(1, DAYS + 1):
        folder = public / "episodes" / f"day-{number}"
        folder.mkdir(parents=True)
        for ending in KEPT:
            shutil.copy(pristine / f"days{ending}", folder / f"day-{number}-{number:08x}{ending}")
        _picture(folder / "cover-89abcdef.jpg", "JPEG")
    _picture(public / "artwork-0123abcd.png", "PNG")
    timeline = json.loads((pristine / "days.timeline.json").read_text())
    items = {number: _item(public, number, timeline) for number in range(1, DAYS + 1)}
    newest = [items[number] for number in range(DAYS, DAYS - NEWEST, -1)]
    _document(public, "feed.xml", newest, {"prev-archive": "feed/1.rss.xml"})
    _document(public, "feed/1.rss.xml", [items[1]], {"current": "feed.xml"}, "<fh:archive/>")
    _site(public)
    _lock(public)
    relisted(public)
    return public


@pytest.fixture
def show(pristine_show, tmp_path):
    """A copy of the show, to be spoilt."""
    shutil.copytree(pristine_show.parent, tmp_path / "show")
    return tmp_path / "show" / "public"


def _picture(path, kind):
    Image.new("RGB", (1400, 1400), "#a63d2f").save(path, kind)


def _clock(seconds):
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def _item(public, number, timeline):
    stem = f"episodes/day-{number}/day-{number}-{number:08x}"
    rate = timeline["rate_hz"]
    chapters = [(one["title"], one["start"] / rate) for one in timeline["chapters"]]
    chapters[0] = (chapters[0][0], 0.0)
    facts = {
        "version": "1.2.0",
        "chapters": [{"startTime": round(at, 3), "title": title} for title, at in chapters],
    }
    (public / f"{stem}.chapters.json").write_text(json.dumps(facts))
    opus = (public / f"{stem}.opus").read_bytes()
    return ITEM.format(
        base=BASE,
        number=number,
        stem=stem,
        date=format_datetime(FIRST + timedelta(days=number), usegmt=True),
        titles=[title for title, _ in chapters],
        stamps=[_clock(at) for _, at in chapters],
        mp3_size=(public / f"{stem}.mp3").stat().st_size,
        duration=round(timeline["samples"] / rate),
        opus_size=len(opus),
        opus_digest=b64encode(sha256(opus).digest()).decode(),
        psc="".join(
            f'<psc:chapter start="{_clock(at)}.{round(at % 1 * 1000):03}" title="{title}"/>'
            for title, at in chapters
        ),
    )


def _document(public, name, items, links, mark=""):
    found = "".join(
        f'<atom:link rel="{rel}" href="{BASE}{to}" type="application/rss+xml"/>\n'
        for rel, to in links.items()
    )
    guid = guid_of(f"{BASE}feed.xml")
    channel = CHANNEL.format(base=BASE, name=name, links=found + mark, guid=guid)
    path = public / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {SPACES}>\n<channel>\n'
        f"{channel}{''.join(items)}</channel>\n</rss>\n",
        encoding="utf-8",
    )


def _site(public):
    days = [f"episodes/day-{number}/" for number in range(1, DAYS + 1)]
    listed = "".join(f'<a href="{day}">{day}</a>' for day in days)
    index = PAGE.format(title="Days", address=BASE, up="", inside=listed)
    (public / "index.html").write_text(index)
    for number, day in enumerate(days, start=1):
        sound = f'<audio src="day-{number}-{number:08x}.mp3"></audio><a href="../../">All</a>'
        text = PAGE.format(title="A day", address=BASE + day, up="../../", inside=sound)
        (public / day / "index.html").write_text(text)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    rows = "".join(f"<url><loc>{BASE}{day}</loc></url>" for day in days)
    (public / "sitemap").mkdir()
    (public / "sitemap" / "1.xml").write_text(f"<urlset {space}>{rows}</urlset>")
    (public / "sitemap.xml").write_text(
        f"<sitemapindex {space}><sitemap><loc>{BASE}sitemap/1.xml</loc>"
        "<lastmod>2026-11-04T08:00:00Z</lastmod></sitemap></sitemapindex>"
    )
    (public / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n")
    entries = "".join(
        f"<entry><id>urn:day:{number}</id><title>Day</title><updated>2026-11-04T08:00:00Z</updated>"
        f'<link rel="http://opds-spec.org/acquisition/open-access" type="application/epub+zip" '
        f'href="../{day}day-{number}-{number:08x}.epub"/></entry>'
        for number, day in enumerate(days, start=1)
    )
    (public / "opds").mkdir()
    (public / "opds" / "index.atom.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:days</id><title>Books</title>'
        f'<updated>2026-11-04T08:00:00Z</updated><link rel="self" href="index.atom.xml"/>{entries}'
        "</feed>"
    )


def _lock(public):
    head = {"schema": "narrate/show-lock/1", "guid": str(guid_of(f"{BASE}feed.xml"))}
    rows = [head | {"feed": f"{BASE}feed.xml"}]
    for number in range(1, DAYS + 1):
        name = f"episodes/day-{number}/day-{number}-{number:08x}.mp3"
        data = (public / name).read_bytes()
        rows.append(
            {
                "sequence": number,
                "guid": f"urn:uuid:6ba7b811-9dad-41d1-80b4-00c04fd43{number:03}",
                "title": f"Day {number}",
                "published": (FIRST + timedelta(days=number)).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "files": [[name, len(data), sha256(data).hexdigest()]],
            }
        )
    text = "".join(json.dumps(row) + "\n" for row in rows)
    public.with_name("show.lock").write_text(text)


def relisted(public):
    """Write the manifest of a folder as it is now."""
    last = ("feed.xml",)
    names = [one.relative_to(public).as_posix() for one in public.rglob("*") if one.is_file()]
    names = sorted(set(names) - {"manifest.jsonl", *last}, key=lambda one: (".rss" in one, one))
    rows = []
    for name in (*names, *(one for one in last if (public / one).is_file())):
        data = (public / name).read_bytes()
        own = re.search(r"-[0-9a-f]{8}\.", name)
        rows.append(
            {
                "name": name,
                "type": media_type(name),
                "size": len(data),
                "sha256": sha256(data).hexdigest(),
                "cache": "public, max-age=31536000, immutable" if own else "public, max-age=300",
            }
        )
    (public / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def listed():
    """Writes the manifest of a folder anew, after files of it were changed."""
    return relisted
