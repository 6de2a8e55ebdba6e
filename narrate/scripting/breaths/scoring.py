# ruff: noqa: FURB136 - a function takes eight times as long as a condition, half a million times
"""How likely a breath is between two words: the weights, added up in few steps.

What is said of a word or of two of them is found out once (``Memo``); only numbers are added up
anew, and only where they can still make a breath of it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.scripting.breaths.memo import Memo
from narrate.scripting.breaths.weights import Weights, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.scripting.breaths.sentence import Kind, Link, Sentence
    from narrate.scripting.breaths.weights import Groups, Row

_FAR, _CONTENT, _STRETCH, _START, _WORDS, _MARK_WORDS = 12, 8, 20, 6, 36, 40
"""The last numbers with a weight of their own: words to punctuation, words with content, words of a
stretch, words from the start, words of a sentence, and the same at a mark."""
_LETTERS, _NEAR_LETTERS = 72, 30
"""The same: letters to punctuation, letters of the next words."""
_ROUNDING = 1e-9
"""More than sums differ by when they are added up in another order."""

_Left = tuple[complex, "Row", "Row", "Row", "Row", "Row"]
"""What a word says as the left one, alone and by what stands on the right of it: class (of words
of its class, of its name), name, class (of words of its length), letters."""
_Near = tuple[complex, list[complex], list[complex], list[complex], list[complex]]
"""What two words say about a breath between them, and how they weigh distances: by words since the
last mark, words to the next (twice), content words since the last."""


class Scorer:
    """The regressions of a table. Scores say how much speaks for a breath, above 0 for one.

    The real part is for a breath of any kind, the imaginary part for one of at least 200 ms.
    """

    def __init__(self, groups: Groups | None = None) -> None:
        """Compile ``groups`` of weights, or those of the package."""
        weights = self._weights = Weights(groups or shipped())
        self._base = weights.alone["bias"][""] - weights.alone["threshold"][""]
        self._lefts = Memo(self._left)
        self._near = Memo(self._between)
        self._outer_left = Memo(self._before_left)
        self._outer_right = Memo(self._behind_right)
        self._mark = Memo(self._at_mark)
        self._since = weights.by_class("since", _FAR, "since-Rc", 6)
        self._to = weights.by_class("to", _FAR, "to-Rc", 6)
        self._to_left = weights.by_class("", _FAR, "to-Lc", 4)
        self._content = weights.by_class("content", _CONTENT, "content-Rc", 4)
        line = weights.line
        self._stretch, self._start = line("stretch", _STRETCH), line("start", _START)
        self._words = line("words", _WORDS, 4)
        self._chars, self._chars_to = line("chars", _LETTERS, 6), line("chars-to", _LETTERS, 6)
        self._before = line("before", _NEAR_LETTERS, 3)
        self._after = line("after", _NEAR_LETTERS, 3)
        last_lines = self._chars, self._chars_to, self._before, self._after, self._start
        self._most = sum(max(weight.real for weight in one) for one in last_lines) + _ROUNDING
        self._mark_first, self._mark_since = line("mark-first", 1), line("mark-since", _FAR)
        self._mark_ahead = line("mark-ahead", _FAR)
        self._mark_chars_ahead = line("mark-chars-ahead", _LETTERS, 6)
        self._mark_words = line("mark-words", _MARK_WORDS, 5)

    def inside(
        self, sentence: Sentence, floors: Mapping[Link, float | None], apart: int
    ) -> Iterator[tuple[int, complex]]:
        """Yield the places inside of stretches without punctuation where much speaks for a breath.

        Args:
            sentence: Where to look.
            floors: What the real part of a score has to be above between two words; ``None`` where
                no breath comes at all.
            apart: Words between such a place and punctuation, at least.

        Yields:
            After which word the place is, and its score.
        """
        links, letters, contents = sentence.links, sentence.letters, sentence.contents
        nears, outer_left, outer_right = self._near, self._outer_left, self._outer_right
        by_chars, by_chars_to, by_start = self._chars, self._chars_to, self._start
        by_before, by_after = self._before, self._after
        count = sentence.count
        words = self._words[min(count, _WORDS)]
        behind = 0
        for last in sentence.lasts:
            first, behind = behind, last + 1
            length = behind - first
            if length < 2 * apart:
                continue
            stretch = self._stretch[length if length < _STRETCH else _STRETCH]
            most = stretch.real + words.real + self._most
            begin, end, outside = letters[first], letters[behind], contents[first]
            for since in range(apart, length - apart + 1):
                at = first + since
                link = links[at]
                floor = floors[link]
                if floor is None:
                    continue
                near, by_since, by_to, by_to_left, by_content = nears[link]
                near = near + outer_left[links[at - 1]] + outer_right[links[at + 1]]
                to = length - since
                to = to if to < _FAR else _FAR
                content = contents[at] - outside
                far = (
                    by_since[since if since < _FAR else _FAR]
                    + by_to[to]
                    + by_to_left[to]
                    + by_content[content if content < _CONTENT else _CONTENT]
                )
                if (near + far).real + most <= floor:
                    continue
                here = letters[at]
                chars, chars_to = here - begin, end - here
                before = here - letters[at - 4 if at > 4 else 0]  # noqa: PLR2004 - the last four words
                after = letters[at + 3 if at + 3 < count else count] - here
                score = near + (
                    far
                    + stretch
                    + by_chars[chars if chars < _LETTERS else _LETTERS]
                    + by_chars_to[chars_to if chars_to < _LETTERS else _LETTERS]
                    + by_before[before if before < _NEAR_LETTERS else _NEAR_LETTERS]
                    + by_after[after if after < _NEAR_LETTERS else _NEAR_LETTERS]
                    + by_start[at - 1 if at <= _START else _START]
                    + words
                )
                if score.real > floor:
                    yield at - 1, score

    def at_marks(self, sentence: Sentence) -> Iterator[complex]:
        """Yield the score at each mark."""
        links, letters, marks = sentence.links, sentence.letters, sentence.marks
        words = self._mark_words[min(sentence.count, _MARK_WORDS)]
        first = 0
        for at, last in pairwise(sentence.lasts):
            left, right = links[at + 1]
            right2 = links[at + 2][1]
            since, ahead = at - first + 1, last - at
            chars = letters[last + 1] - letters[at + 1]
            yield (
                self._mark[marks[at], left.group, right.name, right.group, right2.group]
                + self._mark_first[first == 0]
                + self._mark_since[since if since < _FAR else _FAR]
                + self._mark_ahead[ahead if ahead < _FAR else _FAR]
                + self._mark_chars_ahead[chars if chars < _LETTERS else _LETTERS]
                + words
            )
            first = at + 1

    def _between(self, link: Link) -> _Near:
        left, right = link
        alone, group = self._weights.alone, right.group
        score, lc_rc, l_rc, lc_r, letters_rc, lc_letters = self._lefts[left]
        score = (
            score
            + alone["R"].get(right.name, 0)
            + alone["Rc"].get(group, 0)
            + alone["R-letters"].get(right.letters, 0)
            + lc_rc.get(group, 0)
            + l_rc.get(group, 0)
            + lc_r.get(right.name, 0)
            + letters_rc.get(group, 0)
            + lc_letters.get(min(right.letters // 2, 4), 0)
        )
        to_left = self._to_left[left.group]
        return score, self._since[group], self._to[group], to_left, self._content[group]

    def _left(self, left: Kind) -> _Left:
        alone, crossed = self._weights.alone, self._weights.crossed
        return (
            self._base
            + alone["L"].get(left.name, 0)
            + alone["Lc"].get(left.group, 0)
            + alone["L-letters"].get(left.letters, 0),
            crossed["LcRc"][left.group],
            crossed["L-Rc"][left.name],
            crossed["Lc-R"][left.group],
            crossed["L-letters-Rc"][min(left.letters // 2, 4)],
            crossed["Lc-R-letters"][left.group],
        )

    def _before_left(self, link: Link) -> complex:
        left2, left = link
        alone, crossed = self._weights.alone, self._weights.crossed
        return (
            alone["L2"].get(left2.name, 0)
            + alone["L2c"].get(left2.group, 0)
            + crossed["L2cLc"][left2.group].get(left.group, 0)
            + crossed["L2L"][left2.name].get(left.name, 0)
        )

    def _behind_right(self, link: Link) -> complex:
        right, right2 = link
        alone, crossed = self._weights.alone, self._weights.crossed
        return (
            alone["R2"].get(right2.name, 0)
            + alone["R2c"].get(right2.group, 0)
            + crossed["RcR2c"][right.group].get(right2.group, 0)
            + crossed["RR2"][right.name].get(right2.name, 0)
        )

    def _at_mark(self, key: tuple[str, str, str, str, str]) -> complex:
        mark, left, name, right, right2 = key
        alone, crossed = self._weights.alone, self._weights.crossed
        return (
            self._base
            + alone["mark"].get(_AS_TRAINED[mark], 0)
            + alone["mark-R"].get(name, 0)
            + alone["mark-Rc"].get(right, 0)
            + alone["mark-Lc"].get(left, 0)
            + alone["mark-R2c"].get(right2, 0)
            + crossed["mark-RcR2c"][right].get(right2, 0)
            + crossed["mark-LcRc"][left].get(right, 0)
        )


_AS_TRAINED = {",": ",", ";": ";", ")": ","}
"""How the marks of a sentence stand in the table."""
