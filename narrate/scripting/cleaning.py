"""Page text to clean text: the reader's edits applied, white space collapsed, the way back kept."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from narrate.model.span import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.span import Edit

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff"
)
"""Inside of a character class: what has no sound and no width. Joiners (U+200C, U+200D) are left:
they change letters of some scripts and tie emoji together."""

_UNEVEN = re.compile(rf"(?: (?=[\s{INVISIBLE}])|[^\S ]|[{INVISIBLE}])[\s{INVISIBLE}]*")
"""White space that is not one single blank, and what cannot be seen."""
_WHITE = re.compile(r"\s")
_WHITE_RUN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A block's text as it is to be read, with the way back to the page.

    The text is a row of runs. A run as long as its source maps point by point; any other run stands
    as a whole for its source. Both ways the map never goes backwards.
    """

    text: str
    """No white space but single blanks, none at either end."""
    starts: array[int]
    """Where each run starts in ``text``, from 0."""
    sources: array[int]
    """Where each run starts in the block's text."""
    source_ends: array[int]
    """Where each run ends in the block's text."""
    evens: bytearray
    """Whether each run maps point by point."""
    places: tuple[Place, ...]
    """The stretches of the page that make up the block's text, end to end."""
    place_starts: array[int]
    """Where each of them starts in the block's text."""

    def source(self, start: int, end: int) -> Span:
        """Return what ``text[start:end]`` (not empty) stands for in the block's text."""
        return Span(*self._source(start, end))

    def _source(self, start: int, end: int) -> tuple[int, int]:
        starts, evens = self.starts, self.evens
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1, first) - 1
        begin = self.sources[first] + (start - starts[first] if evens[first] else 0)
        if evens[last]:
            return begin, self.sources[last] + end - starts[last]
        return begin, self.source_ends[last]

    def at(self, source: int) -> int:
        """Return where ``text`` goes on with what stands at ``source`` in the block's text."""
        run = bisect_right(self.sources, source) - 1
        if run < 0:
            return 0
        if source >= self.source_ends[run]:
            return self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        if self.evens[run]:
            return min(self.starts[run] + source - self.sources[run], len(self.text))
        return self.starts[run]

    def place(self, start: int, end: int) -> Place:
        """Return where ``text[start:end]`` (not empty) stands on the page, in its first node."""
        return self.places_of(start, end)[0]

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where ``text[start:end]`` (not empty) stands on the page, node by node."""
        begin, close = self._source(start, end)
        if len(self.places) > 1:
            return self.stretches(begin, close)
        node, base, _ = self.places[0]
        return (Place(node, base + begin, base + close),)

    def stretches(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where a stretch of the block's text stands on the page, node by node.

        Words that no character stands for (the number of a list item) have an empty place.
        """
        found: list[Place] = []
        at = bisect_right(self.place_starts, start) - 1
        while at < len(self.places) and self.place_starts[at] < end:
            node, first, last = self.places[at]
            begin = self.place_starts[at]
            low, high = first + max(0, start - begin), min(last, first + end - begin)
            if found and found[-1].node == node:
                low = found.pop().start
            if high > low:
                found.append(Place(node, low, high))
            at += 1
        return tuple(found) or (self._empty(start),)

    def _empty(self, at: int) -> Place:
        """Return the empty place in front of a character of the block's text."""
        index = bisect_right(self.place_starts, at) - 1
        node, first, last = self.places[index]
        return Place(node, *(2 * (min(last, first + at - self.place_starts[index]),)))


def clean(text: str, edits: Sequence[Edit] = (), places: Sequence[Place] = ()) -> CleanText:
    """Return ``text`` with the reader's ``edits`` in place and its white space collapsed.

    Args:
        text: A block's own text, as it stands on the page.
        edits: What the reader changed or left out, sorted, not overlapping.
        places: Where ``text`` stands on the page; node 0 from its start where none is given.
    """
    runs = _Runs()
    at = 0
    for edit in edits:
        start, end = edit.span
        _even_out(runs, text, at, start)
        if edit.spoken:
            runs.add(_with_single_blanks(edit.spoken), start, end)
        at = end
    _even_out(runs, text, at, len(text))
    return runs.bound(tuple(places) or (Place(0, 0, len(text)),))


@lru_cache(maxsize=256)
def _with_single_blanks(spoken: str) -> str:
    """Return what a reader put in; kept, since most of it is one blank for one end of a line."""
    return _WHITE_RUN.sub(" ", spoken)


def _even_out(runs: _Runs, text: str, start: int, end: int) -> None:
    """Add ``text[start:end]`` with single blanks for white space, without the invisible."""
    at = start
    for uneven in _UNEVEN.finditer(text, start, end):
        runs.add(text[at : uneven.start()], at, uneven.start())
        at = uneven.end()
        if _WHITE.search(uneven[0]):
            runs.add(" ", *uneven.span())
    runs.add(text[at:end], at, end)


class _Runs:
    """Clean text under construction."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts = array("q")
        self._sources = array("q")
        self._source_ends = array("q")
        self._evens = bytearray()
        self._length = 0
        self._even = False
        """Whether the last run maps point by point."""
        self._blank = True
        """Whether a blank would come first, or meet another."""

    def add(self, piece: str, start: int, end: int) -> None:
        """Append ``piece`` for the source stretch; of two blanks that meet, the first stays."""
        if self._blank and piece[:1] == " ":
            start = start + 1 if end - start == len(piece) else start
            piece = piece[1:]
        if not piece:
            return
        self._pieces.append(piece)
        self._blank = piece[-1] == " "
        even = len(piece) == end - start
        if even and self._even and self._source_ends[-1] == start:
            self._source_ends[-1] = end  # the run before goes on: most texts are one single run
        else:
            self._starts.append(self._length)
            self._sources.append(start)
            self._source_ends.append(end)
            self._evens.append(even)
        self._even = even
        self._length += len(piece)

    def bound(self, places: tuple[Place, ...]) -> CleanText:
        """Return the finished text, without a blank at its end."""
        text = "".join(self._pieces)
        if text.endswith(" "):
            text = text[:-1]
            if self._length - self._starts[-1] == 1:
                for runs in (self._starts, self._sources, self._source_ends, self._evens):
                    runs.pop()
            elif self._even:
                self._source_ends[-1] -= 1
            else:  # without its blank it may be as long as its source
                source = self._source_ends[-1] - self._sources[-1]
                self._evens[-1] = len(text) - self._starts[-1] == source
        lengths = (end - start for _, start, end in places[:-1])
        place_starts = array("q", accumulate(lengths, initial=0))
        return CleanText(
            text, self._starts, self._sources, self._source_ends, self._evens, places, place_starts
        )
