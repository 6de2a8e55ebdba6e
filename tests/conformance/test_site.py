"""The site of a show in a real browser, and before judges that others wrote.

Needs what the player needs (see ``test_player.py``). The site is small but whole: real editions, an
index of several pages, shards of the search, an episode that was withdrawn.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

import narrate
from narrate.audio.cover import smaller
from narrate.model.media import media_type
from narrate.model.show import Episode, Funding, PublishedFile, Show
from narrate.publishing.artwork import episode_artwork, show_artwork
from narrate.publishing.site.assets import assets
from narrate.publishing.site.episode import episode_page
from narrate.publishing.site.index import index_page
from narrate.publishing.site.neighbour import Neighbour
from narrate.publishing.site.removed import removed_page
from narrate.publishing.site.search import search_index, search_shard

_FORMATS = ("mp3", "opus", "html", "vtt", "transcript.json", "transcript.html", "epub")
_SHARD, _PAGE, _EPISODES = 60, 50, 170
_AT = datetime(2026, 1, 1, tzinfo=UTC)
_TITLES = {
    3: "<script>alert('boats')</script> & “quotes” ]]>",
    5: "رسالة إلى صديق قديم",
    7: "日本の手紙",
    9: "Über Zoë",
    11: "Piers 🌲",
    15: "हिन्दी में पत्र",
    13: "strategic, harbourward and otherwise, " * 6,
}
_HUGE = 4
"""Shards of the large site, each of a few megabytes."""


def _put(folder, name, data):
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return PublishedFile(name, media_type(name), len(data), sha256(data).hexdigest())


def _episode(number):
    slug = f"letter-{number:03}"
    language = "ar" if number == 5 else "ja" if number == 7 else "de" if number % 10 == 9 else "en"
    audio = f"episodes/{slug}/{slug}-00000000.mp3"
    return Episode(
        slug=slug,
        guid=f"guid-{number}",
        sequence=number,
        published=_AT + timedelta(days=number),
        updated=_AT + timedelta(days=number),
        version="00000000",
        title=_TITLES.get(number, f"Letter {number}"),
        author=("Anna Berg", "Harbour Board", "Зиновий Петров", "")[number % 4],
        date=f"{1970 + number % 9}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        language=language,
        summary="The boats came back on Friday. Two piers remain closed.",
        seconds=number * 37 % 5000 + 30.0,
        terms="boats came back friday harbour piers" + (" harbourmaster" if number % 2 else ""),
        audio=PublishedFile(audio, "audio/mpeg", 1_500_000, ""),
        files=(PublishedFile(audio[:-3] + "epub", "application/epub+zip", 9000, ""),),
    )


@pytest.fixture(scope="module")
def public(root, tmp_path_factory):
    """A site of 170 episodes, one of them the seed as it is really made."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(root / "seeds" / "carter-to-brezhnev.txt", folder / "seed.txt")
    made = folder / "made"
    narrate.make(
        folder / "seed.txt", output=str(made), formats=_FORMATS, cache_dir=str(folder / "cache")
    )
    public = folder / "public"
    show = Show(
        title="Letters of Two Presidents",
        description="What they wrote to one another, read aloud letter by letter.\n\nAll of it.",
        base_url="https://letters.example.org/",
        author="Harbour Archive",
        link="https://archive.example.org/",
        licence="cc0-1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
        copyright="Public domain",
        funding=(Funding("https://archive.example.org/give", "Support the archive"),),
    )
    picture = show_artwork(show)
    _, icon = smaller(picture, 512)
    show = replace(
        show,
        artwork=_put(public, "artwork-00000000.png", picture),
        icon=_put(public, "assets/artwork-00000000.png", icon),
    )
    for asset in assets(show):
        _put(public, asset.name, asset.data)
    episodes = [_episode(number) for number in range(1, _EPISODES)]
    episodes.append(_seed(show, made / "seed", public))
    _pages(public, show, episodes)
    _put(public, "episodes/gone/index.html", removed_page(show, "gone", "Letter <b>& Sons"))
    return public


def _seed(show, made, public):
    number = _EPISODES
    files = [
        _put(public, f"episodes/seed/seed-00000000.{one}", (made / f"seed.{one}").read_bytes())
        for one in _FORMATS
        if one != "html"
    ]
    episode = replace(
        _episode(number),
        slug="seed",
        title="Letter From President Carter to Soviet General Secretary Brezhnev",
        author="President Carter",
        source="https://history.state.gov/",
        audio=files[0],
        links=(("Volume VI", "https://history.state.gov/"), ("nowhere", "javascript:alert(1)")),
    )
    cover = _put(public, "episodes/seed/cover-00000000.jpg", episode_artwork(show, episode))
    episode = replace(episode, files=(*files[1:], cover))
    player = (made / "seed.html").read_bytes()
    before = Neighbour(f"letter-{number - 1}", _TITLES[3])
    page = episode_page(show, episode, player, previous=before, following=Neighbour("gone"))
    _put(public, episode.page, page)
    return episode


def _pages(public, show, episodes):
    newest, total = episodes[::-1], len(episodes)
    first = index_page(show, newest[: total - _PAGE], page=0, older=1, newer=None, total=total)
    _put(public, "index.html", first)
    oldest = episodes[:_PAGE][::-1]
    page = index_page(show, oldest, page=1, older=None, newer=0, total=total)
    _put(public, "page/1/index.html", page)
    shards = []
    for number, begin in enumerate(range(0, total, _SHARD), start=1):
        part = episodes[begin : begin + _SHARD]
        shards.append((number, len(part)))
        _put(public, f"search/{number}.json", search_shard(part))
    _put(public, "search/index.json", search_index(shards))


@pytest.fixture(scope="module")
def judged(node, public):
    pages = (
        "index.html",
        "page/1/index.html",
        "index.html?q=harbour&from=1970",
        "episodes/seed/index.html",
        "episodes/gone/index.html",
    )
    return node("audit.mjs", str(public), *pages)


def test_accessibility_judges_find_nothing(judged):
    assert len(judged) == 5
    for page, said in judged.items():
        assert said["axe"] == {state: [] for state in said["axe"]}, page
        assert said["pa11y"] == [], page
        assert said["lighthouse"] == {"score": 100, "failed": []}, page


@pytest.fixture(scope="module")
def used(node, public, tmp_path_factory):
    """What came of using the site, and one like it whose shards are large."""
    folder = tmp_path_factory.mktemp("used")
    shutil.copytree(public, folder / "site")  # the journeys take a shard away
    large = folder / "large"
    shutil.copytree(public, large)
    words = " ".join(f"{number:x}" * 3 for number in range(300_000))
    for number in range(1, _HUGE + 1):
        one = replace(_episode(number), terms=f"harbour {words}")
        _put(large, f"search/{number}.json", search_shard([one]))
    _put(large, "search/index.json", search_index([(one, 1) for one in range(1, _HUGE + 1)]))
    return node("search.mjs", str(folder / "site"), str(large))


def test_the_search_finds_words_and_tells_how_far_it_was(used):
    said = used["typing"]
    assert said["unasked"] == []  # nothing is fetched before somebody comes near
    assert (said["before"]["list"], said["before"]["results"]) == (True, False)
    typed = said["typed"]
    assert typed["status"] == "170 found. 170 of 170 episodes searched."
    assert (len(typed["titles"]), typed["more"], typed["list"]) == (50, True, False)
    assert typed["titles"][1] == "Letter 169"
    assert typed["first"] == "episodes/seed/index.html"
    assert typed["facts"] == "3 March 1978 · 22 min"
    assert typed["address"] == "?q=Harbour"
    assert said["troubles"] == []


def test_more_results_go_on_where_they_ended(used):
    more = used["typing"]["more"]
    assert len(more["titles"]) == 100
    assert more["focus"] == more["titles"][50]


def test_an_empty_search_shows_the_list_again(used):
    said = used["typing"]
    assert said["nothing"]["status"] == "Nothing found. 170 of 170 episodes searched."
    assert not said["nothing"]["results"]
    cleared = said["cleared"]
    assert (cleared["list"], cleared["results"], cleared["address"]) == (True, False, "")
    assert cleared["status"] == ""


def _numbers(titles):
    return [int(one.removeprefix("Letter ")) for one in titles if one.startswith("Letter ")]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("accents", ["Über Zoë"]),
        ("inside", ["日本の手紙"]),
        ("hindi", [_TITLES[15]]),
        ("hostile", [_TITLES[3]]),
    ],
)
def test_words_are_found_however_they_are_written(used, query, titles):
    said = used["asked"][query]
    assert said["titles"] == titles
    assert said["troubles"] == []


def test_filters_choose(used):
    def wanted(choose):
        return [one for one in range(_EPISODES - 1, 0, -1) if choose(_episode(one))][:50]

    def found(query):
        titles = {_episode(one).title.strip(): one for one in range(1, _EPISODES)}
        return [titles[one] for one in used["asked"][query]["titles"] if one in titles]

    assert found("author") == wanted(lambda one: one.author == "Anna Berg")
    assert found("years") == wanted(lambda one: one.date[:4] in ("1975", "1976"))
    assert found("language") == wanted(lambda one: one.language == "de")
    assert found("short") == wanted(lambda one: one.seconds < 300)
    assert found("long") == wanted(lambda one: one.seconds >= 3600)


def test_results_are_put_in_the_order_that_is_asked_for(used):
    asked = used["asked"]
    assert asked["oldest"]["titles"][:2] == ["Letter 1", "Letter 2"]
    assert _numbers(asked["titled"]["titles"]) == sorted(_numbers(asked["titled"]["titles"]))
    dates = [_episode(one).date for one in _numbers(asked["dated"]["titles"])]
    assert dates == sorted(dates)
    assert dates[0].startswith("1970")
    lengths = [_episode(one).seconds for one in _numbers(asked["longest"]["titles"])]
    assert lengths == sorted(lengths, reverse=True)


def test_nonsense_in_the_address_does_nothing(used):
    said = used["asked"]["nonsense"]
    assert said["troubles"] == []


def test_a_later_page_searches_as_well(used):
    assert used["page"]["first"] == "../../episodes/letter-009/index.html"


def test_everything_is_reached_by_keys_and_large_enough(used):
    names = [one["name"] for one in used["stops"]]
    assert names[0] == "Skip to the episodes"
    wanted = ("Subscribe", "Search titles, people and the words of all texts", "Search")
    assert [one for one in names if one in wanted] == list(wanted)
    for one in used["stops"]:
        assert one["outline"] >= 2, one
        assert min(one["size"]) >= 24, one


def test_it_works_without_scripts_from_a_disk_and_on_a_small_screen(used):
    assert used["scriptless"] == "none"
    assert used["disk"] == {"form": False, "paper": "rgb(251, 248, 242)", "troubles": []}
    assert used["narrow"] == 320


def test_an_episode_plays_on_its_page(used):
    said = used["episode"]
    assert said["troubles"] == []
    assert said["data"] == "seed-00000000.mp3"
    assert said["width"] == 1280
    assert said["home"].endswith("/index.html")


def test_a_search_that_cannot_be_loaded_says_so(used):
    assert used["gone"]["status"].startswith("The search could not be loaded.")


def test_it_asks_before_it_fetches_much(used):
    before, after = used["much"]["before"], used["much"]["after"]
    assert before["fetched"] < _HUGE
    assert "The rest of the search needs about" in before["status"]
    assert before["offer"] == f"Search the other {_HUGE - before['fetched']} episodes"
    assert (after["fetched"], after["asks"]) == (_HUGE, False)
    assert after["status"] == f"{_HUGE} found. {_HUGE} of {_HUGE} episodes searched."
