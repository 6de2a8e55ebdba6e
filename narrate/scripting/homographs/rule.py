"""The rule: a homograph is said as its context asks, given as IPA to whatever engine speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.homographs.context import features
from narrate.scripting.homographs.readings import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[A-Za-z]{3,}")
_TIED = re.compile(r"[\w'’]")
"""Beside a word, it makes it another one (a genitive, a designation)."""


def homographs(text: str) -> Iterator[Edit]:
    """Yield the pronunciation of every homograph of ``text``; what is said stays the word."""
    table = readings()
    for found in _WORD.finditer(text):
        known = table.get(found[0].lower())
        if known is None:
            continue
        start, end = found.span()
        if _TIED.match(text, end) or (start and _TIED.match(text, start - 1, start)):
            continue
        chosen = choose(known, features(text, start, end))
        yield Edit(span=Span(start, end), spoken=found[0], rule="homographs", ipa=chosen.ipa)


def choose(known: Sequence[Reading], found: Sequence[str]) -> Reading:
    """Return the reading that the features speak for; of equals the commonest."""
    return max(known, key=lambda one: score(one, found))


def score(reading: Reading, found: Sequence[str]) -> float:
    """Return how much the features speak for ``reading``."""
    own, common = reading.own, reading.common
    return sum(own.get(feature, 0.0) + common.get(feature, 0.0) for feature in found)
