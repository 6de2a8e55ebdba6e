"""A sentence as the weights see it: the kinds of its words, and what is measured over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from narrate.scripting.breaths.memo import Memo
from narrate.scripting.breaths.words import CONTENT, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PUNCTUATION = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}—–-*_"
"""What a word may have around it."""
_LONG = 10
"""Letters from which words are equally long for the weights."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What the weights know about a word. There is one of each, so that it is quickly looked up."""

    name: str
    group: str
    letters: int
    has_content: bool


Link = tuple[Kind, Kind]
"""Two words side by side."""


class Sentence:
    """The words of a sentence with everything that is measured over them."""

    def __init__(self, words: Iterable[str], marks: Mapping[int, str]) -> None:
        """Measure ``words``; ``marks`` is the punctuation after all but the last, in order."""
        kinds, lengths, contents = zip(*map(_met, words), strict=True)
        self.count = len(kinds)
        self.marks = marks
        self.lasts = [*marks, self.count - 1]
        """The last word of each stretch without punctuation."""
        self.links: list[Link] = [*pairwise((_START, *kinds, _END))]
        """Each word with the one before it, and the end with the last."""
        self.letters = [*accumulate(lengths, initial=0)]
        """Letters before each word, and in all; a blank after every word is counted."""
        self.contents: list[int] = [*accumulate(contents, initial=0)]
        """Words with content before each word, and in all."""


def _look_at(word: str) -> tuple[Kind, int, bool]:
    """Return the kind of a word, its letters with a blank, and whether it has content."""
    bare = word if word.isalpha() else word.strip(PUNCTUATION) or word
    if bare != word:
        return _met(bare)
    kind = _kind(*seen(word), min(len(word), _LONG))
    return kind, len(word) + 1, kind.has_content


@cache
def _kind(name: str, group: str, letters: int) -> Kind:
    return Kind(name, group, letters, group in CONTENT)


_met = Memo(_look_at).__getitem__
_START = _kind("^", "^", 0)
_END = _kind("$", "$", 0)
