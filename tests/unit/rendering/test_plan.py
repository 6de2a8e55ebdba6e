from __future__ import annotations

import itertools

from narrate.rendering.job import job_of
from narrate.rendering.plan import State, groups, plan


def test_each_paragraph_is_to_render_stored_or_repeated(paragraph, how):
    stored = job_of(paragraph("cd"), how()).keys[0]
    texts = ["ab", "cd", "ab", "cd", "ef"]
    states = [one.state for one in plan(map(paragraph, texts), how(), lambda key: key == stored)]
    assert states == [
        State.TO_RENDER,
        State.STORED,
        State.REPEATED,
        State.REPEATED,
        State.TO_RENDER,
    ]


def test_the_store_is_asked_once_for_each_key(paragraph, how):
    asked = []
    list(plan(map(paragraph, ["ab", "ab", "cd"]), how(), lambda key: asked.append(key) or False))
    assert len(asked) == len(set(asked)) == 2


def test_it_takes_no_more_paragraphs_than_are_asked_for(paragraph, how):
    endless = (paragraph(f"ab{'c' * number}") for number in itertools.count())
    planned = plan(endless, how(), lambda _: False)
    assert len(list(itertools.islice(planned, 3))) == 3


def test_groups_keep_order_and_stay_below_the_limit(paragraph, how):
    paragraphs = [paragraph("a" * 17) for _ in range(7)] + [paragraph("b" * 170)]
    planned = list(plan(paragraphs, how(), lambda _: False))
    grouped = list(groups(planned, rate=1.0, max_seconds=3.0))
    assert [len(one) for one in grouped] == [3, 3, 1, 1]
    assert list(itertools.chain(*grouped)) == planned
    assert [len(one) for one in groups(planned, rate=2.0, max_seconds=3.0)] == [6, 1, 1]
