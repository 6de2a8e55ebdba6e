"""Pieces and cuts to blocks and omissions that tile the source exactly."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from narrate.model.document import Block, Omission
from narrate.model.span import Edit, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.reading.text.cuts import Cut
    from narrate.reading.text.piece import Piece

_START = itemgetter(0)
BLANK = "blank"
"""Rule for white space between blocks."""


def block_of(text: str, piece: Piece) -> Block:
    """Return the block of ``piece``, its cuts turned into edits of its own text.

    The cuts are let go: those of a whole book beside its edits would be a third of all it takes.
    """
    base = piece.start
    edits = [
        Edit(span=Span(start - base, end - base), spoken=spoken, rule=rule, number=number)
        for start, end, rule, spoken, number in settled(piece.cuts)
        if text[start:end] != spoken
    ]
    piece.cuts.clear()
    return Block(
        kind=piece.kind,
        places=(Place(0, base, piece.end),),
        edits=tuple(edits),
        level=piece.level,
        number=piece.number,
        emphases=tuple(
            one._replace(span=Span(one.span.start - base, one.span.end - base))
            for one in piece.emphases
        ),
    )


def settled(cuts: Sequence[Cut]) -> list[Cut]:
    """Return ``cuts`` in order of place; where two overlap, the one named first stays."""
    in_order = sorted(cuts, key=_START)
    at = 0
    for cut in in_order:
        if cut.start < at:
            return _strongest(cuts)
        at = cut.end
    return in_order


def _strongest(cuts: Sequence[Cut]) -> list[Cut]:
    """Return ``cuts`` in order of place, without those that overlap one that was named before."""
    taken: list[Cut] = []
    order = sorted(range(len(cuts)), key=lambda index: (cuts[index].start, index))
    strength: list[int] = []
    for index in order:
        cut = cuts[index]
        while taken and taken[-1].end > cut.start and strength[-1] > index:
            taken.pop()
            strength.pop()
        if not taken or taken[-1].end <= cut.start:
            taken.append(cut)
            strength.append(index)
    return taken


def cleaned(text: str, piece: Piece) -> str:
    """Return what ``piece`` says once its cuts are made, white space collapsed."""
    parts, at = [], piece.start
    for cut in settled(piece.cuts):
        parts += [text[at : cut.start], cut.spoken]
        at = cut.end
    return " ".join("".join([*parts, text[at : piece.end]]).split())


def hand_out(pieces: Sequence[Piece], cuts: Iterable[Cut]) -> list[Cut]:
    """Give every cut to the piece it stands in; return those that stand in none."""
    starts = [piece.start for piece in pieces]
    outside = []
    for cut in cuts:
        index = bisect_right(starts, cut.start) - 1
        if index >= 0 and cut.end <= pieces[index].end:
            pieces[index].cuts.append(cut)
        else:
            outside.append(cut)
    return outside


def omissions_of(length: int, pieces: Sequence[Piece], cuts: Sequence[Cut]) -> Iterator[Omission]:
    """Yield every stretch outside the pieces; what no cut names is blank space."""
    stretches = [(piece.start, piece.end, None) for piece in pieces]
    named = [(cut.start, cut.end, cut) for cut in cuts]
    at = 0
    for start, end, cut in sorted([*stretches, *named], key=lambda stretch: stretch[:2]):
        first = max(at, start)
        if first > at:
            yield Omission(place=Place(0, at, first), rule=BLANK)
        if cut is not None and end > first:
            yield Omission(place=Place(0, first, end), rule=cut.rule, number=cut.number)
        at = max(at, end)
    if at < length:
        yield Omission(place=Place(0, at, length), rule=BLANK)
