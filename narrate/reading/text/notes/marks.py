"""The note marks of a text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.notes.candidates import Candidate, glued
from narrate.reading.text.notes.explicit import bracketed, labelled, superscripts
from narrate.reading.text.notes.sequence import best_chain
from narrate.reading.text.notes.splits import splits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.vocabulary import Vocabulary

_SAME_STEM = 2.0
"""What a mark glued to a word loses when the same word carries another number elsewhere."""
_COUNTED_STEM = 3.5
"""What it loses when a word in lower case carries the next number (``value1``, ``value2``)."""


class Mark(NamedTuple):
    """A note mark: what is left out, and its number."""

    start: int
    end: int
    number: str


def marks_of(
    text: str,
    vocabulary: Vocabulary,
    headings: Sequence[tuple[int, int]],
    expected: int = 0,
    *,
    shown: bool = False,
) -> list[Mark]:
    """Return the note marks of ``text`` in order of place.

    Args:
        text: the text without its trailing notes.
        vocabulary: the words that are known.
        headings: start and end of every heading, in order; numbers may begin again behind them.
        expected: how many notes stand at the end of the source, 0 when none do.
        shown: whether every mark shows what it is, so that no figure glued to a word is one.
    """
    ends = [end for _, end in headings]

    def restarts(left: int, right: int) -> bool:
        """Tell whether a heading begins or ends between ``left`` and ``right``."""
        return bisect_right(ends, left) < bisect_right(ends, right)

    title_end = ends[0] if ends else 0
    found = [] if shown else [*glued(text, vocabulary), *splits(text, title_end)]
    figures = _labels_discounted(found, title_end)
    chains = [
        best_chain(sorted(family), restarts, expected)
        for family in (figures, list(superscripts(text)), list(bracketed(text)))
    ]
    marks = [Mark(c.start, c.end, str(c.number)) for chain in chains for c in chain]
    marks += [Mark(*one) for one in labelled(text)] if "[" in text else []
    return sorted(set(marks))


def _labels_discounted(candidates: Sequence[Candidate], title_end: int) -> list[Candidate]:
    """Lower the value of marks on words that carry several numbers (``Player1``, ``Player2``).

    The mark at the end of the title, where the note on the source stands, keeps its value.
    """
    numbers: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.stem:
            numbers.setdefault(candidate.stem, set()).add(candidate.number)
    return [
        candidate
        if candidate.end == title_end
        else candidate._replace(value=candidate.value - _discount(candidate.stem, numbers))
        for candidate in candidates
    ]


def _discount(stem: str, by_stem: dict[str, set[int]]) -> float:
    """Return what marks lose on the word ``stem`` by the numbers it carries."""
    numbers = by_stem.get(stem, set())
    if stem.islower() and any(number + 1 in numbers for number in numbers):
        return _COUNTED_STEM
    return _SAME_STEM if len(numbers) > 1 else 0.0
