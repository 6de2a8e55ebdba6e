"""Marks of list items inside a paragraph: "1. … 2. …", "a) … b) …", "(i) … (ii) …"."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"(?:^|(?<=[\s•⁃◦▪●■‣]))(?P<open>[(\[]?)(?P<value>\d{1,3}|[a-zA-Z]|[ivx]{1,5})$"
)
_ENDS_WORD = re.compile(r"[^\W\d_][^\W\d_ivx]|[^\W\d_ivx][^\W\d_]")
"""The last two letters of a word, which is no mark: most stops are behind one."""
_ROMANS = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
_LONGEST = 8


class Lists:
    """The list that a paragraph is in the middle of, if any."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self._shape = ""
        self._value = ""

    def mark(self, text: str, sentence: tuple[int, int], stop: re.Match[str]) -> int | None:
        """Return where a list mark ending in ``stop`` begins; ``None`` when it is no list mark.

        A mark at the head of a sentence may begin a list; elsewhere it has to be the next one of
        the list begun before, in the same shape. ``sentence`` is where the sentence begins and
        where its first word stands.
        """
        start = stop.start()
        ending = text[start : stop.end()]
        if ending not in (".", ")", ".)"):
            return None
        low = max(sentence[0], start - _LONGEST)
        if _ENDS_WORD.match(text, max(low, start - 2), start):
            return None
        found = _VALUE.search(text[low:start])
        if not found or (found["open"] and ending != ")"):
            return None
        begin = low + found.start()
        shape = found["open"] + ending
        if begin <= sentence[1]:
            self._shape, self._value = shape, found["value"]
            return sentence[0]
        if shape == self._shape and _follows(self._value, found["value"]):
            self._value = found["value"]
            return begin
        return None


def _follows(previous: str, value: str) -> bool:
    """Say whether ``value`` is the next mark after ``previous``."""
    if previous.isdigit():
        return value.isdigit() and int(value) == int(previous) + 1
    if previous in _ROMANS[:-1] and value == _ROMANS[_ROMANS.index(previous) + 1]:
        return True
    return len(previous) == len(value) == 1 and ord(value) == ord(previous) + 1
