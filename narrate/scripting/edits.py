"""The one place that applies edits: proposals to edits, page text to clean text, text to speech.

A rule proposes ``Edit`` values against a text it never changes. ``resolve`` decides between rules,
``clean`` applies what the reader left out or replaced, ``speak`` applies what the rules say. Both
results keep the way back: every spoken word has its place on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from narrate.model.span import Edit
from narrate.scripting.cleaning import CleanText, clean
from narrate.scripting.speaking import SpokenForm, speak

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CleanText", "Rule", "SpokenForm", "clean", "resolve", "speak"]

Rule = Callable[[str], Iterable[Edit]]
"""Takes a text and proposes edits to it, with spans in its code points, in any order."""


def leftmost_longest(edit: Edit) -> tuple[int, int]:
    """Order edits of one rule by strength: the earlier first, then the longer."""
    return edit.span.start, -edit.span.end


def resolve(text: str, rules: Sequence[Rule]) -> list[Edit]:
    """Return the edits that hold, in order of place, none overlapping another.

    Of two that overlap, the one of the earlier rule holds; within a rule, the one that starts
    earlier, then the one that ends later. Linear in the number of proposals for each rule.
    """
    held: list[Edit] = []
    for rule in rules:
        if proposed := list(rule(text)):
            proposed.sort(key=leftmost_longest)
            held = _merged(held, proposed)
    return held


def _merged(held: list[Edit], proposed: list[Edit]) -> list[Edit]:
    """Return ``held`` with all of ``proposed`` that fit between; both are in order of place."""
    merged: list[Edit] = []
    following = 0
    for edit in proposed:
        start, end = edit.span
        while following < len(held) and held[following].span.end <= start:
            merged.append(held[following])
            following += 1
        free_after = following == len(held) or held[following].span.start >= end
        if free_after and (not merged or merged[-1].span.end <= start):
            merged.append(edit)
    merged.extend(held[following:])
    return merged
