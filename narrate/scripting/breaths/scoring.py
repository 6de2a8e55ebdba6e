"""How likely a breath is between two words: the table of weights, compiled for speed.

The table is trained by ``tests/bench/train_breaks.py``, whose ``juncture_features`` defines what
each group of it means; attribution and licence stand in ``data/README.md``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from narrate.scripting.breaths.words import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = dict[str, dict[str, tuple[float, float]]]
"""Both weights (any breath, one of at least 200 ms) of each feature of each group."""

_CONTENT = frozenset({"name", "word", "noun", "adj", "ing", "ed", "ly", "s", "num"})
_TABLE = files("narrate.scripting.breaths") / "data" / "breaks-en.tsv"
_LINES = "since to stretch content chars chars-to before after start words".split()
_CROSSED = ("since-Rc", "to-Rc", "to-Lc", "content-Rc")
_KINDS = 1 << 16
"""More than there are kinds of words, so that two indices fit into one key."""


class _Kind(NamedTuple):
    """What the weights know about a word, with its own weights in four positions added up."""

    number: int
    name: str
    group: str
    letters: int
    left: float
    right: float
    left2: float
    right2: float


class Sentence:
    """The words of a sentence with everything that is measured over them."""

    def __init__(self, words: Sequence[str], marks: Sequence[str]) -> None:
        """Measure ``words``; ``marks`` is the punctuation after each, empty where there is none."""
        self.words = words
        self.marks = marks
        self.first, self.last = _stretches(marks)
        self.letters = [0, *accumulate(len(word) + 1 for word in words)]
        self.content = [0, *accumulate(seen(word)[1] in _CONTENT for word in words)]


def _stretches(marks: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return, for each word, the first and the last word of its stretch without punctuation."""
    first: list[int] = []
    last: list[int] = []
    begin = 0
    for i, mark in enumerate(marks):
        if mark or i == len(marks) - 1:
            first += [begin] * (i - begin + 1)
            last += [i] * (i - begin + 1)
            begin = i + 1
    return first, last


class Scorer:
    """One of the two regressions of the table."""

    def __init__(self, column: int, groups: Groups | None = None) -> None:
        """Compile the weights of ``column`` (0: any breath, 1: at least 200 ms)."""
        groups = groups or shipped()
        self._weights = {
            group: {name: pair[column] for name, pair in rows.items()}
            for group, rows in groups.items()
        }
        self.threshold = self._weights["threshold"][""]
        self._bias = self._of("bias", "")
        self._kinds: dict[tuple[str, str, int], _Kind] = {}
        self._pairs: dict[int, float] = {}
        self._lefts: dict[int, float] = {}
        self._rights: dict[int, float] = {}
        self._lines = {group: [self._of(group, number) for number in range(21)] for group in _LINES}
        self._threes = {
            group: {tuple(f.split("+")): v for f, v in self._weights.get(group, {}).items()}
            for group in ("L2cLcRc", "LcRcR2c", "RcR2cR3c")
        }
        self._crossed = {group: self._cross(group) for group in _CROSSED}
        self._edges = self._kind("^", "^", 0), self._kind("$", "$", 0)
        self._kind_of = lru_cache(maxsize=65536)(self._kind_of_word)

    def score(self, sentence: Sentence, at: int) -> float:
        """Return how much speaks for a breath after word ``at`` (not the last), above 0 for one."""
        if sentence.marks[at]:
            return self._marked(sentence, at)
        words = sentence.words
        count = len(words)
        kind_of = self._kind_of
        left, right = kind_of(words[at]), kind_of(words[at + 1])
        left2 = kind_of(words[at - 1]) if at else self._edges[0]
        right2 = kind_of(words[at + 2]) if at + 2 < count else self._edges[1]
        total = left.left + right.right + left2.left2 + right2.right2 - self.threshold + self._bias
        key = left.number * _KINDS + right.number
        pair = self._pairs.get(key)
        total += self._pair(key, left, right) if pair is None else pair
        key = left2.number * _KINDS + left.number
        pair = self._lefts.get(key)
        total += self._left(key, left2, left) if pair is None else pair
        key = right.number * _KINDS + right2.number
        pair = self._rights.get(key)
        total += self._right(key, right, right2) if pair is None else pair
        right3 = kind_of(words[at + 3]) if at + 3 < count else self._edges[1]
        return (
            total
            + self._triples(left2, left, right, right2, right3)
            + self._far(sentence, at, left.group, right.group)
        )

    def _kind_of_word(self, word: str) -> _Kind:
        name, group = seen(word)
        return self._kind(name, group, min(len(word), 10))

    def _kind(self, name: str, group: str, letters: int) -> _Kind:
        key = (name, group, letters)
        if key not in self._kinds:
            of = self._of
            self._kinds[key] = _Kind(
                len(self._kinds),
                name,
                group,
                letters,
                of("L", name) + of("Lc", group) + of("L-letters", letters),
                of("R", name) + of("Rc", group) + of("R-letters", letters),
                of("L2", name) + of("L2c", group),
                of("R2", name) + of("R2c", group),
            )
        return self._kinds[key]

    def _pair(self, key: int, left: _Kind, right: _Kind) -> float:
        of = self._of
        total = of("LcRc", f"{left.group}+{right.group}")
        total += of("L-Rc", f"{left.name}+{right.group}") + of("Lc-R", f"{left.group}+{right.name}")
        total += of("L-letters-Rc", f"{min(left.letters // 2, 4)}+{right.group}")
        total += of("Lc-R-letters", f"{left.group}+{min(right.letters // 2, 4)}")
        self._pairs[key] = total
        return total

    def _left(self, key: int, left2: _Kind, left: _Kind) -> float:
        total = self._of("L2cLc", f"{left2.group}+{left.group}")
        total += self._of("L2L", f"{left2.name}+{left.name}")
        self._lefts[key] = total
        return total

    def _right(self, key: int, right: _Kind, right2: _Kind) -> float:
        total = self._of("RcR2c", f"{right.group}+{right2.group}")
        total += self._of("RR2", f"{right.name}+{right2.name}")
        self._rights[key] = total
        return total

    def _triples(
        self, left2: _Kind, left: _Kind, right: _Kind, right2: _Kind, right3: _Kind
    ) -> float:
        triples = self._threes
        return (
            triples["L2cLcRc"].get((left2.group, left.group, right.group), 0.0)
            + triples["LcRcR2c"].get((left.group, right.group, right2.group), 0.0)
            + triples["RcR2cR3c"].get((right.group, right2.group, right3.group), 0.0)
        )

    def _far(self, sentence: Sentence, at: int, left: str, right: str) -> float:
        """Add up what distances say: to punctuation, to the ends, in letters, in content words."""
        first, last, count = sentence.first[at], sentence.last[at], len(sentence.words)
        letters = sentence.letters
        here = letters[at + 1]
        since, to = at - first + 1, last - at
        content = sentence.content[at + 1] - sentence.content[first]
        line = self._lines
        return (
            line["since"][min(since, 12)]
            + line["to"][min(to, 12)]
            + line["stretch"][min(last - first + 1, 20)]
            + line["content"][min(content, 8)]
            + line["chars"][min((here - letters[first]) // 6, 12)]
            + line["chars-to"][min((letters[last + 1] - here) // 6, 12)]
            + line["before"][min((here - letters[max(0, at - 3)]) // 3, 10)]
            + line["after"][min((letters[min(count, at + 4)] - here) // 3, 10)]
            + line["start"][min(at, 6)]
            + line["words"][min(count // 4, 9)]
            + self._crossed["since-Rc"].get((min(since, 6), right), 0.0)
            + self._crossed["to-Rc"].get((min(to, 6), right), 0.0)
            + self._crossed["to-Lc"].get((min(to, 4), left), 0.0)
            + self._crossed["content-Rc"].get((min(content, 4), right), 0.0)
        )

    def _marked(self, sentence: Sentence, at: int) -> float:
        """Return the score of a juncture with punctuation."""
        words, letters = sentence.words, sentence.letters
        left = seen(words[at])[1]
        name, right = seen(words[at + 1])
        right2 = seen(words[at + 2])[1] if at + 2 < len(words) else "$"
        last = sentence.last[at + 1]
        of = self._of
        return (
            self._bias
            - self.threshold
            + of("mark", sentence.marks[at])
            + of("mark-R", name)
            + of("mark-Rc", right)
            + of("mark-Lc", left)
            + of("mark-R2c", right2)
            + of("mark-RcR2c", f"{right}+{right2}")
            + of("mark-LcRc", f"{left}+{right}")
            + of("mark-first", int(sentence.first[at] == 0))
            + of("mark-since", min(at - sentence.first[at] + 1, 12))
            + of("mark-ahead", min(last - at, 12))
            + of("mark-chars-ahead", min((letters[last + 1] - letters[at + 1]) // 6, 12))
            + of("mark-words", min(len(words) // 5, 8))
        )

    def _cross(self, group: str) -> dict[tuple[int, str], float]:
        rows = (feature.split("+") for feature in self._weights.get(group, ()))
        return {(int(n), word): self._of(group, f"{n}+{word}") for n, word in rows}

    def _of(self, group: str, feature: str | int) -> float:
        return self._weights.get(group, {}).get(str(feature), 0.0)


def groups_of(table: str) -> Groups:
    """Return the groups of a table of weights, with both weights of each feature."""
    groups: Groups = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            group, feature, any_breath, strong = line.split("\t")
            groups.setdefault(group, {})[feature] = float(any_breath), float(strong)
    return groups


@cache
def shipped() -> Groups:
    """Return the groups of the table in the package."""
    return groups_of(_TABLE.read_text(encoding="utf-8"))
