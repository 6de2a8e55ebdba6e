"""The builder that readers of mark-up tell what they meet, in file order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from narrate.model.document import Block, Division, Kind, Part
from narrate.model.span import Span
from narrate.reading.building.notes import NoteMark, NoteText
from narrate.reading.building.piece import Piece, Role
from narrate.reading.building.rows import Rows
from narrate.reading.building.settling import NOTE_MARK
from narrate.reading.building.stream import BlockStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from narrate.model.document import Emphasis, Metadata


class DocumentBuilder(BlockStream):
    """A page under construction.

    Text comes by ``text`` (or by ``node`` and ``stretch``, where one node makes several blocks).
    What opens around it is a frame: every ``open_…`` is ended by one ``close``, in the opposite
    order; ``depth`` and ``close_to`` end all frames of an element at once. A block that opens
    inside another ends it, and text after it goes on in a new one of the same kind; what opens with
    ``open_aside`` leaves the block around it whole.
    """

    def __init__(self, name: str, format: str, *, language: str = "") -> None:  # noqa: A002 - as in Document
        """Begin an empty page; see ``BlockStream``."""
        super().__init__(name, format, language=language)
        self._frames: list[Callable[[], None]] = []

    @property
    def depth(self) -> int:
        """How many frames are open."""
        return len(self._frames)

    @property
    def is_silent(self) -> bool:
        """Whether what comes now is not spoken."""
        return bool(self._silent[0])

    def close(self) -> None:
        """End the frame that was opened last."""
        self._frames.pop()()

    def close_to(self, depth: int) -> None:
        """End all frames above ``depth``."""
        while len(self._frames) > depth:
            self._frames.pop()()

    def open_block(self, kind: Kind, *, level: int = 0, number: str = "", anchor: str = "") -> None:
        """Begin a block, or a holder of blocks of one kind; in a note, its kind is ``NOTE``."""
        if self._rows.in_cell:
            self._run_on()
            return
        if self._piece is not None:
            self.end_block()
        outer = self._role
        kind = Kind.NOTE if self._note else kind
        self._role = Role(kind, level, number, anchor, self._lang)
        self._frames.append(partial(self._leave_block, "_role", outer))

    def open_inner(self, kind: Kind) -> None:
        """Begin a block of ``kind``; it is the first of the block around it where that is empty.

        So the first paragraph of a list item is the item, with its number.
        """
        if self._rows.in_cell or self._role.used:
            self.open_block(kind)
            return
        self.end_block()
        self._frames.append(self.end_block)

    def open_part(self, part: Part) -> None:
        """Begin front matter, body or back matter."""
        self.end_block()
        self._frames.append(partial(self._leave_block, "_part", self._part))
        self._part = part

    def open_division(self, metadata: Metadata, id: str) -> None:  # noqa: A002 - the model's own word
        """Begin a document of its own among several in the file."""
        self.end_block()
        start = (len(self._out), len(self.nodes))
        self._frames.append(partial(self._leave_division, metadata, id, *start))

    def open_group(self, kind: str) -> None:
        """Begin a list, figure, poem or quotation; ``kind`` is its word in the identity."""
        self.end_block()
        self._frames.append(partial(self._leave_block, "_group", self._group))
        self._groups += 1
        self._group = f"{kind}{self._groups}"

    def open_aside(self) -> None:
        """Begin something that stands inside a block and is no part of it, such as a note."""
        state = (self._piece, self._role, self._out, self._rows, self._chapter)
        self._piece, self._role, self._out, self._rows = None, Role(lang=self._lang), [], Rows()
        self._chapter = None
        self._frames.append(partial(setattr, self, "_emphases", self._emphases))
        self._emphases = ()
        self._frames.append(partial(self._leave_aside, *state))
        self._as_one(2)

    def open_note(self, *ids: str, number: str = "", anchor: str = "") -> None:
        """Begin the text of a note, known to its marks by any of ``ids`` (at least one)."""
        self.end_block()
        self._frames.append(partial(self._leave_block, "_note", self._note))
        self._note = self._notes.setdefault(ids[0], NoteText(number))
        for other in ids[1:]:
            self._notes.setdefault(other, self._note)
        self._frames.append(partial(self._leave_block, "_role", self._role))
        self._role = Role(Kind.NOTE, 0, number, anchor, self._lang)
        self._as_one(2)

    def open_inline_note(self, id: str, number: str = "", *, anchor: str = "") -> None:  # noqa: A002 - as above
        """Begin a note that stands in the text at the place of its mark."""
        self._marked(NoteMark(number, id, self._here()))
        self.open_aside()
        self.open_note(id, number=number, anchor=anchor)
        self._as_one(2)

    def open_mark(self, number: str, target: str) -> None:
        """Begin the mark of the note known as ``target``; its characters are silent."""
        self._frames.append(partial(self._leave_mark, self._mark))
        self._mark = (number, target)
        self.open_silent(NOTE_MARK, number)
        self._as_one(2)

    def open_silent(self, rule: str, number: str = "", *, announced: bool = False) -> None:
        """Begin a stretch that is not spoken; of several around a text, the outermost counts.

        Args:
            rule: Why.
            number: The number of a note or page mark.
            announced: Whether a policy may put a phrase in its place, so that it is a block even
                where nothing else is in it.
        """
        self._frames.append(partial(setattr, self, "_silent", self._silent))
        if self._silent[0] in ("", rule):
            self._silent = (rule, number or self._silent[1])
            if announced:
                self._grown().audible = True

    def open_said(self, rule: str, *, spoken: str = "", ipa: str = "") -> None:
        """Begin a stretch that is said otherwise.

        Args:
            rule: Name of the rule.
            spoken: Words instead of those on the page; blank keeps them.
            ipa: How they are pronounced.
        """
        piece = self._grown()
        start = (piece.length, len(piece.stretches))
        self._frames.append(partial(self._leave_said, piece, *start, rule, spoken, ipa))

    def open_lang(self, tag: str) -> None:
        """Begin a stretch in another language; another region of the same one is none."""
        self._frames.append(partial(setattr, self, "_lang", self._lang))
        self._lang = "" if _primary(tag) == _primary(self.language) else tag

    def open_emphasis(self, emphasis: Emphasis) -> None:
        """Begin a stretch that stands out on the page."""
        self._frames.append(partial(setattr, self, "_emphases", self._emphases))
        if emphasis not in self._emphases:
            self._emphases = (*self._emphases, emphasis)

    def open_table(self) -> None:
        """Begin a table, whose rows and cells follow."""
        self.open_group("table")
        self._frames.append(partial(setattr, self, "_rows", self._rows))
        self._rows = Rows(in_cell=self._rows.in_cell)
        self._as_one(2)

    def open_row(self) -> None:
        """Begin a row of a table."""
        if not self._rows.in_cell:
            self._frames.append(self._rows.columns.end_row)
            self.open_block(Kind.TABLE_ROW)
            self._as_one(2)
        else:
            self._run_on()

    def open_cell(self, *, heads: bool = False, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell of a row; blocks inside are run on, parted by blanks.

        Args:
            heads: Whether it is a header of its column or row.
            columns: How many columns it spans.
            rows: How many rows it spans.
        """
        if self._rows.in_cell:
            self._run_on()
            return
        piece = self._grown()
        if piece.cells:
            self.blank()
        self._rows.open(piece, heads=heads, columns=columns, rows=rows)
        self._frames.append(partial(self._rows.close, piece, self.nodes))

    def _run_on(self) -> None:
        """Let what opens in a cell only part the words."""
        self.blank()
        self._frames.append(self.blank)

    def _as_one(self, count: int) -> None:
        """Make one frame of the last ``count``."""
        frames = tuple(reversed(self._frames[-count:]))
        self._frames[-count:] = [partial(_leave, frames)]

    def _leave_block(self, name: str, outer: object) -> None:
        if self._piece is not None:
            self.end_block()
        setattr(self, name, outer)

    def _leave_aside(
        self,
        piece: Piece | None,
        role: Role,
        out: list[Block],
        rows: Rows,
        chapter: tuple[str, str] | None,
    ) -> None:
        self.end_block()
        inside = self._out
        self._piece, self._role, self._out, self._rows, self._chapter = (
            piece,
            role,
            out,
            rows,
            chapter,
        )
        (piece.after if piece is not None else out).extend(inside)

    def _leave_division(self, metadata: Metadata, id: str, block: int, node: int) -> None:  # noqa: A002 - as above
        self.end_block()
        taken = {one.id for one in self._divisions}
        if len(self._out) > block:
            self._divisions.append(
                Division(
                    id=id if id and id not in taken else f"d-{len(taken) + 1}",
                    metadata=metadata,
                    blocks=Span(block, len(self._out)),
                    nodes=Span(node, len(self.nodes)),
                )
            )

    def _leave_mark(self, outer: tuple[str, str] | None) -> None:
        if self._mark is not None:  # a mark without a character
            self._marked(NoteMark(*self._mark, self._here()))
        self._mark = outer

    def _leave_said(
        self, piece: Piece, start: int, stretch: int, rule: str, spoken: str, ipa: str
    ) -> None:
        if self._piece is not piece or piece.length == start:
            return
        words = spoken or piece.words(self.nodes, start, stretch)
        piece.edit(start, words, rule, ipa=ipa)
        piece.audible = piece.audible or bool(words)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _leave(frames: Iterable[Callable[[], None]]) -> None:
    for leave in frames:
        leave()
