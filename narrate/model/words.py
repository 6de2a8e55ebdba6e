"""The words of a segment: what is highlighted, tied to what is said for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from narrate.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.model.span import Place


class Word(NamedTuple):
    """One unit of the page that is highlighted together, tied to what is said for it.

    A word of the page may be several spoken tokens (``ICBMs``: "I C B M s"), and several words of
    the page may be one unit (``$2.5 billion``). Words of a segment are in order and do not overlap,
    on the page and in the spoken form; every spoken token belongs to exactly one word.
    """

    spoken: Span
    """In code points of ``Segment.spoken``; begins and ends at token borders."""
    text: Span
    """In code points of ``Segment.text``."""
    place: Place
    """On the page."""


class Columns(NamedTuple):
    """Words in columns: where each stands in a text, and which tokens are said for it."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    """In code points of the text."""
    tokens: tuple[int, ...] = (0,)
    """How many tokens are said before each word, and in all."""
    borders: tuple[int, ...] = (0,)
    """Where each token begins in the spoken form, and one more would; in code points of it."""


class Words(Sequence[Word]):
    """The words of a segment, made when somebody looks at them.

    A book has a hundred thousand words of four spans each, and most stages only count them. So
    segments share the columns of their sentence, and know by how much to move them.
    """

    __slots__ = ("_columns", "_place", "_range", "_text")

    def __init__(
        self, columns: Columns, within: range, *, text: int, place: Callable[[int, int], Place]
    ) -> None:
        """Take some of the words of a longer text.

        Args:
            columns: Of the longer text.
            within: Which of its words; not empty.
            text: Where the segment's text begins in the longer one.
            place: Finds on the page what stands between two places of the longer text.
        """
        self._columns = columns
        self._range = within
        self._text = text
        self._place = place

    def __len__(self) -> int:
        return len(self._range)

    def __iter__(self) -> Iterator[Word]:
        return map(self._made, self._range)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple(map(self._made, self._range[at]))
        return self._made(self._range[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _made(self, at: int) -> Word:
        starts, ends, tokens, borders = self._columns
        spoken, text = borders[tokens[self._range[0]]], self._text
        return Word(
            Span(borders[tokens[at]] - spoken, borders[tokens[at + 1]] - 1 - spoken),
            Span(starts[at] - text, ends[at] - text),
            self._place(starts[at], ends[at]),
        )
