"""Where entries match: a dictionary over first words, so that thousands cost as much as five."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.scripting.lexicon.entries import Entry

_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[\w\u0300-\u036f]|['’](?![sS]\b)\w")
"""After a key that ends in a letter: the word is not over. A genitive is no part of it."""
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


class Match(NamedTuple):
    """Where an entry holds."""

    start: int
    end: int
    entry: Entry
    said: str
    """What to say, with the groups of a pattern filled in."""


class _Key(NamedTuple):
    text: str
    ahead: int
    """Characters before its first word."""
    any_case: bool
    entry: Entry


class Words:
    """All entries of a lexicon that are no patterns."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Compile ``entries``; of two with the same key, the first holds."""
        self._by_head: dict[str, list[_Key]] = {}
        signs: dict[str, Entry] = {}
        for entry in entries:
            text = entry.written.translate(_APOSTROPHES)
            head = _WORD.search(text)
            if head:
                key = _Key(text, head.start(), text == text.lower(), entry)
                self._by_head.setdefault(head[0].lower(), []).append(key)
            else:
                signs.setdefault(text, entry)
        for keys in self._by_head.values():
            keys.sort(key=lambda key: (-len(key.text), key.any_case))
        self._signs = signs
        longest = sorted(signs, key=len, reverse=True)
        self._sign = re.compile("|".join(map(re.escape, longest))) if signs else None

    def matches(self, text: str) -> Iterator[Match]:
        """Yield what matches in ``text``, the longest at each place; may overlap."""
        even = text.translate(_APOSTROPHES) if "’" in text or "‘" in text else text
        if len(even) != len(text):
            even = text
        by_head = self._by_head
        for word in _WORD.finditer(even):
            keys = by_head.get(word[0].lower())
            if keys:
                found = self._longest(even, word.start(), keys)
                if found:
                    yield found
        if self._sign:
            for sign in self._sign.finditer(even):
                entry = self._signs[sign[0]]
                yield Match(*sign.span(), entry, entry.said)

    @staticmethod
    def _longest(text: str, head: int, keys: list[_Key]) -> Match | None:
        for key in keys:
            start = head - key.ahead
            end = start + len(key.text)
            written = text[max(start, 0) : end]
            same = written == key.text or (key.any_case and written.lower() == key.text)
            if same and not (key.text[-1].isalnum() and _GOES_ON.match(text, end)):
                return Match(start, end, key.entry, key.entry.said)
        return None


def leftmost_longest(found: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches that hold: the earlier before the later, the longer before the shorter."""
    at = 0
    for match in sorted(found, key=lambda one: (one.start, -one.end)):
        if match.start >= at:
            yield match
            at = match.end
