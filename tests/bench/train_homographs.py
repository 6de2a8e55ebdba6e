"""Train ``narrate/scripting/homographs/data``: ``python -m tests.bench.train_homographs``.

One log-linear model over all homographs: each reading's score is the sum of weights of features of
its own and of features it shares with all readings of the same part of speech, so that what is
learnt about nouns after "the" serves every word. Data: WikipediaHomographData, Google, Apache-2.0,
and sentences of everyday use, which an encyclopaedia has few of (``data/homographs-own.tsv``).
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from narrate.scripting.homographs.context import features

SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
FOLDS = 5
OWN_L2 = 1.5
COMMON_L2 = 1.0
STEPS = 120
RATE = 0.15
LEAST = 0.1
"""Weights nearer to zero are not shipped."""

DATA = Path(__file__).parents[2] / "narrate" / "scripting" / "homographs" / "data"
HEAD = "## Made by tests/bench/train_homographs.py; source and licence: README.md\n"
OWN = Path(__file__).parent / "data" / "homographs-own.tsv"
_MARKED = re.compile(r"\[(\w+)\]")
CORRECTED = {"abuses_vrb": "əˈbjuːzəz"}
"""Misprints of the source."""


class Case(NamedTuple):
    word: str
    reading: str
    features: tuple[str, ...]


def load(shared: Path = SHARED) -> list[Case]:
    """Return all cases; ``start`` and ``end`` of the file are byte offsets."""
    path = shared / "suites" / "homographs-train.tsv"
    cases = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            data = row["sentence"].encode()
            start = len(data[: int(row["start"])].decode())
            end = len(data[: int(row["end"])].decode())
            found = tuple(features(row["sentence"], start, end))
            cases.append(Case(row["homograph"].lower(), row["wordid"], found))
    return cases


def own() -> list[Case]:
    """Return the cases of everyday use; they are learnt from and never scored."""
    cases = []
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            reading, sentence = line.split("\t")
            word = _MARKED.search(sentence)
            assert word is not None, line
            text = sentence.replace("[", "").replace("]", "")
            start = word.start()
            found = tuple(features(text, start, start + len(word[1])))
            cases.append(Case(word[1].lower(), reading, found))
    return cases


def part_of_speech(reading: str) -> str:
    """Return the part of a word id that other words share: ``vrb``, ``nou``, ``adj-nou``."""
    label = reading.partition("_")[2]
    return label if label.partition("-")[0] in {"vrb", "nou", "adj"} else ""


def readings_of(cases: list[Case]) -> dict[str, list[str]]:
    """Return the readings of each word, the commonest first."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        counts.setdefault(case.word, Counter())[case.reading] += 1
    return {word: [one for one, _ in count.most_common()] for word, count in counts.items()}


class Model(NamedTuple):
    readings: dict[str, list[str]]
    weights: dict[tuple[str, str], float]
    """By reading or ``*`` and part of speech, and feature."""

    def best(self, case: Case) -> str:
        return max(self.readings[case.word], key=lambda one: self.score(one, case.features))

    def score(self, reading: str, found: tuple[str, ...]) -> float:
        common = "*" + part_of_speech(reading)
        weights = self.weights
        return sum(weights.get((reading, f), 0.0) + weights.get((common, f), 0.0) for f in found)


def train(cases: list[Case]) -> Model:
    """Fit the weights by Adam on the regularised likelihood; no chance is involved."""
    readings = readings_of(cases)
    seen = Counter(f for case in cases for f in case.features)
    own_seen = Counter((case.word, f) for case in cases for f in case.features)
    names: dict[tuple[str, str], int] = {}
    entries: list[tuple[int, int]] = []  # (row of a candidate, weight)
    groups: list[int] = []
    gold: list[float] = []
    for number, case in enumerate(cases):
        for reading in readings[case.word]:
            row = len(groups)
            groups.append(number)
            gold.append(float(reading == case.reading))
            common = "*" + part_of_speech(reading)
            for f in case.features:
                if own_seen[case.word, f] > 1:
                    entries.append((row, names.setdefault((reading, f), len(names))))
                if common != "*" and seen[f] > 2:
                    entries.append((row, names.setdefault((common, f), len(names))))
    rows, columns = (np.array(side) for side in zip(*entries, strict=True))
    group, right = np.array(groups), np.array(gold)
    penalty = np.array([COMMON_L2 if name[0][0] == "*" else OWN_L2 for name in names])
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        score = np.exp(np.bincount(rows, weights[columns], len(groups)).clip(-30, 30))
        wrong = score / np.bincount(group, score)[group] - right
        gradient = np.bincount(columns, wrong[rows], len(names)) + penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    kept = {
        name: float(weight)
        for (name, weight) in zip(names, weights, strict=True)
        if abs(weight) >= LEAST
    }
    return Model(readings, kept)


def cross_validated(cases: list[Case], folds: int = FOLDS) -> float:
    """Return the share of right readings when each sentence is left out of training once."""
    right = 0
    for fold in range(folds):
        model = train([*(case for n, case in enumerate(cases) if n % folds != fold), *own()])
        right += sum(
            case.word in model.readings and model.best(case) == case.reading
            for n, case in enumerate(cases)
            if n % folds == fold
        )
    return right / len(cases)


def pronunciations(shared: Path = SHARED) -> dict[str, str]:
    """Return the IPA of each reading, in the stress marks and affricates of the IPA itself."""
    path = shared / "suites" / "homographs-wordids.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    spelled = str.maketrans({"'": "ˈ", "0": "", "1": "", "ʤ": "dʒ", "ʧ": "tʃ"})
    return {row["wordid"]: row["pronunciation"].translate(spelled) for row in rows} | CORRECTED


def write(cases: list[Case]) -> None:
    """Write both tables of the package."""
    model = train([*cases, *own()])
    ipa = pronunciations()
    several = {word: names for word, names in sorted(model.readings.items()) if len(names) > 1}
    lines = [
        f"{word}\t{name}\t{part_of_speech(name)}\t{ipa[name]}"
        for word, names in several.items()
        for name in names
    ]
    (DATA / "readings-en.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    shipped = {name for names in several.values() for name in names}
    rows = sorted(
        f"{owner}\t{feature}\t{round(weight * 100)}"
        for (owner, feature), weight in model.weights.items()
        if owner[0] == "*" or owner in shipped
    )
    (DATA / "weights-en.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write(load())
    print(f"cross-validated: {cross_validated(load()):.4f}")
