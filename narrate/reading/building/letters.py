"""Letters among paragraphs: where somebody is greeted and somebody closes, the parts are named.

Mark-up seldom says what the parts of a letter are; their words do, by the rules of plain text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.building.settling import applied
from narrate.reading.text.piece import Piece
from narrate.reading.text.roles.endings import endings, is_closing
from narrate.reading.text.roles.openings import datelines, salutation_language, salutations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Block

_LONGEST = 120
"""Characters of a part of a letter that is no paragraph; more are only its beginning."""
_NEAR = 8
"""Blocks above a salutation in which its place and date stand."""
_GREETING = frozenset({Kind.PARAGRAPH, Kind.SALUTATION})
_PARTS = frozenset({Kind.SALUTATION, Kind.CLOSING, Kind.SIGNATURE, Kind.POSTSCRIPT, Kind.DATELINE})


def with_letters(blocks: Sequence[Block], nodes: Sequence[str]) -> list[Block]:
    """Return ``blocks`` with the kinds of the parts of letters among them."""
    if not any(_greets(one, nodes) for one in blocks if one.kind in _GREETING):
        return list(blocks)
    text, pieces = _pieces(blocks, nodes)
    salutations(text, pieces)
    greeted = [at for at, piece in enumerate(pieces) if piece.kind is Kind.SALUTATION]
    datelines(text, pieces)
    endings(text, pieces)
    kinds = {at: block.kind for at, block in enumerate(blocks)}
    for first, end in zip(greeted, [*greeted[1:], len(pieces)], strict=True):
        if any(is_closing(text, piece) for piece in pieces[first:end] if _is_own(piece)):
            kinds |= {at: pieces[at].kind for at in range(first, end) if _is_own(pieces[at])}
            above = range(max(0, first - _NEAR), first)
            kinds |= {at: Kind.DATELINE for at in above if pieces[at].kind is Kind.DATELINE}
    return [
        replace(one, kind=kinds[at]) if kinds[at] != one.kind else one
        for at, one in enumerate(blocks)
    ]


def _greets(block: Block, nodes: Sequence[str]) -> bool:
    """Tell whether a paragraph, or what is a salutation by its kind, is one."""
    if block.kind is Kind.SALUTATION:
        return True
    if _length(block) > 2 * _LONGEST:
        return False
    words = _words(block, nodes)
    return bool(salutation_language(words, Piece(0, len(words))))


def _is_own(piece: Piece) -> bool:
    return piece.kind in _PARTS


def _pieces(blocks: Sequence[Block], nodes: Sequence[str]) -> tuple[str, list[Piece]]:
    """Return a text of the beginnings of all blocks, and its pieces."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for block in blocks:
        words = _words(block, nodes)
        pieces.append(Piece(at, at + len(words), kind=block.kind))
        parts += (words, "\n\n")
        at += len(words) + 2
    return "".join(parts), pieces


def _words(block: Block, nodes: Sequence[str]) -> str:
    """Return what is said of a short block; of a long one, so much that it is seen to be long."""
    if _length(block) > 2 * _LONGEST:
        node, start, end = block.places[0]
        return nodes[node][start : min(end, start + 2 * _LONGEST)].ljust(2 * _LONGEST, "-")
    text = "".join([nodes[node][start:end] for node, start, end in block.places])
    return (applied(text, block.edits) if block.edits else " ".join(text.split())) or "-"


def _length(block: Block) -> int:
    return sum([end - start for _, start, end in block.places])
