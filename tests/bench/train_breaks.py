"""``python -m tests.bench.train_breaks``: learn where readers breathe, write the table of weights.

Trains two L1-regularised logistic regressions (a breath of any kind; one of at least 200 ms) on the
developers' half of the Helsinki Prosody Corpus (Helsinki-NLP/prosody, data/dev.txt, CC BY 4.0) and
writes ``narrate/scripting/breaths/data/breaks-en.tsv``. ``juncture_features`` names the features;
the package reads the same names (``narrate.scripting.breaths.weights``), and a test holds the two
together.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from narrate.scripting.breaths.words import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("NARRATE_SHARED", ROOT.parent / "shared"))
SUITE = SHARED / "suites" / "breaks-helsinki-dev-A.tsv.gz"
TABLE = ROOT / "narrate" / "scripting" / "breaths" / "data" / "breaks-en.tsv"
HEAD = """\
# Where readers of English breathe: two logistic regressions over the words at a juncture.
# Trained on the Helsinki Prosody Corpus (Helsinki-NLP/prosody, data/dev.txt, CC BY 4.0).
# Columns: group, feature, weight for any breath, weight for one of at least 200 ms.
"""
PENALTY = 9e-5
RAREST = 8
ANY, STRONG = 0.8, 1.13
"""Strengths from which the corpus calls a boundary one of any kind (1) and a strong one (2)."""
_BLUR = 0.1
"""What a strength is uncertain by, in its own unit. Hard labels cost 0.2 of F1."""
_FALL_AWAY = 1.08
"""Breaths of any kind before the stage drops those inside of phrases, per breath of a reader."""
_OUTSIDE_LEFT, _OUTSIDE_RIGHT = ("^", "^"), ("$", "$")
_CONTENT = {"name", "word", "noun", "adj", "ing", "ed", "ly", "s", "num", "past", "verb"}


class Spoken(NamedTuple):
    """A sentence as one reader read it."""

    reader: str
    words: list[str]
    marks: list[str]
    """The punctuation after each word."""
    breaks: list[int]
    """0, 1 or 2 after each word."""
    strengths: list[float]
    """How strong the boundary after each word was measured, from 0; breaks are steps of it."""


def load(path: Path = SUITE) -> Iterator[Spoken]:
    """Yield the sentences of the corpus."""
    spoken = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, prominence, label, _, strength = [*line.rstrip("\n").split("\t"), "", "", ""][:5]
            if word == "<file>":
                if spoken:
                    yield spoken
                spoken = Spoken(prominence.split("_", maxsplit=1)[0], [], [], [], [])
            elif spoken and prominence == "NA" and not any(map(str.isalpha, word)):
                if spoken.marks:
                    spoken.marks[-1] += word
            elif spoken:
                spoken.words.append(word)
                spoken.marks.append("")
                spoken.breaks.append(int(label) if label.isdigit() else 0)
                spoken.strengths.append(float(strength) if label.isdigit() else 0)
    if spoken:
        yield spoken


def juncture_features(words: Sequence[str], marks: Sequence[str]) -> list[list[str]]:
    """Return the names of the features at each juncture, as ``group value``."""
    count = len(words)
    names = [_OUTSIDE_LEFT, _OUTSIDE_LEFT, *map(seen, words), _OUTSIDE_RIGHT, _OUTSIDE_RIGHT]
    stretches = _stretches(marks)
    found = []
    for i in range(count - 1):
        (l2, l2c), (left, lc), (r, rc), (r2, r2c) = names[i + 1 : i + 5]
        first, last = stretches[i]
        since = i - first + 1
        chars = sum(len(word) + 1 for word in words[first : i + 1])
        if mark := marks[i][:1]:
            ahead = stretches[i + 1][1] - i
            chars_ahead = sum(len(word) + 1 for word in words[i + 1 : i + 1 + ahead])
            found.append(
                [
                    "bias",
                    f"mark {mark}",
                    f"mark-R {r}",
                    f"mark-Rc {rc}",
                    f"mark-Lc {lc}",
                    f"mark-R2c {r2c}",
                    f"mark-RcR2c {rc}+{r2c}",
                    f"mark-LcRc {lc}+{rc}",
                    f"mark-first {int(first == 0)}",
                    f"mark-since {min(since, 12)}",
                    f"mark-ahead {min(ahead, 12)}",
                    f"mark-chars-ahead {min(chars_ahead // 6, 12)}",
                    f"mark-words {min(count // 5, 8)}",
                ]
            )
            continue
        to = last - i
        content = sum(name[1] in _CONTENT for name in names[first + 2 : i + 3])
        here, there = len(words[i]), len(words[i + 1])
        found.append(
            [
                "bias",
                f"L {left}",
                f"Lc {lc}",
                f"R {r}",
                f"Rc {rc}",
                f"L2 {l2}",
                f"L2c {l2c}",
                f"R2 {r2}",
                f"R2c {r2c}",
                f"L-letters {min(here, 10)}",
                f"R-letters {min(there, 10)}",
                f"LcRc {lc}+{rc}",
                f"L-Rc {left}+{rc}",
                f"Lc-R {lc}+{r}",
                f"L-letters-Rc {min(here // 2, 4)}+{rc}",
                f"Lc-R-letters {lc}+{min(there // 2, 4)}",
                f"L2cLc {l2c}+{lc}",
                f"L2L {l2}+{left}",
                f"RcR2c {rc}+{r2c}",
                f"RR2 {r}+{r2}",
                f"since {min(since, 12)}",
                f"since-Rc {min(since, 6)}+{rc}",
                f"to {min(to, 12)}",
                f"to-Rc {min(to, 6)}+{rc}",
                f"to-Lc {min(to, 4)}+{lc}",
                f"chars {min(chars // 6, 12)}",
                f"chars-to {min(sum(len(w) + 1 for w in words[i + 1 : last + 1]) // 6, 12)}",
                f"stretch {min(last - first + 1, 20)}",
                f"start {min(i, 6)}",
                f"content {min(content, 8)}",
                f"content-Rc {min(content, 4)}+{rc}",
                f"before {min(sum(len(w) + 1 for w in words[max(0, i - 3) : i + 1]) // 3, 10)}",
                f"after {min(sum(len(w) + 1 for w in words[i + 1 : i + 4]) // 3, 10)}",
                f"words {min(count // 4, 9)}",
            ]
        )
    return found


def _stretches(marks: Sequence[str]) -> list[tuple[int, int]]:
    """Return, for each word, the first and last word of its stretch without punctuation."""
    found: list[tuple[int, int]] = []
    first = 0
    for i, mark in enumerate(marks):
        if mark or i == len(marks) - 1:
            found += [(first, i)] * (i - first + 1)
            first = i + 1
    return found


class Learnt(NamedTuple):
    """A trained regression."""

    weights: dict[str, float]
    threshold: float
    """Scores above it are breaths, about as many as readers make. F1 is the same over a wide range
    of it, and more breaths sound chopped."""


def train(
    features: Sequence[Sequence[str]],
    strengths: np.ndarray,
    least: float,
    surplus: float,
    rounds: int = 250,
) -> Learnt:
    """Return L1-regularised logistic weights (FISTA) and a threshold.

    Boundaries of at least the strength ``least`` are breaths. What is learnt is not that verdict
    but how far a boundary is from it, so that one just below or above counts for about half.
    Scores above the threshold are ``surplus`` times as many as the breaths.
    """
    counts = Counter(name for names in features for name in names)
    index = {"": 0, "bias": 1}
    for name, count in counts.items():
        if count >= RAREST:
            index.setdefault(name, len(index))
    width = max(map(len, features))
    table = np.zeros((len(features), width), np.int32)
    for row, names in enumerate(features):
        known = [index[name] for name in names if name in index]
        table[row, : len(known)] = known
    likely = 1 / (1 + np.exp((least - strengths) / _BLUR))
    weights = _fista(table, likely, len(index), rounds)
    scores = weights[table].sum(axis=1)
    threshold = np.sort(scores)[-round(surplus * np.count_nonzero(strengths >= least))]
    return Learnt(
        {name: float(weights[at]) for name, at in index.items() if abs(weights[at]) > 1e-6},
        float(threshold),
    )


def _fista(table: np.ndarray, wanted: np.ndarray, size: int, rounds: int) -> np.ndarray:
    rows, width = table.shape
    step = 12 / width
    penalty = np.full(size, PENALTY * step)
    penalty[:2] = 0
    weights = np.zeros(size)
    ahead, pace = weights, 1.0
    for _ in range(rounds):
        wrong = 1 / (1 + np.exp(-ahead[table].sum(axis=1))) - wanted
        slope = np.bincount(table.ravel(), np.repeat(wrong, width), minlength=size) / rows
        moved = ahead - step * slope
        moved = np.sign(moved) * np.maximum(np.abs(moved) - penalty, 0)
        moved[0] = 0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return weights


def learn(sentences: Sequence[Spoken]) -> tuple[Learnt, Learnt]:
    """Return the regressions for any breath and for strong ones."""
    features: list[list[str]] = []
    measured: list[float] = []
    for spoken in sentences:
        features += juncture_features(spoken.words, spoken.marks)
        measured += spoken.strengths[:-1]
    strengths = np.array(measured)
    return train(features, strengths, ANY, _FALL_AWAY), train(features, strengths, STRONG, 1)


def table_of(any_breath: Learnt, strong: Learnt) -> str:
    """Return both regressions as the text of the table."""
    lines = [HEAD, f"threshold\t\t{any_breath.threshold:.2f}\t{strong.threshold:.2f}\n"]
    for name in sorted({*any_breath.weights, *strong.weights}):
        group, _, value = name.partition(" ")
        pair = any_breath.weights.get(name, 0), strong.weights.get(name, 0)
        if any(abs(weight) >= 0.005 for weight in pair):
            lines.append(f"{group}\t{value}\t{pair[0]:.2f}\t{pair[1]:.2f}\n")
    return "".join(lines)


def main() -> int:
    any_breath, strong = learn(list(load()))
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(table_of(any_breath, strong), encoding="utf-8")
    print(f"{len(any_breath.weights)} and {len(strong.weights)} weights in {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
