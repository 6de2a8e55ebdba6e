"""The rule: a homograph is said as its context asks, given as IPA to whatever engine speaks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.homographs.context import features
from narrate.scripting.homographs.readings import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile("[a-z]{3,}")
"""A word that may be in the table, which has no shorter one."""


def homographs(text: str) -> Iterator[Edit]:
    """Yield the pronunciation of every homograph of ``text``; what is said stays the word."""
    table = readings()
    for word in table.keys() & _WORD.findall(text.lower()):
        for found in _whole(word).finditer(text):
            start, end = found.span()
            chosen = choose(table[word], features(text, start, end))
            yield Edit(span=Span(start, end), spoken=found[0], rule="homographs", ipa=chosen.ipa)


@cache
def _whole(word: str) -> re.Pattern[str]:
    """Return the pattern of a word of the table in any case, without what makes it another one.

    That is a genitive, or a designation.
    """
    first = f"{word[0]}{word[0].upper()}"
    return re.compile(rf"[{first}](?<![\w'’].)(?ai:{word[1:]})(?![\w'’])")


def choose(known: Sequence[Reading], found: Sequence[str]) -> Reading:
    """Return the reading that the features speak for; of equals the commonest."""
    return max(known, key=lambda one: score(one, found))


def score(reading: Reading, found: Sequence[str]) -> float:
    """Return how much the features speak for ``reading``."""
    own, common = reading.own, reading.common
    return sum(own.get(feature, 0.0) + common.get(feature, 0.0) for feature in found)
