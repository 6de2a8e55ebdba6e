"""From the marks the library gave to one mark for each token."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def token_marks(groups: Sequence[int], found: Mapping[int, int], samples: int) -> tuple[int, ...]:
    """Return the onset of each token in samples, never decreasing, none beyond ``samples``.

    ``groups`` says how many tokens each mark stands for: they share its time evenly. ``found`` are
    the marks that came; one that is missing falls on the next that is there. From 450 words a
    minute on, the library stretches its sound after setting marks, so that some may lie beyond the
    end.
    """
    onsets = [samples] * (len(groups) + 1)
    for place in range(len(groups) - 1, -1, -1):
        onsets[place] = max(0, min(found.get(place, samples), onsets[place + 1]))
    marks: list[int] = []
    for (start, end), tokens in zip(pairwise(onsets), groups, strict=True):
        marks.extend(start + (end - start) * one // tokens for one in range(tokens))
    return tuple(marks)
