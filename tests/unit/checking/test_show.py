"""Defects planted in a good show, one at a time: each must be found under its own id."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, datetime

import pytest
from PIL import Image

from narrate.checking.check import check
from narrate.checking.show import context, site
from narrate.checking.show.dates import moment
from narrate.checking.show.language import is_language
from narrate.checking.show.podcasting import guid_of
from narrate.cli.running import run

NOW = datetime(2026, 11, 26, tzinfo=UTC)
FEED, ARCHIVE = "feed.xml", "feed/1.rss.xml"
BASE = "https://letters.example.org/days/"
LAST = "episodes/day-3/day-3-00000003"


def found(path, **options):
    return {
        one.id for checked in check([path], **{"now": NOW, **options}) for one in checked.findings
    }


def planted(show, name, old, new, count=1):
    """Change a text of the show; ``old`` is a pattern when it begins with ``re:``."""
    path = show / name
    text = path.read_text(encoding="utf-8")
    pattern = old.removeprefix("re:") if old.startswith("re:") else re.escape(old)
    changed = re.sub(pattern, lambda match: match.expand(new), text, count=count, flags=re.DOTALL)
    assert changed != text, "nothing was planted"
    path.write_text(changed, encoding="utf-8")


def test_a_good_show_has_no_finding(show):
    (one,) = check([show], now=NOW)
    assert one.path == show
    assert not one.findings


def test_a_feed_alone_with_its_files_beside_it(show):
    (one,) = check([show / FEED], now=NOW)
    assert not one.findings


CHANNEL = [
    ("feed-broken", "</channel>", "</chanel>"),
    ("feed-broken", '<rss version="2.0"', '<rss version="0.91"'),
    ("feed-broken", "re:<channel>.*</channel>", ""),
    ("feed-broken", "Three days", "Three\x08days"),
    ("feed-broken", "Three days", "Three &sea; days"),
    ("feed-broken", 'encoding="UTF-8"', 'encoding="x-none"'),
    ("feed-namespace", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://itunes.com/podcast"),
    ("feed-namespace", "https://podcastindex.org/namespace/1.0", "https://podcastindex.org/ns"),
    ("feed-encoding", 'encoding="UTF-8"', 'encoding="iso-8859-1"'),
    ("self-link", "re:<atom:link rel=.self.*?/>", ""),
    ("self-link", "/feed.xml", "/other.xml"),
    (
        "hub-address",
        "<itunes:author>",
        '<atom:link rel="hub" href="hub.example.org"/><itunes:author>',
    ),
    ("channel-missing", "re:<title>.*?</title>", ""),
    ("channel-missing", "re:<link>.*?</link>", ""),
    ("channel-missing", "re:<description>.*?</description>", "<description> </description>"),
    ("channel-missing", "re:<language>.*?</language>", ""),
    ("channel-missing", "re:<itunes:category.*</itunes:category>", ""),
    ("channel-missing", "re:<itunes:explicit>false</itunes:explicit>", ""),
    ("channel-missing", "re:<itunes:image.*?/>", ""),
    ("channel-twice", "<itunes:author>", "<language>de</language><itunes:author>"),
    ("channel-link", "re:<link>.*?</link>", f"<link>{BASE}feed.xml</link>"),
    ("channel-link", "re:<link>.*?</link>", "<link>letters.example.org</link>"),
    ("address-missing", "re:<link>.*?</link>", f"<link>{BASE}about/</link>"),
    ("description-long", "Three days", "Ä" * 2001),
    ("text-long", "<itunes:author>Some", f"<itunes:author>Some{'x' * 255}"),
    ("text-blanks", "<itunes:author>Some", "<itunes:author> Some"),
    ("text-characters", "Three days", "Three\x85days"),
    ("explicit-value", "<itunes:explicit>false", "<itunes:explicit>no"),
    ("language-tag", "en-gb", "English"),
    ("language-tag", "en-gb", "qq"),
    ("category-unknown", 'text="Documentary"', 'text="Letters"'),
    ("category-unknown", 'text="Society &amp; Culture"', 'text="Society and Culture"'),
    ("category-unknown", 'text="Society &amp; Culture"', 'text="Arts"'),
    ("show-type", "<itunes:type>serial", "<itunes:type>series"),
    ("show-blocked", "<itunes:author>", "<itunes:block>Yes</itunes:block><itunes:author>"),
    ("show-blocked", "<itunes:author>", "<itunes:complete>yes</itunes:complete><itunes:author>"),
    ("owner-email", "<itunes:email>some@", "<itunes:email>some at "),
    ("podcast-locked", ">yes</podcast:locked>", ">maybe</podcast:locked>"),
    ("podcast-locked-owner", ' owner="some@example.org"', ""),
    ("podcast-medium", "<podcast:medium>podcast", "<podcast:medium>radio"),
    ("podcast-license", "cc-by-4.0", "CC BY 4.0"),
    ("podcast-license", "cc-by-4.0", ""),
    ("podcast-funding", 'url="https://example.org/give"', 'url="give"'),
    ("person-role", 'role="editor" group="writing"', 'role="editor" group="cast"'),
    ("person-role", 'role="editor" group="writing"', 'role="reader"'),
    ("person-unnamed", "re:(group=.writing.>)Somebody", r"\1"),
    ("date-weekday", "Wed, 04 Nov 2026", "Thu, 04 Nov 2026"),
]


@pytest.mark.parametrize(("name", "old", "new"), CHANNEL)
def test_of_the_channel(show, listed, name, old, new):
    planted(show, FEED, old, new)
    listed(show)
    assert found(show) == {name}


DESCRIPTION = "re:(<item>.*?<description>).*?(</description>)"
NOTES = r"re:(<item>.*?<!\[CDATA\[).*?(\]\]>)"
STAMPS = "re:00:00:00 .*?\n\n"
ITEM = [
    ("item-missing", "re:(<item>\n)<title>.*?</title>", r"\1"),
    ("item-missing guid-lost", "re:<guid.*?</guid>", ""),
    ("item-missing", "re:<enclosure.*?/>", ""),
    ("item-twice", "<itunes:season>", "<title>Other</title><itunes:season>"),
    ("item-twice", "<itunes:season>", "<itunes:duration>5</itunes:duration><itunes:season>"),
    ("enclosure-twice enclosure-shared", "re:(<enclosure.*?/>)", r"\1\1"),
    ("enclosure-url", f'enclosure url="{BASE}', 'enclosure url="/days/'),
    ("enclosure-missing", f"{LAST}.mp3", f"{LAST.replace('00000003', 'ffffffff')}.mp3"),
    ("enclosure-length", 're:(<enclosure.*?length=")', r"\g<1>1"),
    ("enclosure-length", 're:(<enclosure.*?length=")\\d+', r"\g<1>0"),
    ("enclosure-length", 're:(<enclosure.*?length=")\\d+', r"\g<1>3 MB"),
    ("enclosure-length", 're:(<enclosure.*?length=")', rf"\g<1>{'9' * 5000}"),
    ("enclosure-type", 'type="audio/mpeg"', 'type="audio/mp4"'),
    ("enclosure-shared guid-changed", f"{LAST}.mp3", "episodes/day-2/day-2-00000002.mp3"),
    ("guid-permalink", ' isPermaLink="false"', ""),
    ("guid-permalink", ' isPermaLink="false"', ' isPermaLink="true"'),
    ("guid-twice guid-changed guid-lost", "43003", "43002"),
    ("guid-changed guid-lost", "43003", "43009"),
    ("date-missing", "re:<pubDate>.*?</pubDate>", ""),
    ("date-form", "re:<pubDate>.*?</pubDate>", "<pubDate>2026-11-05T08:00:00Z</pubDate>"),
    ("date-form", "Thu, 05 Nov", "Thu, 31 Nov"),
    ("date-form", "Thu, 05 Nov", "Do, 05 Nov"),
    ("date-weekday", "Thu, 05 Nov", "Wed, 05 Nov"),
    ("date-future date-changed", "Thu, 05 Nov 2026", "Thu, 26 Nov 2099"),
    ("date-order date-changed", "Thu, 05 Nov", "Tue, 03 Nov"),
    ("date-same date-changed", "Thu, 05 Nov", "Wed, 04 Nov"),
    ("date-changed", "05 Nov 2026 08:00:00", "05 Nov 2026 09:00:00"),
    ("duration-form", "re:<itunes:duration>\\d+", "<itunes:duration>half an hour"),
    ("duration-form", "re:<itunes:duration>\\d+", "<itunes:duration>0"),
    ("duration-differs", "re:<itunes:duration>", f"<itunes:duration>{'9' * 200}"),
    ("duration-missing", "re:<itunes:duration>.*?</itunes:duration>", ""),
    ("duration-differs", "re:<itunes:duration>\\d+", "<itunes:duration>0:20:00"),
    ("episode-number", "<itunes:episode>3</itunes:episode>", ""),
    ("episode-number", "<itunes:episode>3", "<itunes:episode>0"),
    ("episode-number", "<itunes:season>1", "<itunes:season>one"),
    ("episode-twice", "<itunes:episode>3", "<itunes:episode>2"),
    ("episode-type", "<itunes:episodeType>full", "<itunes:episodeType>whole"),
    ("title-number", "<title>The day of", "<title>Episode 3: The day of"),
    ("title-number", "<title>The day of", "<title>S01E03 The day of"),
    ("title-number", "<title>The day of", "<title>3. The day of"),
    ("explicit-value", "re:(<item>.*?<itunes:explicit>)false", r"\1clean"),
    ("address-missing sitemap-gap", "re:(<item>.*?<link>.*?)day-3/", r"\1day-9/"),
    ("address-missing", "re:(<item>.*?<link>).*?</link>", r"\1day-3</link>"),
    ("ai-content-missing", "re:<podcast:txt.*?</podcast:txt>", ""),
    ("person-role", 'role="narrator"', 'role="machine"'),
    ("transcript-none", "re:<podcast:transcript.*?(<podcast:chapters)", r"\1"),
    ("transcript-type", 'type="text/vtt"', 'type="text/webvtt"'),
    ("transcript-broken", 'type="text/vtt"', 'type="application/json"'),
    ("transcript-missing-file", f"{LAST}.vtt", f"{LAST}.en.vtt"),
    ("transcript-missing-file", f'url="{BASE}{LAST}.vtt', f'url="{LAST}.vtt'),
    ("chapters-type", "application/json+chapters", "application/json"),
    ("chapters-missing-file", f"{LAST}.chapters.json", f"{LAST}.json"),
    ("chapters-broken", 're:<psc:chapter start=".*?"', '<psc:chapter start="soon"'),
    ("chapters-broken", "re:<psc:chapter .*?(</psc:chapters>)", r"\1"),
    (
        "chapters-order chapters-disagree",
        're:<psc:chapter start=".*?"',
        '<psc:chapter start="00:00:20"',
    ),
    (
        "chapters-beyond-end chapters-disagree",
        're:(.*<psc:chapter start=").*?"(.*?</item>)',
        r'\g<1>09:00:00"\2',
    ),
    ("chapters-disagree", 're:(<psc:chapter .*?title=")', r"\1Not "),
    ("alternate-type", "audio/ogg; codecs=opus", "audio/mpeg"),
    ("alternate-type", "audio/ogg; codecs=opus", "opus"),
    ("alternate-length", 're:(codecs=opus" length=")', r"\g<1>1"),
    ("alternate-length", 're:(codecs=opus" length=")', r"\g<1>about "),
    ("alternate-missing", f"{LAST}.opus", f"{LAST}.webm"),
    ("alternate-source", "re:<podcast:source.*?/>", ""),
    ("alternate-source", f'uri="{BASE}', 'uri="'),
    ("alternate-integrity", 're:value="sha256-....', 'value="sha256-AAAA'),
    ("alternate-integrity", 're:value="sha256-', 'value="md5-'),
    ("notes-script", NOTES, r"\1<p>Hello</p><script>alert(1)</script>\2"),
    ("notes-script", NOTES, r'\1<p onclick="alert(1)">Hello</p>\2'),
    ("notes-script", NOTES, r'\1<a href="javascript:alert(1)">Hello</a>\2'),
    ("notes-script", NOTES, r'\1<iframe src="https://example.org/"></iframe>\2'),
    ("notes-markup", NOTES, r"\1<p><b>Hello</p>\2"),
    ("notes-markup", NOTES, r"\1Hello</em>\2"),
    ("notes-link", NOTES, r'\1<a href="../day-2/">Hello</a>\2'),
    ("notes-link", NOTES, r'\1<a href="//example.org/">Hello</a>\2'),
    ("address-missing", NOTES, rf'\1<a href="{BASE}day-9/">Hello</a>\2'),
    ("stamps", STAMPS, "00:00:00 One\n00:00:05 Two\n\n"),
    ("stamps", STAMPS, "00:00:01 One\n00:00:05 Two\n00:00:08 Three\n\n"),
    ("stamps", STAMPS, "00:00:00 One\n00:00:08 Two\n00:00:05 Three\n\n"),
    ("stamps", STAMPS, "00:00:00 One\n00:00:08 Two\n01:00:05 Three\n\n"),
    ("description-long", DESCRIPTION, rf"\g<1>{'long ' * 900}end\2"),
    ("text-long", "<title>The day of", f"<title>{'Long ' * 60}day of"),
    ("text-blanks", "re:(<item>\n<title>)", r"\1 "),
    ("artwork-missing", "episodes/day-3/cover-89abcdef.jpg", "episodes/day-3/cover.jpg"),
    ("archive-mark", "<itunes:author>", "<fh:archive/><itunes:author>"),
    ("archive-missing archive-lost guid-lost", "feed/1.rss.xml", "feed/2.rss.xml"),
    (
        "archive-link archive-lost guid-lost",
        f"{BASE}feed/1.rss.xml",
        "https://example.org/1.rss.xml",
    ),
    ("archive-lost guid-lost", "re:<atom:link rel=.prev-archive.*?/>", ""),
    ("podcast-guid-changed podcast-guid-other", "re:<podcast:guid>.", "<podcast:guid>0"),
    ("podcast-guid podcast-guid-changed", "re:<podcast:guid>.", "<podcast:guid>X"),
    ("guid-lost", "re:<item>.*?</item>", ""),
]


@pytest.mark.parametrize(("names", "old", "new"), ITEM)
def test_of_an_episode(show, listed, names, old, new):
    planted(show, FEED, old, new)
    listed(show)
    assert found(show) - {"orphan"} == set(names.split())


def picture(path, size=(1400, 1400), mode="RGB", kind="PNG", noise=0):
    image = Image.effect_noise(size, noise) if noise else Image.new("L", size, 90)
    image.convert(mode).save(path, kind)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("artwork-square", {"size": (1500, 1400)}),
        ("artwork-size", {"size": (1000, 1000)}),
        ("artwork-size", {"size": (3001, 3001)}),
        ("artwork-colours", {"mode": "RGBA"}),
        ("artwork-colours", {"mode": "P"}),
        ("artwork-colours", {"mode": "L"}),
        ("artwork-type", {"kind": "JPEG"}),
        ("artwork-type", {"kind": "GIF", "mode": "RGB"}),
        ("artwork-bytes", {"noise": 90}),
    ],
)
def test_of_the_picture(show, listed, name, wrong):
    picture(show / "artwork-0123abcd.png", **wrong)
    listed(show)
    assert name in found(show)
    assert found(show) <= {name, "artwork-colours"}


def test_a_picture_in_the_colours_of_print(show, listed):
    Image.new("CMYK", (1400, 1400)).save(show / "episodes/day-3/cover-89abcdef.jpg", "JPEG")
    listed(show)
    assert found(show) == {"artwork-colours"}


def test_no_picture_at_all(show, listed):
    (show / "artwork-0123abcd.png").write_bytes(b"<html>not found</html>")
    listed(show)
    assert found(show) == {"artwork-type"}


# ---- sounds, transcripts and chapters ------------------------------------------------------------


def test_a_sound_cut_short(show, listed):
    sound = show / f"{LAST}.mp3"
    data = sound.read_bytes()
    sound.write_bytes(data[: len(data) // 2])
    listed(show)
    assert "enclosure-length" in found(show)


def test_a_sound_that_is_another_kind(show, listed):
    sound = show / f"{LAST}.mp3"
    sound.write_bytes((show / f"{LAST}.opus").read_bytes())
    planted(show, FEED, 're:(<enclosure.*?length=")\\d+', rf"\g<1>{sound.stat().st_size}")
    listed(show)
    assert found(show) == {"enclosure-format"}


def test_a_sound_that_is_none(show, listed):
    (show / f"{LAST}.mp3").write_bytes(b"<html>not found</html>")
    listed(show)
    assert found(show) == {"enclosure-format", "enclosure-length"}


@pytest.mark.parametrize(
    ("ending", "kind"),
    [(".opus", "audio/ogg"), (".m4b", "audio/mp4"), (".ogg", "audio/mpeg"), ("", "audio/mpeg")],
)
def test_an_enclosure_that_apple_does_not_take(show, listed, ending, kind):
    (show / f"{LAST}.mp3").rename(show / f"{LAST}{ending}")
    planted(show, FEED, 're:(<enclosure.*?).mp3(".*?)audio/mpeg', rf"\1{ending}\2{kind}")
    planted(show, "episodes/day-3/index.html", ".mp3", ending)
    listed(show)
    assert "enclosure-format" in found(show)


def test_cues_of_a_longer_sound(show, listed):
    planted(show, f"{LAST}.vtt", r"re:--> 00:00:\d\d(.*?\Z)", r"--> 00:40:00\1", count=1)
    listed(show)
    assert found(show) == {"transcript-beyond-end"}


def test_cues_out_of_order(show, listed):
    planted(show, f"{LAST}.srt", r"re:\d\d:\d\d:\d\d,\d{3} -->", "00:00:30,000 -->")
    listed(show)
    assert found(show) == {"transcript-order"}


@pytest.mark.parametrize("ending", [".vtt", ".srt", ".transcript.json", ".transcript.html"])
def test_a_transcript_that_is_none(show, listed, ending):
    (show / f"{LAST}{ending}").write_bytes(b"\xff\xfe\x00")
    listed(show)
    assert "transcript-broken" in found(show)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("chapters-broken", lambda facts: facts.pop("version")),
        ("chapters-broken", lambda facts: facts.update(version="2.0.0")),
        ("chapters-broken", lambda facts: facts.pop("chapters")),
        ("chapters-broken", lambda facts: facts.update(chapters=[])),
        ("chapters-broken", lambda facts: facts["chapters"][1].update(startTime="00:00:05")),
        ("chapters-broken", lambda facts: facts["chapters"][1].pop("startTime")),
        ("chapters-broken", lambda facts: facts["chapters"][1].update(startTime=float("inf"))),
        ("chapters-broken", lambda facts: facts["chapters"][1].update(startTime=10**400)),
        ("chapters-broken", lambda facts: facts.update(chapters=["one", "two"])),
        ("chapters-order", lambda facts: facts["chapters"].reverse()),
        ("chapters-beyond-end", lambda facts: facts["chapters"][2].update(startTime=9000)),
        ("chapters-disagree", lambda facts: facts["chapters"].pop()),
    ],
)
def test_of_chapters(show, listed, name, change):
    path = show / f"{LAST}.chapters.json"
    facts = json.loads(path.read_text())
    change(facts)
    path.write_text(json.dumps(facts))
    listed(show)
    assert name in found(show)
    assert found(show) <= {name, "chapters-disagree"}


def test_a_chapter_that_is_not_listed_is_none(show, listed):
    path = show / f"{LAST}.chapters.json"
    facts = json.loads(path.read_text())
    facts["chapters"].insert(1, {"startTime": 0.5, "title": "A picture", "toc": False})
    path.write_text(json.dumps(facts))
    listed(show)
    assert not found(show)


# ---- archives and lock --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "old", "new"),
    [
        ("archive-mark", "<fh:archive/>", ""),
        ("archive-link", "re:<atom:link rel=.current.*?/>", ""),
        ("archive-link", f'rel="current" href="{BASE}', 'rel="current" href="https://example.org/'),
        (
            "archive-link",
            "<fh:archive/>",
            f'<fh:archive/><atom:link rel="next-archive" href="{BASE}feed/2.rss.xml"/>',
        ),
        (
            "archive-loop",
            "<fh:archive/>",
            f'<fh:archive/><atom:link rel="prev-archive" href="{BASE}feed.xml"/>',
        ),
        (
            "archive-missing",
            "<fh:archive/>",
            f'<fh:archive/><atom:link rel="prev-archive" href="{BASE}feed/0.rss.xml"/>',
        ),
        ("self-link", 'feed/1.rss.xml"', 'feed.xml"'),
        ("feed-broken guid-lost", "</channel>", ""),
        ("guid-twice guid-changed guid-lost", "43001", "43002"),
        ("episode-twice", "<itunes:episode>1", "<itunes:episode>2"),
        ("enclosure-length", 're:(<enclosure.*?length=")', r"\g<1>1"),
        ("channel-missing", "re:<language>.*?</language>", ""),
    ],
)
def test_of_an_archive(show, listed, names, old, new):
    planted(show, ARCHIVE, old, new)
    listed(show)
    assert found(show) - {"sitemap-gap"} == set(names.split())


def test_a_removed_episode_in_the_feed(show):
    lock = show.with_name("show.lock")
    rows = [json.loads(line) for line in lock.read_text().splitlines()]
    rows[3]["removed"] = "2026-11-20T08:00:00Z"
    lock.write_text("\n".join(map(json.dumps, rows)))
    assert found(show) == {"guid-removed"}


def test_a_page_that_is_removed(show, listed):
    page = "episodes/day-3/index.html"
    planted(show, page, "<title>", '<meta name="robots" content="noindex"><title>')
    listed(show)
    assert found(show) == {"page-removed"}


@pytest.mark.parametrize(
    "lock", ["", "{", "[" * 100_000, "[]\n", '{"schema":"narrate/show-lock/1"}\n{}\n']
)
def test_a_lock_that_cannot_be_read_remembers_nothing(show, lock):
    show.with_name("show.lock").write_text(lock)
    assert not found(show)


def test_the_lock_of_another_show_counts_for_nothing(show):
    lock = show.with_name("show.lock")
    first, *rest = lock.read_text().splitlines()
    head = json.loads(first) | {"guid": "00000000-0000-5000-8000-000000000000", "feed": "other"}
    lock.write_text("\n".join([json.dumps(head), *(row.replace("43", "44") for row in rest)]))
    assert not found(show)


# ---- the folder and the site ---------------------------------------------------------------------


def manifest_rows(show):
    return [json.loads(line) for line in (show / "manifest.jsonl").read_text().splitlines()]


def manifest(show, change):
    path, rows = show / "manifest.jsonl", manifest_rows(show)
    changed = change(rows)
    rows = changed if isinstance(changed, list) else rows
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return found(show)


def row_of(rows, ending):
    return next(row for row in rows if row["name"].endswith(ending))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("manifest-changed", lambda rows: row_of(rows, ".mp3").update(size=1)),
        ("manifest-changed", lambda rows: row_of(rows, ".srt").update(sha256="0" * 64)),
        ("manifest-missing", lambda rows: row_of(rows, ".srt").update(name="gone.srt")),
        ("manifest-type", lambda rows: row_of(rows, ".mp3").update(type="audio/mp3")),
        (
            "manifest-cache",
            lambda rows: row_of(rows, "robots.txt").update(cache="public, immutable"),
        ),
        ("manifest-order", lambda rows: [rows[-1], *rows[:-1]]),
        ("manifest-order", lambda rows: [*rows[:-2], rows[-1], rows[-2]]),
        ("manifest-unlisted", lambda rows: [r for r in rows if not r["name"].endswith("3.mp3")]),
        ("manifest-line", lambda rows: row_of(rows, "robots.txt").update(name="../robots.txt")),
        ("manifest-line", lambda rows: row_of(rows, "robots.txt").pop("size")),
        ("manifest-line", lambda rows: [*rows, 7]),
    ],
)
def test_of_the_manifest(show, name, change):
    result = manifest(show, change)
    assert name in result
    assert result <= {name, "manifest-unlisted"}


def test_a_file_that_nothing_names(show):
    (show / "notes.txt").write_text("to do")
    assert found(show) == {"orphan"}


SITE = [
    ("page-link", "episodes/day-3/index.html", "00000003.mp3", "00000003.ogg"),
    ("page-link", "index.html", "episodes/day-3/", "episodes/day-33/"),
    ("page-link", "index.html", 'href="episodes/day-3/"', f'href="{BASE}day-3/"'),
    ("page-link", "index.html", 'href="episodes/day-3/"', 'href="../../show.lock"'),
    ("page-canonical", "episodes/day-3/index.html", "re:<link rel=.canonical.*?>", ""),
    ("page-canonical", "index.html", "re:(<link rel=.canonical. href=.*?)/days/", r"\1/"),
    ("page-language", "index.html", ' lang="en"', ""),
    ("page-title", "index.html", "re:<title>.*?</title>", "<title> </title>"),
    ("sitemap-broken", "sitemap.xml", "</sitemapindex>", ""),
    ("sitemap-broken", "sitemap.xml", "re:<lastmod>.*?</lastmod>", "<lastmod>today</lastmod>"),
    ("sitemap-broken", "sitemap/1.xml", "re:urlset", "urls", 2),
    ("sitemap-page sitemap-gap", "sitemap/1.xml", "day-3", "day-9"),
    ("sitemap-page sitemap-gap", "sitemap/1.xml", BASE, "https://example.org/"),
    ("sitemap-page", "sitemap/1.xml", "re:(<url>.*?</url>)", r"\1\1"),
    ("sitemap-gap", "sitemap/1.xml", "re:<url>.*?</url>", ""),
    ("robots", "robots.txt", "Allow: /", "Disallow: /"),
    ("robots", "robots.txt", "sitemap.xml", "map.xml"),
    ("opds-broken", "opds/index.atom.xml", "</feed>", ""),
    ("opds-broken", "opds/index.atom.xml", "re:<updated>.*?</updated>", ""),
    ("opds-broken", "opds/index.atom.xml", "re:<link rel=.http.*?/>", ""),
    ("opds-broken", "opds/index.atom.xml", "http://www.w3.org/2005/Atom", "http://w3.org/Atom"),
    ("opds-link", "opds/index.atom.xml", "day-3-00000003.epub", "day-3.epub"),
    ("opds-type", "opds/index.atom.xml", "application/epub+zip", "application/epub"),
]


@pytest.mark.parametrize("case", SITE)
def test_of_the_site(show, listed, case):
    names, *change = case
    planted(show, *change)
    listed(show)
    assert found(show) == set(names.split())


# ---- what is hostile, damaged or odd -------------------------------------------------------------


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0">'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0">'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"<html><body>Not found</body></html>",
        b'<rss version="2.0">' + b"<channel>" * 5000,
        BOMB.encode(),
        OUTSIDE.encode(),
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>é'.encode("latin-1"),
        b'<rss version="2.0"><channel><title>' + b"x" * 40_000_000,
    ],
)
def test_a_feed_that_is_none(show, data):
    (show / FEED).write_bytes(data)
    assert found(show) == {"feed-broken"}


def test_a_feed_in_utf_16(show, listed):
    text = (show / FEED).read_text(encoding="utf-8").replace("UTF-8", "UTF-16")
    (show / FEED).write_bytes(text.encode("utf-16"))
    listed(show)
    assert found(show) == {"feed-encoding"}


@pytest.mark.parametrize(
    "address",
    [
        "../../../../etc/passwd",
        f"{BASE}../../../etc/passwd",
        f"{BASE}%2e%2e/%2e%2e/show.lock",
        "http://[",
        "https://",
        f"{BASE}{'x' * 5000}.mp3",
        f"{BASE}a%00b.mp3",
        f"{BASE}ä b.mp3",
        "file:///etc/passwd",
        "",
    ],
)
@pytest.mark.parametrize("element", ["enclosure", "podcast:transcript", "podcast:chapters"])
def test_addresses_that_lead_nowhere(show, listed, address, element):
    planted(show, FEED, rf're:(<{element} url=").*?"', rf'\g<1>{address}"')
    listed(show)
    wrong = {
        "enclosure": {"enclosure-url", "enclosure-missing", "enclosure-format"},
        "podcast:transcript": {"transcript-missing-file"},
        "podcast:chapters": {"chapters-missing-file"},
    }
    assert found(show) & wrong[element]


def test_a_link_out_of_the_folder_is_no_file_of_it(show, listed):
    secret = show.parent / "secret.vtt"
    (show / f"{LAST}.vtt").rename(secret)
    (show / f"{LAST}.vtt").symlink_to(secret)
    listed(show)
    assert "transcript-missing-file" in found(show)


def test_a_feed_without_an_episode(show, listed):
    planted(show, FEED, "re:<item>.*</item>", "")
    listed(show)
    assert {"feed-empty", "guid-lost"} <= found(show)


def test_a_feed_whose_files_are_elsewhere(show, tmp_path):
    alone = tmp_path / "alone" / FEED
    alone.parent.mkdir()
    alone.write_bytes((show / FEED).read_bytes())
    assert found(alone) == {"feed-files-elsewhere"}
    planted(alone.parent, FEED, "<itunes:explicit>false", "<itunes:explicit>no")
    assert found(alone) == {"feed-files-elsewhere", "explicit-value"}


def test_like_findings_are_folded(show, listed):
    text = (show / FEED).read_text()
    item = re.search("<item>.*?</item>", text, re.DOTALL)[0]
    (show / FEED).write_text(text.replace(item, item * 50, 1))
    listed(show)
    (one,) = check([show], now=NOW)
    twice = [finding for finding in one.findings if finding.id == "guid-twice"]
    assert len(twice) == 11
    assert sum(finding.count for finding in twice) == 49
    assert twice[-1].message.startswith("And 39 more; the last: ")


# ---- how closely is looked -----------------------------------------------------------------------


def test_deep_judges_every_file_and_finds_none_wrong(show):
    checked = list(check([show], now=NOW, deep=True))
    names = {one.path.name for one in checked}
    assert {"public", "day-3-00000003.mp3", "day-3-00000003.opus", "day-1-00000001.epub"} <= names
    assert FEED not in names
    assert not [one for one in checked if one.findings and one.path.suffix != ".html"]


def test_deep_hears_what_the_heads_of_files_hide(show, listed):
    sound = show / f"{LAST}.mp3"
    data = sound.read_bytes()
    sound.write_bytes(data[:100_000] + bytes(len(data) - 100_000))
    listed(show)
    assert not found(show)
    assert {"audio-unreadable", "audio-truncated", "long-silence"} & found(show, deep=True)


def test_houses_hear_what_is_enclosed_and_nothing_else(show):
    checked = {one.path.name: one for one in check([show], ["apple"], now=NOW)}
    assert set(checked) == {"public", *(f"day-{n}-{n:08x}.mp3" for n in (1, 2, 3))}
    assert {one.id for one in checked["day-1-00000001.mp3"].findings} <= {
        "house-met",
        "house-voice",
    }
    deep = check([show], ["apple"], now=NOW, deep=True)
    wrong = [one.path.suffix for one in deep for found in one.findings if "house" in found.id]
    assert set(wrong) == {".mp3"}


def test_digests_of_the_first_gigabyte_unless_more_is_asked_for(show, monkeypatch):
    rows = manifest_rows(show)
    row_of(rows, "3.opus").update(sha256="0" * 64)
    (show / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert "manifest-changed" in found(show)
    monkeypatch.setattr(context.Digests.__init__, "__defaults__", (False, 10_000, 0))
    assert found(show) == {"digests-sampled"}
    assert "manifest-changed" in found(show, deep=True)


def test_the_command(show, capsys):
    assert run(["check", str(show)]) == 0
    assert "1 checked, 1 without a finding" in capsys.readouterr().err
    planted(show, FEED, "<itunes:explicit>false", "<itunes:explicit>no")
    assert run(["check", str(show), "--json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["failed"]
    assert {one["id"] for one in file["findings"]} == {"explicit-value", "manifest-changed"}
    (explicit,) = [one for one in file["findings"] if one["id"] == "explicit-value"]
    assert explicit["message"] == "The itunes:explicit of feed.xml is 'no'."
    assert explicit["suggestion"] == "Write true or false; directories know no other word."
    assert run(["check", str(show), "--deep", "--quiet"]) == 1


def test_a_date_of_today_is_not_of_the_future(show):
    assert not found(show, now=datetime(2026, 11, 5, 8, tzinfo=UTC))
    assert found(show, now=datetime(2026, 11, 5, 7, 59, tzinfo=UTC)) == {"date-future"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Thu, 05 Nov 2026 08:00:00 GMT", True),
        ("5 Nov 2026 08:00 +0130", True),
        ("Thu, 05 Nov 2026 00:00:00 PST", True),
        ("Thu, 05 Nov 26 08:00:00 GMT", False),
        ("Thu, 05 November 2026 08:00:00 GMT", False),
        ("Thu, 05 Nov 2026 25:00:00 GMT", False),
        ("Thu, 05 Nov 2026 08:00:00 +9999", False),
        ("Thu, 05 Nov 0000 08:00:00 GMT", False),
        ("", False),
    ],
)
def test_dates(text, right):
    assert (moment(text) is not None) is right


@pytest.mark.parametrize(
    ("tag", "right"),
    [
        ("en", True),
        ("de-AT", True),
        ("zh-Hant-TW", True),
        ("es-419", True),
        ("sl-rozaj-biske", True),
        ("de-x-private", True),
        ("fil", True),
        ("english", False),
        ("en_GB", False),
        ("xx", False),
        ("e", False),
        ("en-", False),
    ],
)
def test_language_tags(tag, right):
    assert is_language(tag) is right


def test_the_uuid_of_a_feed():
    """The example of the podcast namespace."""
    assert str(guid_of("https://podnews.net/rss/")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


@pytest.mark.parametrize("time", ["NaN", "Infinity", "1e999", "9" * 400])
def test_a_transcript_with_a_time_that_is_none(show, listed, time):
    planted(show, f"{LAST}.transcript.json", r're:("endTime":\s*)[\d.]+', rf"\g<1>{time}")
    listed(show)
    assert found(show) == {"transcript-broken"}


def test_json_without_a_bottom(show, listed):
    for name in (f"{LAST}.transcript.json", f"{LAST}.chapters.json"):
        (show / name).write_text("[" * 100_000)
    listed(show)
    with (show / "manifest.jsonl").open("a") as stream:
        stream.write("[" * 100_000)
    assert found(show) == {"transcript-broken", "chapters-broken", "manifest-line"}


def test_whatever_happens_to_a_file_the_rest_is_judged(show):
    """Bytes of every kind of file changed at random, by a fixed seed."""
    chance = random.Random(1977)
    files = sorted(one for one in show.rglob("*") if one.is_file() and one.stat().st_size)
    for _ in range(40):
        path = chance.choice(files)
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        part = chance.choice([b"<", b'"', b"\x00", b"\xff", b"&", b"9" * 30, b"null", b"[", b""])
        path.write_bytes(whole[:at] + part + whole[at + chance.randrange(20) :])
        (one,) = check([show], now=NOW)
        assert one.findings or part == whole[at : at + len(part)], path
        path.write_bytes(whole)


def test_a_file_that_may_not_be_read_is_not_there(show, monkeypatch):
    closed = {"index.html", "robots.txt", "day-3-00000003.opus", "day-3-00000003.mp3"}
    monkeypatch.setattr(site, "access", lambda path, _: path.name not in closed)
    assert {"enclosure-missing", "alternate-missing", "manifest-missing"} <= found(show)
