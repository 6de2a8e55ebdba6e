"""How the text of a document is set, from the statistics of its lines."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.pdf.pages import Line

_WIDEST_PITCH = 3.0
"""Times the size of the type; lines further apart are none of one paragraph."""
_USUAL_PITCH = 1.2


class Type(NamedTuple):
    """How ordinary text is set; lengths in points."""

    size: float
    pitch: float
    """Distance between two lines."""


def type_of(lines: Sequence[Line]) -> Type:
    """Return the size most characters have, and the distance most lines of it have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    pitches: Counter[float] = Counter()
    for upper, lower in pairwise(lines):
        distance = upper.base - lower.base
        if upper.page == lower.page and 0 < distance < _WIDEST_PITCH * size:
            pitches[round(distance, 1)] += 1
    pitch = pitches.most_common(1)[0][0] if pitches else _USUAL_PITCH * size
    return Type(size, pitch)
