"""The text of a block as it is shown: cut where fragments, languages, marks and sounds change."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Emphasis, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.document import Block
    from narrate.model.span import Edit, Span

PAGE_MARK = "page-mark"
_MENDED = frozenset({"line-end", "healed-word", "entity", "typed-dash", "superscript"})
"""Rules of readers that mend how a text was typed: shown is what they make of it."""
_BLANKS = re.compile(r"\s+")
_OPENING = frozenset("\"'([{«‹“‘„‚¿¡_*")


class Mark(NamedTuple):
    """The mark of a note, in the text of a block."""

    note: int
    """Index into ``Document.notes``."""
    start: int
    end: int
    """In code points of the block's own text; an empty stretch where the page shows no mark."""


class Sound(NamedTuple):
    """How a stretch of a block is pronounced."""

    start: int
    end: int
    ipa: str


class Piece(NamedTuple):
    """A stretch of shown text that is the same in everything."""

    text: str
    fragment: str = ""
    """Id of the fragment it belongs to."""
    lang: str = ""
    """BCP 47 tag where it differs from its block's."""
    ipa: str = ""
    emphases: tuple[Emphasis, ...] = ()
    """How it stands out, the outer first."""
    note: int = -1
    """Index into ``Document.notes`` when it is the mark of a note."""
    page: str = ""
    """The page that begins here; such a piece has no text."""


class Inline:
    """Cuts one block."""

    def __init__(
        self,
        block: Block,
        text: str,
        *,
        fragments: Sequence[tuple[str, int]] = (),
        marks: Sequence[Mark] = (),
        sounds: Sequence[Sound] = (),
    ) -> None:
        """Take a block and all that is tied to stretches of it.

        Args:
            block: The block.
            text: Its own text.
            fragments: Id and offset of each, sorted by offset.
            marks: Of notes, sorted.
            sounds: Pronunciations, sorted, not overlapping.
        """
        self._text = text
        self._marks = marks
        self._kept = block.kind is Kind.CODE
        self._edits = [one for one in block.edits if _is_shown_otherwise(one, marks)]
        self._runs = _tiles(text, fragments)
        self._langs = [(*run.span, run.lang) for run in block.langs]
        self._ipa = {(one.start, one.end): one.ipa for one in sounds}
        self._emphases: dict[Emphasis, list[tuple[int, int, str]]] = {
            one: [(*run.span, one) for run in block.emphases if run.emphasis is one]
            for one in (Emphasis if block.emphases else ())
        }

    def pieces(self, span: Span | None = None) -> list[Piece]:
        """Return what is shown of the block, or of the cell ``span`` of it, in order."""
        low, high = span or (0, len(self._text))
        return [one for one in self._cut(low, high) if one.text or one.page or one.note >= 0]

    def _cut(self, low: int, high: int) -> Iterator[Piece]:
        at = low
        for start, end, special in sorted(self._specials(low, high), key=lambda one: one[:2]):
            if start < at:
                continue
            yield from self._plain(at, start)
            yield self._special(special, start, high)
            at = end
        yield from self._plain(at, high)

    def _specials(self, low: int, high: int) -> Iterator[tuple[int, int, Edit | Mark]]:
        for edit in self._edits:
            if low <= edit.span.start and edit.span.end <= high:
                yield *edit.span, edit
        for mark in self._marks:
            if low <= mark.start and mark.end <= high:
                yield mark.start, mark.end, mark

    def _special(self, special: Edit | Mark, at: int, high: int) -> Piece:
        if isinstance(special, Mark):
            # A mark belongs to the words before it, even where a fragment begins behind it.
            fragment = _value(self._runs, max(0, min(at, high) - 1))
            shown = self._text[special.start : special.end]
            return Piece(shown, fragment=fragment, note=special.note)
        if special.rule == PAGE_MARK and special.number:
            return Piece("", fragment=_value(self._runs, at), page=special.number)
        return Piece(
            special.spoken,
            fragment=_value(self._runs, at),
            lang=_value(self._langs, at),
            emphases=self._emphases_at(at),
        )

    def _emphases_at(self, at: int) -> tuple[Emphasis, ...]:
        return tuple(one for one, rows in self._emphases.items() if _value(rows, at))

    def _plain(self, low: int, high: int) -> Iterator[Piece]:
        if low >= high:
            return
        edges = {low, high}
        tied = (self._runs, self._langs, *self._emphases.values())
        stretches = [*self._ipa, *((start, end) for rows in tied for start, end, _ in rows)]
        for start, end in stretches:
            if low < start < high:
                edges.add(start)
            if low < end < high:
                edges.add(end)
        points = sorted(edges)
        for start, end in pairwise(points):
            text = self._text[start:end]
            yield Piece(
                text if self._kept else _BLANKS.sub(" ", text),
                fragment=_value(self._runs, start),
                lang=_value(self._langs, start),
                ipa=self._ipa.get((start, end), ""),  # never of a part of what has one sound
                emphases=self._emphases_at(start),
            )


def _value(rows: Sequence[tuple[int, int, str]], at: int) -> str:
    """Return the value of the row that holds ``at``; blank where none does."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        if rows[middle][0] <= at:
            low = middle + 1
        else:
            high = middle
    return rows[low - 1][2] if low and at < rows[low - 1][1] else ""


def _tiles(text: str, fragments: Sequence[tuple[str, int]]) -> list[tuple[int, int, str]]:
    """Let each fragment reach to the next, so that no visible sign is in none of them.

    The first begins with the block; blanks between two belong to neither.
    """
    if not fragments:
        return []
    starts = [0, *(_opening(text, offset) for _, offset in fragments[1:])]
    ends = [*starts[1:], len(text)]
    rows = []
    for (id_, _), start, end in zip(fragments, starts, ends, strict=True):
        stretch = text[start:end]
        rows.append((start, start + len(stretch.rstrip()), id_))
    return rows


def _opening(text: str, offset: int) -> int:
    """Return where the signs begin that open what stands at ``offset``, such as quotes."""
    first = offset
    while first and text[first - 1] in _OPENING:
        first -= 1
    return first if not first or text[first - 1].isspace() else offset


def _is_shown_otherwise(edit: Edit, marks: Sequence[Mark]) -> bool:
    """Say whether what a reader changed is shown its way.

    It is where the reader leaves something out (running heads, deletions, labels), adds something
    (numbers of lists) or mends how the text was typed; what it only says otherwise is shown as it
    stands on the page.
    """
    start, end = edit.span
    if any(mark.start <= start and end <= mark.end for mark in marks):
        return False
    return not edit.spoken or start == end or edit.rule in _MENDED
