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


Row = tuple[int, int, int, int, int]
"""Start and end in a spoken form, start and end in a text, and how many tokens are said."""


class Words(Sequence[Word]):
    """The words of a segment, made when somebody looks at them.

    A book has a hundred thousand words of four spans each, and most stages only count them. So
    segments share the rows of their sentence, and know by how much to move them.
    """

    __slots__ = ("_place", "_rows", "_spoken", "_text")

    def __init__(
        self, rows: Sequence[Row], *, spoken: int, text: int, place: Callable[[int, int], Place]
    ) -> None:
        """Take the ``rows`` of the words, in order, in code points of longer texts.

        Args:
            rows: Of the segment's words alone.
            spoken: Where the segment's spoken form begins in the longer one.
            text: Where the segment's text begins in the longer one.
            place: Finds on the page what stands between two places of the longer text.
        """
        self._rows = rows
        self._spoken = spoken
        self._text = text
        self._place = place

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Word]:
        return map(self._made, self._rows)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple(map(self._made, self._rows[at]))
        return self._made(self._rows[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _made(self, row: Row) -> Word:
        said, said_end, start, end, _ = row
        return Word(
            Span(said - self._spoken, said_end - self._spoken),
            Span(start - self._text, end - self._text),
            self._place(start, end),
        )
