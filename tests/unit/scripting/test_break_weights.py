"""The compiled weights score as the features that they were trained on."""

from __future__ import annotations

import importlib.util
import math
from collections import defaultdict

import pytest

from narrate.scripting.breaths.memo import Memo
from narrate.scripting.breaths.scoring import Scorer
from narrate.scripting.breaths.sentence import Sentence
from narrate.scripting.breaths.weights import groups_of, shipped
from narrate.scripting.breaths.words import seen

SENTENCES = [
    "I would like to share with you my feeling of encouragement at the spirit that prevailed",
    "However , the land-based Missiles of Mr Toon , which were not new , went to Moscow ; we saw",
    "Go !",
    "a b , c",
    "Unmistakable representatives of institutions went silently , and without a word , downstairs",
]
ANYWHERE = defaultdict(lambda: -math.inf)


@pytest.fixture(scope="module")
def training(root):
    path = root / "tests" / "bench" / "train_breaks.py"
    spec = importlib.util.spec_from_file_location("train_breaks", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _parsed(text):
    words, marks = [], {}
    for token in text.split():
        if token.isalpha() or "-" in token:
            words.append(token)
        else:
            marks[len(words) - 1] = token
    marks.pop(len(words) - 1, None)  # what ends a sentence is no juncture
    return words, marks


def _scores(words, marks):
    scorer, sentence = Scorer(), Sentence(words, marks)
    inside = dict(scorer.inside(sentence, ANYWHERE, 1))
    return inside | dict(zip(marks, scorer.at_marks(sentence), strict=True))


@pytest.mark.parametrize("text", SENTENCES)
def test_scores_are_the_sums_of_the_named_features(training, text):
    words, marks = _parsed(text)
    groups, scores = shipped(), _scores(words, marks)
    features = training.juncture_features(words, [marks.get(at, "") for at in range(len(words))])
    assert sorted(scores) == list(range(len(features)))
    for at, names in enumerate(features):
        parts = (name.partition(" ") for name in names)
        total = sum(groups.get(group, {}).get(value, 0) for group, _, value in parts)
        assert scores[at] == pytest.approx(total - groups["threshold"][""])


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("floor", [-0.5, 0.0, 0.3])
def test_what_is_given_up_early_would_not_have_been_above_the_floor(text, floor):
    words, marks = _parsed(text)
    scores = _scores(words, marks)
    above = {at for at, score in scores.items() if at not in marks and score.real > floor}
    inside = Scorer().inside(Sentence(words, marks), defaultdict(lambda: floor), 1)
    assert {at for at, _ in inside} == above


def test_a_breath_keeps_its_distance_from_punctuation_and_from_what_has_no_floor():
    words, marks = _parsed("one two three four five , six seven eight")
    scorer, sentence = Scorer(), Sentence(words, marks)
    assert [at for at, _ in scorer.inside(sentence, ANYWHERE, 2)] == [1, 2]
    nowhere = defaultdict(lambda: None)
    assert list(scorer.inside(sentence, nowhere, 1)) == []


def test_a_table_of_another_training_is_read_in_both_columns():
    table = "# no weight\nthreshold\t\t0.5\t0.25\nbias\t\t1\t2\nLc\tprep\t0.25\t0.5\n"
    sentence = Sentence(["of", "it"], {})
    assert dict(Scorer(groups_of(table)).inside(sentence, ANYWHERE, 1)) == {0: 0.75 + 2.25j}


def test_words_are_measured_without_the_punctuation_around_them():
    assert Sentence(["“Well,”", "he", "said."], {}).letters == [0, 5, 8, 13]
    assert Sentence(["—", "Go!"], {}).letters == [0, 2, 5]


@pytest.mark.parametrize(
    ("word", "name", "group"),
    [
        ("though", "though", "sub"),
        ("Kindness", "-Name", "name"),
        ("kindness", "-ness", "noun"),
        ("dress", "-s", "s"),
        ("bed", "-", "word"),
        ("shed", "-", "word"),
        ("musical", "-ical", "adj"),
        ("ical", "-", "word"),
        ("turned", "-ed", "past"),
        ("harbour’s", "-'s", "word"),
        ("well-known", "-hyphen", "adj"),
        ("-s", "-0", "num"),
        ("", "-0", "num"),
    ],
)
def test_a_content_word_is_known_by_its_longest_ending_that_leaves_a_stem(word, name, group):
    assert seen(word) == (name, group)


def test_a_memo_asks_once_and_starts_anew_when_it_is_full():
    asked = []
    memo = Memo(lambda key: asked.append(key) or key * 2, limit=2)
    assert [memo[key] for key in (1, 1, 2, 3, 3, 1)] == [2, 2, 4, 6, 6, 2]
    assert asked == [1, 2, 3, 1]
    assert len(memo) == 2
