"""Which strings are words: a word list and the text's own words."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache, cached_property
from importlib import resources

_WORD = re.compile(r"\b[^\W\d_]{2,}\b")


@cache
def english_words() -> frozenset[str]:
    """Return the shipped list, in lower case (SCOWL; see ``data/words.SOURCE.txt``)."""
    packed = resources.files(__package__).joinpath("data/words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


class Vocabulary:
    """The words that are known while one text is read."""

    def __init__(self, text: str) -> None:
        """Take the text whose own words count as words too."""
        self._text = text

    @cached_property
    def _spelled(self) -> Counter[str]:
        """How often each word stands in the text, as it is spelled there."""
        return Counter(_WORD.findall(self._text))

    @cached_property
    def _own(self) -> Counter[str]:
        """How often each word stands in the text, in lower case."""
        counts: Counter[str] = Counter()
        for word, times in self._spelled.items():
            counts[word.lower()] += times
        return counts

    def listed(self, word: str) -> bool:
        """Tell whether ``word`` is in the word list."""
        return word.lower() in english_words()

    def times(self, word: str) -> int:
        """Count ``word`` in the text, whatever its case."""
        return self._own.get(word.lower(), 0)

    def is_name(self, word: str) -> bool:
        """Tell whether the text has ``word``, with its capital, and never without."""
        return word in self._spelled and word.lower() not in self._spelled

    def is_cut(self, left: str, right: str) -> bool:
        """Tell whether ``left`` and ``right`` are the halves of one word rather than two words.

        They are when the joined form is a word and a fragment is none, when the text has the
        joined form elsewhere but never that fragment, or when neither is a word at all.
        """
        joined = left + right
        left_known = self.listed(left) or left.lower() in _SINGLE
        right_known = self.listed(right) or right.lower() in _SINGLE
        if self.listed(joined) and not (left_known and right_known):
            return True
        if self.times(joined) and 1 in {self.times(left), self.times(right)}:
            return True
        return not left_known and not right_known and 1 == self.times(left) == self.times(right)


_SINGLE = frozenset("aio")
"""Words of one letter."""
