from __future__ import annotations

import pytest

from narrate.rendering.failures import PassageFailed
from narrate.rendering.plan import State
from narrate.store.store import Store

LONG = " ".join(["abcdefghij"] * 95)
"""About a minute, so that each paragraph is a task by itself."""


def texts(count, odd, at):
    return [f"{odd if n == at else 'word'} {'abcdefghij'[n]} {LONG}" for n in range(count)]


def test_a_worker_that_is_killed_costs_nothing_but_time(deadly, tmp_path):
    made = list(deadly.rendering(tmp_path, texts(6, "stumble", 2), jobs=2))
    assert (tmp_path / "stumbled").exists()
    undisturbed = tmp_path / "other"
    undisturbed.mkdir()
    (undisturbed / "stumbled").touch()
    again = list(deadly.rendering(undisturbed, texts(6, "stumble", 2), jobs=1))
    assert [one.passages[0].data for one in made] == [one.passages[0].data for one in again]


def test_a_paragraph_that_kills_is_named_and_the_rest_is_not_rendered_again(deadly, tmp_path):
    with pytest.raises(PassageFailed, match=r"'deadly' crashed .* 'poison d abc") as caught:
        list(deadly.rendering(tmp_path, texts(8, "poison", 3), jobs=2))
    assert caught.value.exit_code == 4
    kept = Store(tmp_path / "cache").size().entries
    assert kept >= 3
    states = [one.state for one in deadly.rendering(tmp_path, texts(8, "word", 3), jobs=2)]
    assert states.count(State.STORED) == kept


def test_short_paragraphs_share_a_task_and_the_one_that_kills_is_still_found(deadly, tmp_path):
    short = [f"word {n}" for n in "abcdefgh"]
    short[5] = "poison f"
    with pytest.raises(PassageFailed, match="'poison f'"):
        list(deadly.rendering(tmp_path, short, jobs=1))
    assert Store(tmp_path / "cache").size().entries == 5
