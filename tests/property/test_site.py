"""What holds for pages, lists and shards of a show, whatever words somebody gives it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from narrate.model.show import Episode, Funding, PublishedFile, Show
from narrate.publishing.opds import catalogue
from narrate.publishing.site.episode import episode_page
from narrate.publishing.site.index import index_page
from narrate.publishing.site.neighbour import Neighbour
from narrate.publishing.site.removed import removed_page
from narrate.publishing.site.search import search_shard
from narrate.publishing.sitemap import sitemap

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_PIECES = (
    *("<", ">", '"', "'", "&", "/", "\\", "=", "`", "{{", "}}", "{}", "\n", "\0", "\u2028", "]]>"),
    *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "<style>", "</style>", "</title>"),
    *("alert(1)", "javascript:alert(1)", "JaVaScRiPt:", "data:text/html,", "vbscript:", "//evil"),
    *(
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc=",
        "<base href=//x>",
    ),
    *(
        " onmouseover=alert(1) ",
        "&lt;script&gt;",
        "&#60;",
        "&#x3c;script",
        "%3Cscript%3E",
        "\\u003c",
    ),
    *("<meta http-equiv=refresh content=0>", "<link rel=import>", "expression(alert(1))", "\udfff"),
    *("<!-- narrate:head -->\n", "<!-- narrate:foot -->\n", '","audio":"x', "audio", "שלום", "🌲"),
)
WORDS = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join), st.text(max_size=40))
ADDRESS = st.one_of(WORDS, st.just("https://archive.example/?a=1&b='\"<"))
SHOW = st.builds(
    Show,
    title=WORDS,
    description=WORDS,
    base_url=st.just("https://letters.example.org/"),
    link=ADDRESS,
    author=WORDS,
    language=st.sampled_from(["en", "de", "ar", "zh-Hant", "", "x y"]),
    funding=st.lists(st.builds(Funding, ADDRESS, WORDS), max_size=1).map(tuple),
    licence=WORDS,
    licence_url=ADDRESS,
    copyright=WORDS,
)
_FILES = tuple(
    PublishedFile(f"episodes/a/a-00000000{ending}", kind, 10, "")
    for ending, kind in ((".epub", "application/epub+zip"), (".vtt", "text/vtt"))
)
EPISODE = st.builds(
    Episode,
    slug=st.just("a"),
    guid=WORDS,
    sequence=st.just(1),
    published=st.just(_AT),
    updated=st.just(_AT),
    version=st.just("00000000"),
    title=WORDS,
    author=WORDS,
    date=WORDS,
    language=st.sampled_from(["en", "he", "", "x y"]),
    summary=WORDS,
    sender=WORDS,
    recipient=WORDS,
    place=WORDS,
    source=ADDRESS,
    rights=WORDS,
    seconds=st.floats(0, 1e6),
    voice=WORDS,
    links=st.lists(st.tuples(WORDS, ADDRESS), max_size=2).map(tuple),
    terms=WORDS,
    audio=st.just(PublishedFile("episodes/a/a-00000000.mp3", "audio/mpeg", 10, "")),
    files=st.just(_FILES),
)
_PLAYER = b"""<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'">
<title>Boats</title>
<!-- narrate:head -->
</head>
<body>
<!-- narrate:top -->
<audio id="audio" preload="metadata" controls src="boats.mp3"></audio>
<!-- narrate:foot -->
<script type="application/json" id="data">{"title":"Boats","audio":"boats.mp3"}</script>
<script>"the player"</script>
</body>
</html>
"""
_SCHEMES = ("https:", "http:", "mailto:")


def _judge(page: bytes, scripts: int) -> LexborHTMLParser:
    """Find nothing in a page that runs, leads or loads other than what the site put there."""
    tree = LexborHTMLParser(page.decode("utf-8"))
    assert len(tree.css("script")) == scripts
    assert len(tree.css("title")) == len(tree.css("html")) == len(tree.css("body")) == 1
    assert not tree.css("iframe, object, embed, svg, base, style, [style], [srcdoc]")
    for element in tree.css("*"):
        assert not [name for name in element.attributes if name.lower().startswith("on")]
    for element in tree.css("a[href]"):
        address = element.attributes["href"] or ""
        near = ":" not in address.split("/", maxsplit=1)[0]
        assert near or address.lower().startswith(_SCHEMES), address
        assert not address.startswith("//")
    assert not [one for one in tree.css("img") if "artwork" not in (one.attributes["src"] or "")]
    for element in tree.css('script[type^="application/"]'):
        json.loads(element.text(deep=True))
    return tree


@given(SHOW, EPISODE)
def test_an_index_holds_nothing_but_words_of_others(show, episode):
    _judge(index_page(show, [episode], page=0, older=3, newer=None, total=1), scripts=3)
    _judge(index_page(show, [episode], page=2, older=1, newer=0, total=1), scripts=2)


@given(SHOW, EPISODE, WORDS)
def test_a_page_of_an_episode_holds_nothing_but_words_of_others(show, episode, title):
    page = episode_page(show, episode, _PLAYER, previous=Neighbour("before", title))
    tree = _judge(page, scripts=3)
    data = json.loads(tree.css_first("#data").text(deep=True))
    assert data == {"title": "Boats", "audio": "a-00000000.mp3"}


@given(SHOW, WORDS)
def test_a_removed_page_holds_nothing_but_words_of_others(show, title):
    _judge(removed_page(show, "a", title), scripts=0)


@given(SHOW, EPISODE)
def test_lists_are_well_formed(show, episode):
    book = ET.fromstring(catalogue(show, [episode], page=0, older=1, newer=None))
    assert len(book.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert len(ET.fromstring(sitemap(show, [episode]))) == 1


@given(st.lists(EPISODE, max_size=3))
def test_a_shard_has_every_episode(episodes):
    shard = json.loads(search_shard(episodes))
    assert len(shard["episodes"]) == len(episodes)
    assert len(shard["terms"].split()) == len(shard["found"].split(" ") if shard["found"] else [])
