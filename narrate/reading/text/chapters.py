"""Chapters: where they begin and what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Chapter, Kind
from narrate.reading.text.assembly import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LONGEST = 200
"""Characters of a chapter's title."""
_NUMERAL = re.compile(r"[IVXLC\d]+\.?\Z")


def title_of(text: str, piece: Piece) -> str:
    """Return a heading as it is to be shown: without marks and without the document's number."""
    words = cleaned(text, piece)
    if piece.number:
        words = words.removeprefix(f"{piece.number}.").strip() or words
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def name_title(name: str) -> str:
    """Return a title made from the name of the source: ``my-letter.txt`` gives "My letter"."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    words = " ".join(re.split(r"[\s_-]+", stem)).strip()
    return words[:1].upper() + words[1:] if words else name


def chapters_of(text: str, pieces: Sequence[Piece], title: str) -> tuple[Chapter, ...]:
    """Return the chapters; a text without headings is one chapter called ``title``.

    Headings that follow one another open one chapter together.
    """
    chapters: list[tuple[str, int]] = []
    above: Piece | None = None
    for index, piece in enumerate(pieces):
        if piece.kind is not Kind.HEADING:
            above = None
            continue
        if above is None and piece.opens:
            chapters.append((title_of(text, piece), index))
            above = piece
        elif above is not None and not _stands_alone(text, piece):
            before, first = chapters[-1]
            words = title_of(text, piece)
            renamed = above.titles and piece.opens
            chapters[-1] = (words if renamed else _joined(before, words), first)
            above = piece
    if chapters and all(piece.kind is Kind.FIGURE for piece in pieces[: chapters[0][1]]):
        chapters[0] = (chapters[0][0], 0)
    if not chapters or chapters[0][1] > 0:
        chapters.insert(0, (title, 0))
    return tuple(
        Chapter(id=f"c{number}", title=words, first_block=first)
        for number, (words, first) in enumerate(chapters, start=1)
    )


def _stands_alone(text: str, piece: Piece) -> bool:
    """Tell whether a heading below another is no part of its title."""
    return piece.complete or (piece.level > 1 and _is_numeral(text, piece))


def _is_numeral(text: str, piece: Piece) -> bool:
    """Tell whether nothing but a number stands there."""
    return _NUMERAL.match(text, piece.start, piece.end) is not None


def _joined(above: str, below: str) -> str:
    """Return two headings as one title."""
    if above == below:
        return above
    stop = "" if above.endswith((".", ":", "!", "?", "—")) else "."
    return f"{above}{stop} {below}"[:_LONGEST]
