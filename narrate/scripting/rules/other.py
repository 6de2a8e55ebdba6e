"""Languages whose spoken forms are the engine's: a sign and its number go to it together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = re.compile(r"([$€£¥₹₩₽№§])\s(\d[\d.,\u066b\u066c]*)")
_BEHIND = re.compile(r"(?<![.,\d])(\d[\d.,\u066b\u066c]*)\s([%٪％‰€$£¥₹₩₽°])(?!\w)")


def quantities(text: str) -> Iterator[Edit]:
    """Close the gap of ``50 %`` and ``€ 5``, so that the sign is not lost as a word of its own."""
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(text):
            span = Span(*found.span())
            yield Edit(span=span, spoken=f"{found[1]}{found[2]}", rule="quantities")


RULES = (quantities,)
