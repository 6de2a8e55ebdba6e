"""The compiled weights score as the features that they were trained on."""

from __future__ import annotations

import importlib.util

import pytest

from narrate.scripting.breaths.scoring import Scorer, Sentence, shipped

SENTENCES = [
    "I would like to share with you my feeling of encouragement at the spirit that prevailed",
    "However , the land-based Missiles of Mr Toon , which were not new , went to Moscow ; we saw",
    "Go !",
    "a b , c",
]


@pytest.fixture(scope="module")
def training(root):
    path = root / "tests" / "bench" / "train_breaks.py"
    spec = importlib.util.spec_from_file_location("train_breaks", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("column", [0, 1])
def test_scores_are_the_sums_of_the_named_features(training, text, column):
    words, marks = [], []
    for token in text.split():
        if token.isalpha() or "-" in token:
            words.append(token)
            marks.append("")
        else:
            marks[-1] = token
    groups, scorer, sentence = shipped(), Scorer(column), Sentence(words, marks)
    for at, names in enumerate(training.juncture_features(words, marks)):
        parts = (name.partition(" ") for name in names)
        total = sum(groups.get(g, {}).get(value, (0, 0))[column] for g, _, value in parts)
        total -= groups["threshold"][""][column]
        assert scorer.score(sentence, at, exact=True) == pytest.approx(total)


def test_a_score_that_is_not_exact_says_the_same_about_a_breath():
    words = SENTENCES[0].split()
    scorer, sentence = Scorer(0), Sentence(words, [""] * len(words))
    for at in range(len(words) - 1):
        quick, exact = scorer.score(sentence, at), scorer.score(sentence, at, exact=True)
        assert (quick > 0) == (exact > 0)
