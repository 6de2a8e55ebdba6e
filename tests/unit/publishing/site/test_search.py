"""Shards of the search: small, and every word leads to its episodes."""

from __future__ import annotations

import json
from itertools import accumulate

from narrate.publishing.site.search import folded, search_index, search_shard


def _found(shard):
    """Which episodes hold which word."""
    said = json.loads(shard)
    terms = said["terms"].split(" ") if said["terms"] else []
    holders = said["found"].split(" ") if terms else []
    return {
        term: [said["episodes"][number][0] for number in accumulate(map(_later, steps))]
        for term, steps in zip(terms, holders, strict=True)
    }


def _later(step):
    """Read a step as the script does."""
    return ord(step) - (0x5D if ord(step) < 0x7F else 0x7F)


def test_words_lead_to_the_episodes_that_hold_them(episode):
    found = _found(
        search_shard(
            [
                episode(1, title="Boats", terms="harbour über", author="Anna Berg", slug="one"),
                episode(2, title="Piers", terms="boats harbour", date="1977-06-09", slug="two"),
                episode(3, title="Sand", terms="don't", place="Bergen", slug="three"),
                episode(4, title="Boats", recipient="Zoë", slug="four"),
            ]
        )
    )
    assert found["boats"] == ["one", "two", "four"]
    assert found["harbour"] == ["one", "two"]
    assert found["uber"] == found["anna"] == ["one"]
    assert found["1977"] == ["two"]
    assert found["don"] == found["t"] == found["bergen"] == ["three"]
    assert found["zoe"] == ["four"]
    assert list(found) == sorted(found)


def test_rows_say_what_results_show(episode):
    one = episode(9, title=" Two\n lines ", author="A", date="1977", language="de", seconds=59.6)
    assert json.loads(search_shard([one]))["episodes"] == [
        ["letter-9", "Two lines", "A", "1977", "de", 60]
    ]


def test_any_words_make_a_shard(episode, hostile):
    said = json.loads(search_shard([episode(1, title=hostile, author=hostile, terms=hostile)]))
    assert len(said["episodes"]) == 1


def test_a_shard_without_episodes():
    assert json.loads(search_shard([])) == {"episodes": [], "terms": "", "found": ""}


def test_a_shard_is_smaller_than_its_words(episode):
    words = [f"word{number}" for number in range(400)]
    episodes = [
        episode(number, terms=" ".join(sorted(words[number % 100 : number % 100 + 300])))
        for number in range(1, 501)
    ]
    plain = sum(len(one.terms) for one in episodes)
    assert len(search_shard(episodes)) < plain / 4


def test_episodes_far_apart_are_found(episode):
    holders = [0, 33, 67, 68, 310, 499]
    episodes = [
        episode(at + 1, terms="sea" if at in holders else "sand", slug=str(at)) for at in range(500)
    ]
    shard = search_shard(episodes)
    assert _found(shard)["sea"] == [str(at) for at in holders]
    assert b"\\" not in shard


def test_the_index_lists_shards_in_order():
    assert json.loads(search_index([(2, 100), (1, 500)])) == {"shards": [[1, 500], [2, 100]]}


def test_letters_are_folded_as_the_script_folds_them():
    assert folded("ÅNGSTRÖM Ñandú ﬁn Ⅻ ①") == "angstrom nandu fin xii 1"
    assert folded("Ἀθήνα Ёлка") == "αθηνα елка"
