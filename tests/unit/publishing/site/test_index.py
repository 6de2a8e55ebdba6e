"""The index: what it says, where it leads, and that nobody's words run in it."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest

from narrate.model.show import Funding
from narrate.publishing.site.assets import assets
from narrate.publishing.site.index import index_page


def _index(show, episodes, *, page=0, older=None, newer=None, total=None):
    number = len(episodes) if total is None else total
    return index_page(show, episodes, page=page, older=older, newer=newer, total=number)


def _links(page, root=""):
    """Addresses of links, as from the top of ``public/``."""
    base = f"https://here/{root}"
    return [urljoin(base, one["href"]).removeprefix("https://here/") for one in page.all("a")]


def test_it_lists_episodes_with_dates_lengths_and_links(show, episode, page_of):
    one = episode(7, author="Anna Berg", date="1977-06-09", summary="The boats came back.")
    page = page_of(_index(show(), [one]))
    assert "Letter 7 Anna Berg 9 June 1977 · 3 min The boats came back." in page.text
    assert page.all("time", datetime="1977-06-09")
    assert page.all("time", datetime="PT190.000S")
    assert "episodes/letter-7/index.html" in _links(page)


@pytest.mark.parametrize("page_number", [0, 3])
def test_every_file_of_the_site_is_found_from_where_a_page_stands(
    show, episode, page_of, page_number
):
    root = f"page/{page_number}/" if page_number else ""
    page = page_of(_index(show(), [episode(1)], page=page_number, newer=0, older=2))
    base = f"https://here/{root}index.html"
    found = {
        urljoin(base, address).removeprefix("https://here/")
        for address in (
            page.all("link", rel="stylesheet")[0]["href"],
            next(given["src"] for given, _ in page.scripts if "src" in given),
        )
    }
    assert found < {one.name for one in assets(show())}
    assert "episodes/letter-1/index.html" in _links(page, root)
    assert page.all("body")[0]["data-root"] == ("../../" if page_number else "")


def test_a_later_page_knows_nothing_that_changes_when_episodes_are_added(show, episode):
    before = _index(show(), [episode(1)], page=1, newer=2, total=250)
    assert before == _index(show(), [episode(1)], page=1, newer=2, total=251)
    assert b"Episodes 1 to 100" in before


def test_words_are_in_the_language_of_the_show(show, episode, page_of):
    german = page_of(_index(show(language="de-AT"), [episode(1, language="de-AT")], total=1234))
    assert german.all("html") == [{"lang": "de-AT", "dir": "ltr"}]
    assert "Folgen (1.234)" in german.text
    arabic = page_of(_index(show(language="ar"), [episode(1, language="ar")]))
    assert arabic.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert arabic.all("form", lang="en", dir="ltr")


def test_an_episode_in_another_language_says_so(show, episode, page_of):
    page = page_of(_index(show(), [episode(1, language="he", title="שלום")]))
    assert page.all("li") == [{"lang": "he"}]  # and keeps its place among the others
    assert page.all("p", lang="en", dir="ltr")
    assert page.all("bdi")
    assert [one["class"] for one in page.all("span", **{"class": "tongue"})] == ["tongue"]


def test_a_region_of_the_same_language_is_not_told(show, episode, page_of):
    page = page_of(_index(show(language="en"), [episode(1, language="en-US")]))
    assert page.all("li") == [{"lang": "en-US"}]
    assert not page.all("span", **{"class": "tongue"})


def test_machines_are_told_what_it_is(show, episode, page_of):
    page = page_of(_index(show(licence_url="https://cc.example/by"), [episode(1)]))
    data = next(
        json.loads(text)
        for given, text in page.scripts
        if given.get("type") == "application/ld+json"
    )
    assert data["@type"] == "PodcastSeries"
    assert data["webFeed"] == "https://letters.example.org/feed.xml"
    assert data["license"] == "https://cc.example/by"
    assert page.all("link", rel="canonical") == [
        {"rel": "canonical", "href": "https://letters.example.org/"}
    ]
    assert page.all("link", type="application/rss+xml")[0]["href"].endswith("org/feed.xml")
    assert page.all("meta", property="og:title")[0]["content"] == "Harbour Letters"


def test_reading_systems_find_the_catalogue_where_there_is_one(show, episode, page_of):
    with_book = page_of(_index(show(), [episode(2), episode(1, endings=(".epub",))]))
    kind = "application/atom+xml;profile=opds-catalog;kind=acquisition"
    (found,) = with_book.all("link", type=kind)
    assert found["href"] == "https://letters.example.org/opds/index.atom.xml"
    assert "opds/index.atom.xml" in _links(with_book)
    without = page_of(_index(show(), [episode(1)]))
    assert not without.all("link", type=kind)
    assert "opds/index.atom.xml" not in _links(without)


def test_only_addresses_that_may_be_followed_become_links(show, episode, page_of):
    bad = "javascript:alert(1)"
    made = show(link=bad, licence="Mine", licence_url=bad, funding=(Funding(bad, "Give"),))
    page = page_of(_index(made, [episode(1)]))
    assert not [one for one in page.all("a") if "alert" in one["href"]]
    assert "Give" in page.text
    assert "Mine" in page.text


def test_hostile_words_stay_words(show, episode, page_of, hostile):
    made = show(title=hostile, description=hostile, author=hostile, copyright=hostile)
    one = episode(1, title=hostile, author=hostile, date=hostile, summary=hostile)
    harmless = page_of(_index(show(), [episode(1, author="x", date="y", summary="z")]))
    page = page_of(_index(made, [one]))
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert len(page.scripts) == len(harmless.scripts)
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in harmless.elements}
    for given, text in page.scripts:
        if given.get("type", "").startswith("application/"):
            json.loads(text)


def test_the_policy_lets_nothing_in_but_the_site(show, episode, page_of):
    policy = page_of(_index(show(), [episode(1)])).policy()
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self' file:"
    assert "unsafe" not in " ".join(policy.values())
