"""Text in, blocks out: the page as a stream of pieces, with its notes, chapters and omissions."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from narrate.model.document import Block, Document, Kind, Metadata, Omission, Part, Term
from narrate.model.span import Place
from narrate.reading.building.chapters import Opening, chapters_of, title_of
from narrate.reading.building.coverage import uncovered
from narrate.reading.building.findings import Findings
from narrate.reading.building.letters import with_letters
from narrate.reading.building.notes import NoteMark, NoteText, numbered, places_of, tied
from narrate.reading.building.piece import BLANK, BORDER, PAGE_MARK, Piece, Role, Setting
from narrate.reading.building.rows import Rows
from narrate.reading.decoding import EmptySource
from narrate.reading.text.page_marks import page_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model.document import Division, Emphasis
    from narrate.reading.text.cuts import Cut

_TOLD = frozenset({"tei", "ssml"})
"""Formats that say themselves what the parts of a letter are."""


class BlockStream:
    """A page under construction, without the frames that a reader opens and closes."""

    def __init__(self, name: str, format: str, *, language: str = "") -> None:  # noqa: A002 - as in Document
        """Begin an empty page.

        Args:
            name: Of the source, for messages.
            format: Name of the reader.
            language: BCP 47 tag of the document; frames of the same language change nothing.
        """
        self.name, self.format, self.language = name, format, language
        self.file = ""
        """Which file of a container is being read."""
        self.nodes: list[str] = []
        self.findings = Findings()
        self._omissions: list[Omission] = []
        self._out: list[Block] = []
        self._piece: Piece | None = None
        self._role = Role()
        self._part = Part.BODY
        self._group = ""
        self._groups = 0
        self._lang = ""
        self._emphases: tuple[Emphasis, ...] = ()
        self._silent = ("", "")
        self._rows = Rows()
        self._mark: tuple[str, str] | None = None
        self._marks: list[NoteMark] = []
        self._numbers: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._note: NoteText | None = None
        self._notes: dict[str, NoteText] = {}
        self._chapter: tuple[str, str] | None = None
        self._openings: list[Opening] = []
        self._split: set[int] = set()
        self._divisions: list[Division] = []

    def text(self, text: str) -> None:
        """Take in a text node; an empty one is none. Page marks typed into it have no sound."""
        if "[" in text and (marks := list(page_marks(text))):
            self._parted(self.node(text), marks)
        elif text:
            self.nodes.append(text)
            self._add(Place(len(self.nodes) - 1, 0, len(text)), blank=text.isspace())

    def node(self, text: str) -> int:
        """Take in a text node whose stretches are to come and return its index.

        What no stretch covers in the end is silent by the rule ``markup``.
        """
        self.nodes.append(text)
        self._split.add(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def stretch(self, node: int, start: int, end: int) -> None:
        """Take in a part of a node; stretches of a node come in order and do not overlap."""
        if end > start:
            self._add(Place(node, start, end), blank=self.nodes[node][start:end].isspace())

    def blank(self, mark: str = "") -> None:
        """Part two words where the source has a line break or the like and no white space.

        ``mark`` is a punctuation mark that is heard there, such as the comma between two lines of
        an address.
        """
        if self._piece is not None:
            self._piece.edit(self._piece.length, f"{mark} ", BORDER)

    def rejoin(self, rule: str, hyphens: str = "") -> None:
        """Let the word at hand go on: white space and ``hyphens`` at the end so far are silent."""
        if self._piece is not None:
            self._piece.rejoin(self.nodes, rule, hyphens)

    def insert(self, spoken: str, rule: str) -> None:
        """Say words that no character of the source stands for, such as the number of an item."""
        piece = self._grown()
        piece.edit(piece.length, spoken, rule)
        piece.audible = piece.audible or bool(spoken.strip())

    def page_mark(self, number: str) -> None:
        """Note that a page begins here; it has no sound and parts no words.

        Where the page number stands in the text, open a silent frame of the rule ``PAGE_MARK``.
        """
        if self._piece is not None:
            self._piece.edit(self._piece.length, "", PAGE_MARK, number=number)
        else:
            self._omissions.append(Omission(place=self._here(), rule=PAGE_MARK, number=number))

    def term(self, term: str, meaning: str) -> None:
        """Remember what an abbreviation stands for; its first meaning counts."""
        if term:
            self._terms.setdefault(term, meaning)

    def number_of(self, *ids: str) -> str:
        """Return the number of the first mark so far of the note known by any of ``ids``."""
        return next((self._numbers[one] for one in ids if one in self._numbers), "")

    @property
    def in_block(self) -> bool:
        """Whether a block has begun and is not ended."""
        return self._piece is not None

    @property
    def last(self) -> Block | None:
        """The block that was finished last."""
        return self._out[-1] if self._out else None

    def end_block(self) -> None:
        """End the block at hand, if there is one; in a cell, only part the words."""
        if self._rows.in_cell:
            self.blank()
            return
        piece, self._piece = self._piece, None
        if piece is None:
            return
        if piece.audible and piece.stretches:
            self._finish(piece)
        else:
            self._omissions.extend(piece.omissions())
        self._out.extend(piece.after)

    def chapter(self, title: str = "", id: str = "") -> None:  # noqa: A002 - the model's own word
        """Let a chapter begin with the next block; a blank title is taken from a heading there."""
        self.end_block()
        self._chapter = (title, id)

    def document(
        self,
        metadata: Metadata,
        *,
        id: str = "",  # noqa: A002 - the model's own word
        terms: tuple[Term, ...] = (),
        persons: tuple[Term, ...] = (),
        lexicons: tuple[bytes, ...] = (),
    ) -> Document:
        """Return the finished page.

        Args:
            metadata: What the source says of itself.
            id: Identity within its file.
            terms: Its list of abbreviations, besides those that came by ``term``.
            persons: Its list of persons.
            lexicons: PLS lexicons it brings along.

        Raises:
            EmptySource: there is nothing in it to be read.
        """
        self.end_block()
        if not self._out:
            raise EmptySource(
                f"{self.name} has nothing in it to be read aloud", "a file with text in it"
            )
        if self.format not in _TOLD:
            self._named_letters()
        index = places_of(self._out)
        notes = tied(self._marks, self._notes, index)
        chapters = chapters_of(self._openings, metadata.title or self.name, index)
        if self._split:
            self._omissions += uncovered(self.nodes, self._split, self._out, self._omissions)
        return Document(
            name=self.name,
            format=self.format,
            nodes=tuple(self.nodes),
            blocks=numbered(self._out, notes),
            chapters=chapters,
            notes=notes,
            omissions=tuple(sorted(self._omissions, key=attrgetter("place"))),
            metadata=metadata,
            findings=self.findings.all(),
            id=id,
            terms=(*(Term(*entry) for entry in self._terms.items()), *terms),
            persons=persons,
            lexicons=lexicons,
            divisions=tuple(self._divisions),
        )

    def _named_letters(self) -> None:
        """Name the parts of letters that the mark-up calls paragraphs."""
        named = with_letters(self._out, self.nodes)
        by_id = {id(old): new for old, new in zip(self._out, named, strict=True) if old is not new}
        for note in self._notes.values():
            note.blocks[:] = [by_id.get(id(one), one) for one in note.blocks]
        self._openings = [
            one._replace(block=by_id.get(id(one.block), one.block)) for one in self._openings
        ]
        self._out = named

    def _parted(self, node: int, marks: Iterable[Cut]) -> None:
        """Take in a node with page marks between its stretches."""
        at, outer = 0, self._silent
        for mark in marks:
            self.stretch(node, at, mark.start)
            self._silent = outer if outer[0] else (PAGE_MARK, mark.number)
            self.stretch(node, mark.start, mark.end)
            self._silent = outer
            at = mark.end
        self.stretch(node, at, len(self.nodes[node]))

    def _add(self, place: Place, *, blank: bool) -> None:
        rule, number = self._silent
        piece = self._piece
        if piece is None:
            if blank:
                self._omissions.append(Omission(place=place, rule=BLANK))
                return
            piece = self._grown()
        piece.add(place, rule, number, self._lang, self._emphases)
        if not blank:
            piece.audible = piece.audible or not rule
            if self._mark is not None:
                self._marked(NoteMark(*self._mark, place))
                self._mark = None

    def _marked(self, mark: NoteMark) -> None:
        self._marks.append(mark)
        if mark.number:
            self._numbers.setdefault(mark.target, mark.number)

    def _grown(self) -> Piece:
        """Return the piece at hand, begun if need be."""
        if self._piece is None:
            setting = Setting(self.file, self._part, self._group)
            self._piece = Piece(self._role.taken(), setting)
        return self._piece

    def _finish(self, piece: Piece) -> None:
        block = piece.block(self.nodes, self.language)
        self._out.append(block)
        if self._note is not None:
            self._note.blocks.append(block)
        if self._chapter is not None:
            title, identity = self._chapter
            if not title and block.kind is Kind.HEADING:
                title = title_of(piece.text(self.nodes), block)
            self._openings.append(Opening(title, identity, block))
            self._chapter = None

    def _here(self) -> Place:
        """Return the empty place after everything so far."""
        if self._piece is not None and self._piece.stretches:
            (node, _, end), _, _ = self._piece.stretches[-1]
            return Place(node, end, end)
        if not self.nodes:
            return Place(0, 0, 0)
        return Place(len(self.nodes) - 1, len(self.nodes[-1]), len(self.nodes[-1]))
