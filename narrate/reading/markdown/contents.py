"""Where the characters of a block's content stand in the source.

The parser hands out the content of a block without what stands around it: quotation marks, list
markers, indentation, the backslash before a bar in a table. Each line of it is found again in its
line of the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Lines(NamedTuple):
    """The lines of a source."""

    source: str
    starts: list[int]
    ends: list[int]
    """Without their line ends."""

    @classmethod
    def of(cls, source: str) -> Lines:
        """Return the lines of ``source``."""
        starts, ends = [], []
        for found in _LINE.finditer(source):
            starts.append(found.start())
            ends.append(found.start() + len(found[0].rstrip("\r\n")))
        return cls(source, starts, ends)


class Content:
    """The content of one block and the way back to the source."""

    def __init__(self, text: str, starts: list[int], sources: list[int]) -> None:
        """Take a content and its runs: where each begins in it and in the source (-1: nowhere)."""
        self.text = text
        self._starts = starts
        self._sources = sources

    @classmethod
    def of_lines(cls, text: str, lines: Lines, first: int) -> Content:
        """Return a content whose lines end those of the source from line ``first`` on."""
        starts, sources = [], []
        at = 0
        for number, line in enumerate(text.split("\n"), start=first):
            low, high = lines.starts[number], lines.ends[number]
            found = lines.source.rfind(line, low, high)
            bare = line.lstrip()
            if found < 0 < len(line) - len(bare):  # the indentation was a tab, or a quotation mark
                starts.append(at)
                sources.append(-1)
                found = lines.source.rfind(bare, low, high)
                starts.append(at + len(line) - len(bare))
            else:
                starts.append(at)
            sources.append(found)
            starts.append(at + len(line))
            sources.append(high)
            at += len(line) + 1
        return cls(text, starts, sources)

    @classmethod
    def of_cell(cls, text: str, lines: Lines, number: int, after: int) -> Content:
        """Return the content of a table's cell, which stands in its line from ``after`` on."""
        starts, sources = [0], [-1]
        high = lines.ends[number]
        at = 0
        for part in re.split(r"(?=\|)", text):
            found = lines.source.find(part, after, high)
            starts.append(at)
            sources.append(found)
            after = found + len(part) if found >= 0 else after
            at += len(part)
        return cls(text, starts, sources)

    @property
    def end(self) -> int:
        """Where it ends in the source, as far as that is known; otherwise -1."""
        return self._source(len(self.text) - 1) + 1 if self.text else -1

    def placed(self, start: int, end: int, rule: str = "") -> Iterator[str]:
        """Yield ``text[start:end]`` run by run, each with its place where that is known."""
        while start < end:
            run = bisect_right(self._starts, start) - 1
            stop = self._starts[run + 1] if run + 1 < len(self._starts) else end
            stop = min(end, max(stop, start + 1))
            yield self._one(self.text[start:stop], start, stop, rule)
            start = stop

    def spelled(self, spoken: str, start: int, end: int) -> str:
        """Return ``spoken``, which the source spells as ``text[start:end]``."""
        at = self._source(start)
        return spoken if at < 0 else Placed(spoken, at, at + end - start)

    def _one(self, text: str, start: int, stop: int, rule: str) -> str:
        at = self._source(start)
        return text if at < 0 else Placed(text, at, at + stop - start, rule)

    def _source(self, at: int) -> int:
        run = bisect_right(self._starts, at) - 1
        if run < 0 or self._sources[run] < 0:
            return -1
        return self._sources[run] + at - self._starts[run]
