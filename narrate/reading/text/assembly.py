"""Pieces and cuts to blocks and omissions that tile the source exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Block, Omission
from narrate.model.span import Edit, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.reading.text.cuts import Cut
    from narrate.reading.text.piece import Piece


def block_of(piece: Piece) -> Block:
    """Return the block of ``piece``, its cuts turned into edits of its own text."""
    return Block(
        kind=piece.kind,
        places=(Place(0, piece.start, piece.end),),
        edits=tuple(
            Edit(
                span=Span(cut.start - piece.start, cut.end - piece.start),
                spoken=cut.spoken,
                rule=cut.rule,
                number=cut.number,
            )
            for cut in settled(piece.cuts)
        ),
        level=piece.level,
        number=piece.number,
    )


def settled(cuts: Iterable[Cut]) -> Iterator[Cut]:
    """Yield ``cuts`` in order of place; of two that overlap the one named first stays."""
    taken: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if not taken or cut.start >= taken[-1].end:
            taken.append(cut)
    yield from taken


def omissions_of(length: int, pieces: Sequence[Piece], cuts: Sequence[Cut]) -> Iterator[Omission]:
    """Yield every stretch of the source outside the pieces; what no cut names is blank space."""
    at = 0
    inside = [(piece.start, piece.end, None) for piece in pieces]
    outside = [(cut.start, cut.end, cut) for cut in cuts]
    for start, end, cut in sorted([*inside, *outside], key=lambda stretch: stretch[:2]):
        if start > at:
            yield Omission(place=Place(0, at, start), rule="blank")
        if cut is not None:
            yield Omission(place=Place(0, start, end), rule=cut.rule, number=cut.number)
        at = max(at, end)
    if at < length:
        yield Omission(place=Place(0, at, length), rule="blank")
