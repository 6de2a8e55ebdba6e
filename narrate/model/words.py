"""The words of a segment: what is highlighted, tied to what is said for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from narrate.model.span import Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """Words that stand in one node of the page as they are: made when somebody looks at them.

    A book has a hundred thousand words of four spans each, and most stages only count them. So
    segments share the rows of their sentence, and know by how much to move them.
    """

    __slots__ = ("_moved", "_node", "_rows")

    def __init__(
        self, rows: Sequence[Row], *, spoken: int, text: int, node: int, place: int
    ) -> None:
        """Take the ``rows`` of the words, in order.

        Args:
            rows: In code points of texts that the segment is a part of.
            spoken: Where the segment's spoken form begins in the first.
            text: Where the segment's text begins in the second.
            node: Of the page, where the segment stands.
            place: By how much the place in the node is further on than that in the second text.
        """
        self._rows = rows
        self._moved = spoken, text, place
        self._node = node

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
        spoken, text, place = self._moved
        return Word(
            Span(said - spoken, said_end - spoken),
            Span(start - text, end - text),
            Place(self._node, start + place, end + place),
        )
