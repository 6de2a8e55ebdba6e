"""The page of an episode: a player that was really bound, with the show around it."""

from __future__ import annotations

import json

import pytest

import narrate
from narrate.publishing.site.assets import assets
from narrate.publishing.site.episode import NotAPlayer, audio_of, episode_page
from narrate.publishing.site.neighbour import Neighbour
from narrate.publishing.site.removed import removed_page

_FORMS = (
    ".opus",
    ".epub",
    ".vtt",
    ".transcript.json",
    ".transcript.html",
    ".chapters.json",
    ".jpg",
)


@pytest.fixture(scope="module")
def player(tmp_path_factory):
    """A player whose title tries the places and the data."""
    folder = tmp_path_factory.mktemp("player")
    source = folder / "boats.txt"
    source.write_text('Boats "audio":"x" <!-- narrate:foot --> & more\n\nThey came back.\n')
    narrate.make(
        source, output=str(folder), formats=("mp3", "html"), cache_dir=str(folder / "cache")
    )
    return (folder / "boats" / "boats.html").read_bytes()


def _data(page):
    return next(json.loads(text) for given, text in page.scripts if given.get("id") == "data")


def _linked(page):
    kind = "application/ld+json"
    return next(json.loads(text) for given, text in page.scripts if given.get("type") == kind)


def test_the_player_plays_what_was_published(show, episode, player, page_of):
    before = page_of(player)
    page = page_of(episode_page(show(), episode(7, slug="a letter"), player))
    assert before.all("audio")[0]["src"] == "boats.mp3"
    assert page.all("audio")[0]["src"] == "a%20letter-0a1b2c3d.mp3"
    assert _data(page) == {**_data(before), "audio": "a letter-0a1b2c3d.mp3"}
    assert page.text.startswith(before.text[:40])


def test_nothing_else_of_the_player_changes(show, episode, player):
    page = episode_page(show(), episode(7), player).decode().split("\n")
    rest = [line for line in player.decode().split("\n") if line not in page]
    kinds = ("<meta http-equiv", "<!-- narrate:", "<audio ", '<script type="application/json"')
    assert all(line.startswith(kinds) for line in rest)
    assert len(rest) == 3


def test_a_page_is_a_player_too(show, episode, player):
    first = episode_page(
        show(title="Another"), episode(3, _FORMS), player, previous=Neighbour("a", "A")
    )
    for page in (episode_page(show(), episode(7), one) for one in (first, player)):
        assert page == episode_page(show(), episode(7), player)
    assert audio_of(first) == "letter-3-0a1b2c3d.mp3"
    assert audio_of(b"no page") == ""


def test_its_policy_lets_the_show_in_and_keeps_the_player(show, episode, player, page_of):
    before, after = (
        page_of(player).policy(),
        page_of(episode_page(show(), episode(7), player)).policy(),
    )
    assert after["style-src"] == before["style-src"] + " 'self' file:"
    assert after["img-src"] == "data: 'self' file:"
    assert after["script-src"] == before["script-src"]
    assert after.keys() == before.keys()


def test_it_links_home_downloads_and_neighbours(show, episode, player, page_of):
    one = episode(7, endings=_FORMS, source="https://archive.example/7", rights="Free")
    made = show(licence="cc0-1.0", licence_url="https://cc.example/zero")
    page = page_of(
        episode_page(
            made, one, player, previous=Neighbour("six", "Sixth"), following=Neighbour("eight")
        )
    )
    links = {given["href"]: given for given in page.all("a")}
    for ending in (".mp3", *_FORMS[:-1]):
        name = f"../../episodes/letter-7/letter-7-0a1b2c3d{ending}"
        assert links[name]["type"], ending
    assert {"../../index.html", "../../episodes/six/index.html"} <= links.keys()
    assert links["../../episodes/eight/index.html"]["rel"] == "next"
    assert links["https://cc.example/zero"]["rel"] == "license"
    assert "https://archive.example/7" in links
    assert "Previous episode Sixth" in page.text.replace("episodeSixth", "episode Sixth")
    forms = {given["type"] for given in page.all("link", rel="alternate")}
    assert forms >= {"text/vtt", "application/epub+zip", "application/rss+xml"}
    sheet = page.all("link", rel="stylesheet")[0]["href"].removeprefix("../../")
    assert sheet in {asset.name for asset in assets(made)}


def test_machines_are_told_what_it_is(show, episode, player, page_of):
    one = episode(7, endings=_FORMS, date="1977-06", summary="A letter.", season=2, number=3)
    page = page_of(episode_page(show(), one, player))
    said = _linked(page)
    assert (said["@type"], said["episodeNumber"]) == ("PodcastEpisode", 3)
    assert said["partOfSeason"]["seasonNumber"] == 2
    assert said["partOfSeries"]["name"] == "Harbour Letters"
    assert said["temporalCoverage"] == "1977-06"
    mp3, opus = said["associatedMedia"]
    assert mp3["contentUrl"].endswith("/episodes/letter-7/letter-7-0a1b2c3d.mp3")
    assert mp3["duration"] == "PT190.400S"
    assert mp3["transcript"].endswith(".transcript.html")
    assert mp3["caption"]["encodingFormat"] == "text/vtt"
    assert opus["encodingFormat"] == "audio/ogg; codecs=opus"
    cards = {one["property"]: one["content"] for one in page.all("meta") if "property" in one}
    assert cards["og:url"] == "https://letters.example.org/episodes/letter-7/"
    assert cards["og:image"].endswith("0a1b2c3d.jpg")
    assert cards["og:description"] == "A letter."


def test_hostile_words_stay_words(show, episode, player, page_of, hostile):
    made = show(title=hostile, author=hostile, licence=hostile, copyright=hostile)
    words = dict.fromkeys(
        ("title", "author", "date", "summary", "sender", "recipient", "place"), hostile
    )
    one = episode(
        7,
        endings=_FORMS,
        **words,
        source=hostile,
        rights=hostile,
        voice=hostile,
        links=((hostile, "javascript:alert(1)"), (hostile, hostile)),
    )
    neighbour = Neighbour("six", hostile)
    page = page_of(episode_page(made, one, player, previous=neighbour))
    plain = page_of(episode_page(show(), episode(7, endings=_FORMS), player, previous=neighbour))
    assert len(page.scripts) == len(plain.scripts) == 3
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert not [one for one in page.all("a") if "alert" in one["href"]]
    assert not page.all("img", onerror="alert(1)")
    assert _data(page)["audio"] == "letter-7-0a1b2c3d.mp3"
    assert _linked(page)["@type"] == "PodcastEpisode"


@pytest.mark.parametrize(
    ("gone", "instead", "said"),
    [
        (b"<!-- narrate:head -->\n", b"", "head"),
        (b"<!-- narrate:foot -->\n", b"", "foot"),
        (b' src="boats.mp3"', b"", "audio beside it"),
        (b'"audio":"boats.mp3"', b'"sound":1', "name of its audio"),
        (b"Content-Security-Policy", b"X", "content security policy"),
    ],
)
def test_a_page_that_is_no_player_of_ours_is_refused(show, episode, player, gone, instead, said):
    assert gone in player
    with pytest.raises(NotAPlayer, match=said) as caught:
        episode_page(show(), episode(7), player.replace(gone, instead))
    assert caught.value.exit_code == 5
    assert "make the edition again" in caught.value.hint


def test_a_removed_page_says_so_kindly(show, page_of, hostile):
    page = page_of(removed_page(show(title=hostile), "gone", hostile))
    assert page.all("meta", name="robots") == [{"name": "robots", "content": "noindex"}]
    assert "This episode is no longer here" in page.text
    assert {one["href"] for one in page.all("a")} == {"../../index.html"}
    assert page.scripts == []
    assert not page.all("img")


def test_a_removed_page_has_a_name_at_any_rate(show, page_of):
    assert "gone-42" in page_of(removed_page(show(), "gone-42", " ")).text
    assert "Cet épisode n’est plus ici" in page_of(removed_page(show(language="fr"), "x", "y")).text
