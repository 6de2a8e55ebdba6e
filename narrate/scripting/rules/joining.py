"""Ranges of whole expressions: two of a kind with nothing but a dash between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.edits import leftmost_longest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DASH = re.compile(r"\s?[-–—]\s?")


def joined(text: str, edits: Iterable[Edit], word: str) -> Iterator[Edit]:
    """Yield ``edits`` that do not overlap, and ``word`` for each dash between two of them.

    Args:
        text: What the edits are against.
        edits: Of one kind, such as times or prices; of two at one place the longer holds.
        word: What is said for the dash, such as "to".
    """
    apart = list(_apart(sorted(edits, key=leftmost_longest)))
    yield from apart
    for one, other in pairwise(apart):
        gap = Span(one.span.end, other.span.start)
        if gap.start < gap.end and _DASH.fullmatch(text, *gap):
            yield Edit(span=gap, spoken=f" {word} ", rule=one.rule)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = 0
    for edit in edits:
        if edit.span.start >= end:
            yield edit
            end = edit.span.end
