"""Lists of contents: they are no chapters and are not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.listing import LEADERS, heads_list
from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.reading.text.piece import Piece

RULE = "contents"
_LABEL = (
    r"(?:(?:chapter|book|part|act|canto|letter|adventure|kapitel|chapitre|capítulo)\s+)?"
    r"(?:\d{1,3}|[ivxlc]{1,8})\b[.:)—–-]*\s*"
)
_NUMBERED = re.compile(_LABEL, re.IGNORECASE)
_LABEL_SMALL = re.compile(_LABEL)
"""For words in small letters: several times as fast."""
_PAGED = re.compile(
    r"(?:\s*\.{3,}|\s{3,})\s*(?:(?:_?(?:to face )?(?:facing )?(?:page|p\.)_?\s*)?\d{1,4}"
    r"|_?(?:frontispiece|titelbild|titelblatt|title-?page)_?)\Z",
    re.IGNORECASE,
)
_PAGE_ENDS = frozenset("_edt")
"""What such a line ends with, where it is no figure."""
_HEADED = re.compile(
    r"(?:_?(?:chap(?:ter)?s?|no|story|kapitel|chapitre)\.?_?\s+)?_?(?:page|pages|seite|pag\.)_?",
    re.IGNORECASE,
)
"""What stands over the columns of such a list."""
_FEWEST, _FEWEST_TITLED = 3, 2
_LONGEST_TITLE = 60
_LONGEST_ENTRY = 160
_WORDS = re.compile(r"[^\W_]+")


def without_contents(text: str, pieces: list[Piece]) -> list[Cut]:
    """Take lists of contents out of ``pieces``; return their cuts.

    Lines of such a list that come back later are the headings of chapters.

    A list of contents is a run of numbered or paged lines under such a title, one with rows of dots
    before its page numbers, or one whose words come back later as lines of their own.
    """
    keys = [_key(text, piece) for piece in pieces]
    last = {key: index for index, key in enumerate(keys) if key}
    gone: set[int] = set()
    for first, end in _runs(text, pieces, keys):
        titled = first > 0 and _is_title(text, pieces[first - 1])
        back = sum(last[keys[index]] >= end for index in range(first, end) if keys[index])
        leaders = all(LEADERS.search(text, piece.start, piece.end) for piece in pieces[first:end])
        if titled or leaders or 2 * back > end - first:
            gone.update(range(first - titled, end))
    cuts = [Cut(pieces[index].start, pieces[index].end, RULE) for index in sorted(gone)]
    if len(gone) == len(pieces):
        return []
    listed = {keys[index] for index in gone if keys[index]}
    kept = [index for index in range(len(pieces)) if index not in gone]
    for index in kept:
        if keys[index] in listed:  # the first time only: titles are spoken of in stories
            listed.discard(keys[index])
            if pieces[index].plain:
                pieces[index].make(Kind.HEADING, level=1, opens=True)
    pieces[:] = [pieces[index] for index in kept]
    return cuts


def _runs(text: str, pieces: list[Piece], keys: list[str]) -> Iterator[tuple[int, int]]:
    """Yield first and end index of every run of entries; a title met twice begins the book."""
    first = 0
    seen: set[str] = set()
    last = {key: index for index, key in enumerate(keys) if key}
    for index, piece in enumerate([*pieces, None]):
        entry = piece is not None and bool(keys[index]) and _is_entry(text, piece)
        if piece is not None and not entry and index > 0 and last.get(keys[index], 0) > index:
            # under the title of a list, an entry without a number is one whose words come back
            entry = _is_title(text, pieces[index - 1]) or (index > first and bool(seen))
        if entry and keys[index] not in seen:
            seen.add(keys[index])
            continue
        titled = first > 0 and _is_title(text, pieces[first - 1])
        if index - first >= (_FEWEST_TITLED if titled else _FEWEST):
            yield first, index
        first = index if entry else index + 1
        seen = {keys[index]} if entry else set()


def _is_title(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` says "Contents"."""
    return piece.end - piece.start <= _LONGEST_TITLE and heads_list(text[piece.start : piece.end])


def _is_entry(text: str, piece: Piece) -> bool:
    """Tell whether ``piece`` looks like a line of a list of contents."""
    if _NUMBERED.match(text, piece.start, piece.end):
        return True
    if _HEADED.fullmatch(text, piece.start, piece.end):
        return True
    return _may_be_paged(text[piece.end - 1]) and bool(
        _PAGED.search(text, max(piece.start, piece.end - 60), piece.end)
        or LEADERS.search(text, piece.start, piece.end)
    )


def _may_be_paged(last: str) -> bool:
    """Tell whether a line may have its page at the end, whose ``last`` character this is."""
    return last.isdigit() or last.lower() in _PAGE_ENDS


def _key(text: str, piece: Piece) -> str:
    """Return the words of a short line without its number and page; blank for a long one."""
    if piece.end - piece.start > _LONGEST_ENTRY:
        return ""
    line = text[piece.start : piece.end].lower()
    words = _LABEL_SMALL.sub("", line, count=1)
    if _may_be_paged(words[-1:]):
        words = _PAGED.sub("", words)
    return " ".join(_WORDS.findall(words or line))
