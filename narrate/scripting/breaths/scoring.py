"""How likely a breath is between two words: the table of weights, compiled for speed.

The table is trained by ``tests/bench/train_breaks.py``, whose ``juncture_features`` defines what
each group of it means; attribution and licence stand in ``data/README.md``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

from narrate.scripting.breaths.words import CLASS_OF, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = dict[str, dict[str, tuple[float, float]]]
"""Both weights (any breath, one of at least 200 ms) of each feature of each group."""

_CONTENT = frozenset({"name", "word", "noun", "adj", "ing", "ed", "ly", "s", "num", "past", "verb"})
_GROUPS = {*_CONTENT, *CLASS_OF.values()}
_TABLE = files("narrate.scripting.breaths") / "data" / "breaks-en.tsv"
_LINES = ["stretch", "start", "words", "chars", "chars-to", "before", "after"]
_MARK_LINES = ["mark-first", "mark-since", "mark-ahead", "mark-chars-ahead", "mark-words"]
_KINDS = 1 << 16
"""More than there are kinds of words, so that two numbers fit into one key."""


class Kind(NamedTuple):
    """What the weights know about a word."""

    number: int
    name: str
    group: str
    letters: int
    """Capped at 10."""
    has_content: bool


class _Pair(NamedTuple):
    """What the words on both sides of a juncture say, and how they weigh distances."""

    near: float
    far_most: float
    """The most that distances can add."""
    since: list[float]
    to: list[float]
    to_left: list[float]
    content: list[float]
    """By words since the last mark, words to the next (twice), content words since the last."""


class Sentence:
    """The words of a sentence with everything that is measured over them."""

    def __init__(self, words: Sequence[str], marks: Sequence[str]) -> None:
        """Measure ``words``; ``marks`` is the punctuation after each, empty where there is none."""
        self.marks = marks
        self.kinds = [*map(kind_of, words), END, END]
        """One for each word and two more behind the last, for what is not there."""
        numbers, _, _, _, contents = zip(*self.kinds, strict=True)
        self.numbers: tuple[int, ...] = (START.number, *numbers)
        """Of the kinds, with one before the first."""
        self.count = len(words)
        self.first, self.last = _stretches(marks)
        self.letters = [*accumulate([len(word) + 1 for word in words], initial=0)]
        self.content: list[int] = [*accumulate(contents, initial=0)]


@lru_cache(maxsize=65536)
def kind_of(word: str) -> Kind:
    """Return the kind of ``word``; words of one kind are the same for the weights."""
    name, group = seen(word)
    return _kind(name, group, min(len(word), 10))


@cache
def _kind(name: str, group: str, letters: int) -> Kind:
    return Kind(next(_NUMBERS), name, group, letters, group in _CONTENT)


_NUMBERS = count()
START = _kind("^", "^", 0)
END = _kind("$", "$", 0)


def _stretches(marks: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return, for each word, the first and the last word of its stretch without punctuation."""
    first: list[int] = []
    last: list[int] = []
    begin, count = 0, len(marks)
    ends = [at for at, mark in enumerate(marks) if mark]
    if count and (not ends or ends[-1] != count - 1):
        ends.append(count - 1)
    for end in ends:
        length = end + 1 - begin
        first += [begin] * length
        last += [end] * length
        begin = end + 1
    return first, last


class Scorer:
    """One of the two regressions of the table."""

    def __init__(self, column: int, groups: Groups | None = None) -> None:
        """Compile the weights of ``column`` (0: any breath, 1: at least 200 ms)."""
        rows = (groups or shipped()).items()
        self._weights = {group: {k: pair[column] for k, pair in row.items()} for group, row in rows}
        self._base = self._of("bias", "") - self._of("threshold", "")
        self._pairs: dict[int, _Pair] = {}
        self._lefts: dict[int, float] = {}
        self._rights: dict[int, float] = {}
        self._marks: dict[tuple[str, str, str, str, str], float] = {}
        self._mark_lines = [[self._of(group, n) for n in range(13)] for group in _MARK_LINES]
        line = {group: [self._of(group, n) for n in range(21)] for group in _LINES}
        self._stretch, self._start, self._words = line["stretch"], line["start"], line["words"]
        self._chars, self._chars_to = line["chars"], line["chars-to"]
        self._before, self._after = line["before"], line["after"]
        self._since = self._crossed("since", "since-Rc", 6)
        self._to = self._crossed("to", "to-Rc", 6)
        self._to_left = self._crossed("", "to-Lc", 4)
        self._content = self._crossed("content", "content-Rc", 4)
        self._lines_most = sum(map(max, line.values()))

    def score(self, sentence: Sentence, at: int, *, exact: bool = False) -> float:
        """Return how much speaks for a breath after word ``at`` (not the last), above 0 for one.

        Unless ``exact``, a score that cannot come above 0 may be returned as what it is at most.
        """
        if sentence.marks[at]:
            return self._marked(sentence, at)
        left2, left, right, right2 = sentence.numbers[at : at + 4]
        pair = self._pairs.get(left * _KINDS + right)
        if pair is None:
            pair = self._pairs[left * _KINDS + right] = self._pair(*sentence.kinds[at : at + 2])
        outer = self._lefts.get(left2 * _KINDS + left)
        if outer is None:
            before = sentence.kinds[at - 1] if at else START
            outer = self._left(before, sentence.kinds[at])
            self._lefts[left2 * _KINDS + left] = outer
        near = pair.near + outer
        outer = self._rights.get(right * _KINDS + right2)
        if outer is None:
            outer = self._right(*sentence.kinds[at + 1 : at + 3])
            self._rights[right * _KINDS + right2] = outer
        near += outer
        if near + pair.far_most <= 0 and not exact:
            return near + pair.far_most
        return near + self._far(sentence, at, pair)

    def _pair(self, left: Kind, right: Kind) -> _Pair:
        of = self._of
        near = (
            self._base
            + of("L", left.name)
            + of("Lc", left.group)
            + of("L-letters", left.letters)
            + of("R", right.name)
            + of("Rc", right.group)
            + of("R-letters", right.letters)
            + of("LcRc", f"{left.group}+{right.group}")
            + of("L-Rc", f"{left.name}+{right.group}")
            + of("Lc-R", f"{left.group}+{right.name}")
            + of("L-letters-Rc", f"{min(left.letters // 2, 4)}+{right.group}")
            + of("Lc-R-letters", f"{left.group}+{min(right.letters // 2, 4)}")
        )
        if END in (left, right):
            nothing = [0.0] * 13
            return _Pair(near, 0.0, nothing, nothing, nothing, nothing)
        since, content = self._since[right.group], self._content[right.group]
        to, to_left = self._to[right.group], self._to_left[left.group]
        crossed = (since, to, to_left, content)
        return _Pair(near, self._lines_most + sum(map(max, crossed)), *crossed)

    def _left(self, left2: Kind, left: Kind) -> float:
        of = self._of
        single = of("L2", left2.name) + of("L2c", left2.group)
        return (
            single
            + of("L2cLc", f"{left2.group}+{left.group}")
            + of("L2L", f"{left2.name}+{left.name}")
        )

    def _right(self, right: Kind, right2: Kind) -> float:
        of = self._of
        single = of("R2", right2.name) + of("R2c", right2.group)
        return (
            single
            + of("RcR2c", f"{right.group}+{right2.group}")
            + of("RR2", f"{right.name}+{right2.name}")
        )

    def _far(self, sentence: Sentence, at: int, pair: _Pair) -> float:
        """Add up what distances say: to punctuation, to the ends, in letters, in content words."""
        _, _, by_since, by_to, by_to_left, by_content = pair
        first, last, letters = sentence.first[at], sentence.last[at], sentence.letters
        here = letters[at + 1]
        since, to = at - first + 1, last - at
        content = sentence.content[at + 1] - sentence.content[first]
        return (
            by_since[min(12, since)]
            + by_to[min(12, to)]
            + by_to_left[min(12, to)]
            + by_content[min(8, content)]
            + self._stretch[min(last - first + 1, 20)]
            + self._chars[min((here - letters[first]) // 6, 12)]
            + self._chars_to[min((letters[last + 1] - here) // 6, 12)]
            + self._before[min((here - letters[max(0, at - 3)]) // 3, 10)]
            + self._after[min((letters[min(sentence.count, at + 4)] - here) // 3, 10)]
            + self._start[min(6, at)]
            + self._words[min(sentence.count // 4, 9)]
        )

    def _marked(self, sentence: Sentence, at: int) -> float:
        """Return the score of a juncture with punctuation."""
        letters = sentence.letters
        left, right, right2 = sentence.kinds[at : at + 3]
        last = sentence.last[at + 1]
        key = sentence.marks[at], left.group, right.name, right.group, right2.group
        near = self._marks.get(key)
        if near is None:
            near = self._marks[key] = self._at_mark(*key)
        first, since, ahead, chars_ahead, words = self._mark_lines
        return (
            near
            + first[sentence.first[at] == 0]
            + since[min(at - sentence.first[at] + 1, 12)]
            + ahead[min(last - at, 12)]
            + chars_ahead[min((letters[last + 1] - letters[at + 1]) // 6, 12)]
            + words[min(sentence.count // 5, 8)]
        )

    def _at_mark(self, mark: str, left: str, name: str, right: str, right2: str) -> float:
        """Return what a mark and the words around it say."""
        of = self._of
        return (
            self._base
            + of("mark", mark)
            + of("mark-R", name)
            + of("mark-Rc", right)
            + of("mark-Lc", left)
            + of("mark-R2c", right2)
            + of("mark-RcR2c", f"{right}+{right2}")
            + of("mark-LcRc", f"{left}+{right}")
        )

    def _crossed(self, alone: str, crossed: str, cap: int) -> dict[str, list[float]]:
        """Return, for each class of words, the weights of a number by itself and with the class."""
        return {
            group: [
                self._of(alone, n) + self._of(crossed, f"{min(n, cap)}+{group}") for n in range(13)
            ]
            for group in _GROUPS
        }

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
