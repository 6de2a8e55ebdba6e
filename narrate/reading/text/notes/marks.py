"""The note marks of a text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.notes.candidates import Candidate, glued
from narrate.reading.text.notes.explicit import bracketed, superscripts
from narrate.reading.text.notes.sequence import best_chain
from narrate.reading.text.notes.splits import splits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.vocabulary import Vocabulary

_SAME_STEM = 2.0
"""What a mark glued to a word loses when the same word carries another number elsewhere."""


class Mark(NamedTuple):
    """A note mark: what is left out, and its number."""

    start: int
    end: int
    number: str


def marks_of(
    text: str, vocabulary: Vocabulary, headings: Sequence[tuple[int, int]], expected: int = 0
) -> list[Mark]:
    """Return the note marks of ``text`` in order of place.

    Args:
        text: the text without its trailing notes.
        vocabulary: the words that are known.
        headings: start and end of every heading, in order; numbers may begin again behind them.
        expected: how many notes stand at the end of the source, 0 when none do.
    """
    ends = [end for _, end in headings]

    def restarts(left: int, right: int) -> bool:
        """Tell whether a heading begins or ends between ``left`` and ``right``."""
        return bisect_right(ends, left) < bisect_right(ends, right)

    figures = _labels_discounted([*glued(text, vocabulary), *splits(text, ends[0] if ends else 0)])
    chains = [
        best_chain(sorted(family), restarts, expected)
        for family in (figures, list(superscripts(text)), list(bracketed(text)))
    ]
    marks = [Mark(c.start, c.end, str(c.number)) for chain in chains for c in chain]
    return sorted(set(marks))


def _labels_discounted(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lower the value of marks on words that carry several numbers (``Player1``, ``Player2``)."""
    numbers: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.stem:
            numbers.setdefault(candidate.stem, set()).add(candidate.number)
    return [
        candidate._replace(value=candidate.value - _SAME_STEM)
        if len(numbers.get(candidate.stem, ())) > 1
        else candidate
        for candidate in candidates
    ]
