"""Lists and ornaments."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.cuts import Cut
from narrate.reading.text.page_marks import RULE as PAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

BULLET = "bullet"
ORNAMENT = "ornament"
_TYPED_PAGE = re.compile(r"[-–—]\s?(?P<page>\d{1,4})\s?[-–—]")
_BULLET = re.compile(r"(?P<sign>[•·▪◦‣∙●○*–—-])(?:\s+[•·▪◦‣∙●○*])?\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?P<mark>\d{1,3}|[A-Za-z]|[ivx]{1,5})(?:\.\)|[.)])\s+(?=\S)")
_LONGEST_ITEM = 300
_SPOKEN_ENDS = frozenset('.?!…»"”’,:')
_LONGEST_LABEL = 60
_PICTURE = re.compile("[☺☹❤♥☕✅❌\U00010000-\U0010ffff]")
_WORDED = re.compile(r"\w")


def ornaments(text: str, pieces: list[Piece]) -> list[Cut]:
    """Take out what is no speech: rows of asterisks, lone bullets, typed page numbers."""
    cuts = [
        Cut(piece.start, piece.end, ORNAMENT)
        for piece in pieces
        if not _WORDED.search(text, piece.start, piece.end) and not _pictures(text, piece)
    ]
    cuts += _typed_pages(text, pieces)
    gone = {cut.start for cut in cuts}
    if len(gone) < len(pieces):
        pieces[:] = [piece for piece in pieces if piece.start not in gone]
        return cuts
    return []


def _typed_pages(text: str, pieces: Sequence[Piece]) -> list[Cut]:
    """Return page numbers such as "- 2 -"; a row of them that begins with 1 numbers sections."""
    cuts = [
        Cut(piece.start, piece.end, PAGE, number=found["page"])
        for piece in pieces
        if (found := _TYPED_PAGE.fullmatch(text, piece.start, piece.end))
    ]
    return [] if cuts and int(cuts[0].number) <= 1 else cuts


def _pictures(text: str, piece: Piece) -> bool:
    """Tell whether emoji or pictographs stand in ``piece``."""
    return _PICTURE.search(text, piece.start, piece.end) is not None


def items(text: str, pieces: Sequence[Piece]) -> None:
    """Find bulleted items, short numbered ones in order, and the labels above bullets."""
    for piece in pieces:
        if piece.plain:
            _bulleted(text, piece)
    _numbered(text, pieces)
    _labels(text, pieces)


def _bulleted(text: str, piece: Piece) -> None:
    """Make ``piece`` an item if it begins with a bullet; a lone dash in dialogue is none."""
    found = _BULLET.match(text, piece.start, piece.end)
    if found is None:
        return
    if found["sign"] in "–—" and piece.end - piece.start > _LONGEST_ITEM:
        return
    if found["sign"] == "—" and text[piece.end - 1] in _SPOKEN_ENDS:
        return  # somebody speaks
    piece.make(Kind.LIST_ITEM, number=found["sign"])
    piece.cuts.insert(0, Cut(piece.start, found.end(), BULLET))


def _numbered(text: str, pieces: Sequence[Piece]) -> None:
    """Make neighbours that count on from one another items, when all of them are short."""
    run: list[tuple[Piece, str]] = []
    for piece in pieces:
        mark = _mark(text, piece)
        if not (run and mark and _follows(run[-1][1], mark)):
            _make_items(run)
            run = []
        if mark:
            run.append((piece, mark))
    _make_items(run)


def _make_items(run: Sequence[tuple[Piece, str]]) -> None:
    """Make the pieces of ``run`` items, unless it is one alone or one of them is long."""
    if len(run) > 1 and all(piece.end - piece.start <= _LONGEST_ITEM for piece, _ in run):
        for piece, mark in run:
            piece.make(Kind.LIST_ITEM, number=mark)


def _mark(text: str, piece: Piece) -> str:
    """Return the number or letter in front of a piece without a role; blank when it has none."""
    found = _NUMBERED.match(text, piece.start, piece.end) if piece.plain else None
    return found["mark"] if found else ""


def _follows(one: str, two: str) -> bool:
    """Tell whether ``two`` is the next number or letter after ``one``."""
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if len(one) == len(two) == 1:
        return ord(two) == ord(one) + 1
    return one.islower() and two.islower() and _ROMANS.get(two, 0) == _ROMANS.get(one, -2) + 1


_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMANS = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), start=1)}


def _labels(text: str, pieces: Sequence[Piece]) -> None:
    """Make the short line above bulleted items, such as a department's name, a heading."""
    for piece, following in pairwise(pieces):
        if following.kind is not Kind.LIST_ITEM or following.number.isalnum() or not piece.plain:
            continue
        short = piece.end - piece.start <= _LONGEST_LABEL
        named = short and any(map(str.isalpha, text[piece.start : piece.end]))
        if named and text[piece.end - 1] not in ".:;,!?":
            piece.make(Kind.HEADING, level=3)
