"""Where the characters of a piece of HTML or code stand in the source.

The parser hands out such a piece without what stands around its lines: quotation marks,
indentation, the backslash before a bar in a table.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Taken = tuple[str, int, int]
    """A text, and where it was taken from: start and end in the source."""


class Content:
    """A text that was taken from a source and the way back to it."""

    def __init__(self, source: str, lines: Iterable[Taken]) -> None:
        """Put a text together of ``lines`` taken from ``source``."""
        self._source = source
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._places: list[int] = []
        """Runs: where each starts and ends in the text, and where it starts in the source."""
        texts: list[str] = []
        at = 0
        for text, start, end in lines:
            texts.append(text)
            self._found(text, at, start, end)
            at += len(text)
        self.text = "".join(texts)

    def places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where ``text[start:end]`` stands in the source, without what is not there."""
        run = max(0, bisect_right(self._starts, start) - 1)
        while run < len(self._starts) and self._starts[run] < end:
            low, high = max(start, self._starts[run]), min(end, self._ends[run])
            if low < high:
                shift = self._places[run] - self._starts[run]
                yield low + shift, high + shift
            run += 1

    def _found(self, text: str, at: int, start: int, end: int) -> None:
        """Find ``text``, which begins the content's ``at``, between ``start`` and ``end``.

        A character of it is the next such character there; a blank may be the end of a line.
        """
        if len(text) == end - start:
            self._run(at, at + len(text), start)
            return
        first, place = at, start
        for sign in text:
            found = start
            while found < end and not _same(sign, self._source[found]):
                found += 1
            if found == end:
                break
            if found != start:
                self._run(first, at, place)
                first, place = at, found
            at, start = at + 1, found + 1
        self._run(first, at, place)

    def _run(self, start: int, end: int, place: int) -> None:
        if not end > start:
            return
        if self._ends and place - self._places[-1] == start - self._starts[-1]:  # it runs on
            self._ends[-1] = end
        else:
            self._starts.append(start)
            self._ends.append(end)
            self._places.append(place)


def _same(sign: str, other: str) -> bool:
    return sign == other or (sign in " \n" and other in "\r\n")
