"""What the page says: the result of ``narrate.read``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.finding import Finding
    from narrate.model.span import Edit, Place, Span


class Kind(StrEnum):
    """The role of a block on the page, and of the segments made from it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SALUTATION = "salutation"
    DATELINE = "dateline"
    CLOSING = "closing"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    VERSE = "verse"
    SPEAKER = "speaker"
    STAGE = "stage"
    QUOTE = "quote"
    NOTE = "note"
    CAPTION = "caption"
    FIGURE = "figure"
    CODE = "code"
    OMISSION = "omission"
    ANNOUNCEMENT = "announcement"


BULLETS = frozenset("•◦▪▫‣⁃·∙●○■□◆◇►▶▸➢➤❖✓✔*+-–—o")
"""Marks in front of list items that count nothing (``o`` is the hollow one of word processors)."""


class Part(StrEnum):
    """Which part of a book a block belongs to."""

    FRONT = "front"
    """What leads to the text: title page, dedication, foreword, preface, persons of a play."""
    BODY = "body"
    BACK = "back"
    """What follows it: afterword, appendix, glossary, bibliography."""
    IMPRINT = "imprint"
    """What is about the book as a thing: half-title, imprint, copyright, colophon, licence."""
    CONTENTS = "contents"
    """What leads to pages: lists of contents, of figures, of pages, the index."""


class LanguageRun(NamedTuple):
    """A stretch of a block in another language."""

    span: Span
    """In code points of the block's own text."""
    lang: str
    """BCP 47 tag."""


class Emphasis(StrEnum):
    """How a stretch stands out on the page, by the name of its element in HTML."""

    LIGHT = "em"
    """In italics, as a rule."""
    STRONG = "strong"
    """In bold type, as a rule."""


class EmphasisRun(NamedTuple):
    """A stretch of a block that stands out."""

    span: Span
    """In code points of the block's own text."""
    emphasis: Emphasis


class Cell(NamedTuple):
    """One cell of a table row."""

    span: Span
    """In code points of the block's own text; may be empty."""
    header: str = ""
    """What stands at the head of its column, as it is to be said before it; blank where the
    column has none or the cell is a header itself."""
    heads: bool = False
    """Whether it is a header, of its column or of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph-like unit of the page, in reading order."""

    kind: Kind
    places: tuple[Place, ...]
    """Where its characters stand; its text is those stretches end to end (``Document.text_of``)."""
    edits: tuple[Edit, ...] = ()
    """What the reader changed or left out (note marks, page marks, line ends); spans in code
    points of the block's own text, sorted, not overlapping."""
    level: int = 0
    """For a heading, also one over notes: 1 for a document or chapter title, 2 and up below it;
    otherwise 0."""
    lang: str = ""
    """BCP 47 tag when it differs from the document's language."""
    lang_guessed: bool = False
    """Whether ``lang`` comes from the words alone, so that a policy may leave it unheeded."""
    number: str = ""
    """The mark in front ("29", "a", "•") of a heading, list item or note, without its stop."""
    anchor: str = ""
    """Identity in the source (an ``xml:id``), where it has one."""
    file: str = ""
    """Which file of a container it stands in, such as ``text/chapter-1.xhtml`` of an EPUB."""
    part: Part = Part.BODY
    group: str = ""
    """Identity of the list, table, figure, poem or quotation it belongs to, unique in the document;
    blocks of one group that follow one another belong together."""
    cells: tuple[Cell, ...] = ()
    """Of a table row, in order."""
    langs: tuple[LanguageRun, ...] = ()
    """Stretches in another language than the block's, in order, not overlapping."""
    emphases: tuple[EmphasisRun, ...] = ()
    """Stretches that stand out; those of one emphasis are in order and do not overlap. They are
    for the eye: nothing of them is heard."""

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a block must stand somewhere on the page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote: its mark in the text and, where known, its own blocks."""

    number: str
    mark: Place | None
    """Where its mark stands; ``None`` when a note has no mark in the text."""
    blocks: tuple[int, ...] = ()
    """Indices into ``Document.blocks`` of the note's own text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A stretch of the page outside all blocks that is not spoken, and which rule left it out."""

    place: Place
    rule: str
    number: str = ""
    """The page or note number, where the stretch was such a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the document that gets a chapter mark."""

    id: str
    """Stable within the document, such as ``c1``; the source's own id where it has one."""
    title: str
    """As it is to be shown: without note marks and document number, white space collapsed."""
    first_block: int
    """Index into ``Document.blocks``; the chapter runs to the next one's first block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the source or the settings say about the document; empty where unknown."""

    title: str = ""
    author: str = ""
    date: str = ""
    """As ISO 8601 (``1977``, ``1977-06-09``) where it could be read, otherwise as written."""
    language: str = ""
    """BCP 47 tag."""
    album: str = ""
    description: str = ""
    publisher: str = ""
    rights: str = ""
    identifier: str = ""
    number: str = ""
    """The document's own number in its edition ("29")."""
    season: str = ""
    """Number of the season or volume of a show it belongs to."""
    status: str = ""
    """``draft`` keeps it out of a show."""
    embargo: str = ""
    """The day before which it is not to be published, as ISO 8601; may have a time."""
    sender: str = ""
    recipient: str = ""
    place: str = ""
    """Where it was written."""
    source: str = ""
    """Where the original is kept, as the edition says."""


class Term(NamedTuple):
    """An entry of the document's own list of abbreviations or persons."""

    term: str
    """As it stands in the text ("SALT", "Aaron, David L.")."""
    meaning: str
    """What the list says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One of several documents in a file; its blocks and text nodes follow one another."""

    id: str
    """Its identity within the file ("d29"); unique there."""
    metadata: Metadata
    """What it says of itself; what it does not say is the file's."""
    blocks: Span
    """Indices into ``Document.blocks``."""
    nodes: Span
    """Indices into ``Document.nodes``."""
    findings: tuple[Finding, ...] = ()
    """What an editor should know of it, without places; the file's own findings fold them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it stands on the page, with roles, notes and everything known about it.

    Together, ``blocks`` and ``omissions`` cover every character of every node: what is in neither
    is a programmer's mistake (``scripting.account`` proves it for each document).
    """

    name: str
    """Name of the source for messages, such as ``carter-to-brezhnev.txt``."""
    format: str
    """Name of the reader that made it, such as ``text``."""
    nodes: tuple[str, ...]
    """The source's text nodes, untouched."""
    blocks: tuple[Block, ...]
    chapters: tuple[Chapter, ...] = ()
    """In reading order; empty when nothing is to be spoken."""
    notes: tuple[Note, ...] = ()
    omissions: tuple[Omission, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    findings: tuple[Finding, ...] = ()
    id: str = ""
    """The document's identity within its file, where a file holds several."""
    markup: bytes = b""
    """The source itself where it says how to speak (SSML); the scripting stage follows it."""
    terms: tuple[Term, ...] = ()
    """Its own list of abbreviations: which words are such, and what they stand for."""
    persons: tuple[Term, ...] = ()
    """Its own list of persons."""
    lexicons: tuple[bytes, ...] = ()
    """PLS 1.0 lexicons it brings along."""
    divisions: tuple[Division, ...] = ()
    """The documents it holds, where it is a file of several; ``reading.parts`` makes them."""
    cover: bytes = b""
    """A picture of its cover that it brings along, JPEG or PNG."""

    def languages(self, own: str) -> tuple[str, ...]:
        """Return the tags of all languages in it, without repetition, ``own`` first.

        ``own`` is the language of what names none itself.
        """
        blocks = (tag for one in self.blocks for tag in (one.lang, *(r.lang for r in one.langs)))
        return tuple(dict.fromkeys(tag for tag in (own, *blocks) if tag))

    def as_declared(self) -> Document:
        """Return it without the languages of blocks that come from their words alone."""
        if not any(one.lang_guessed for one in self.blocks):
            return self
        blocks = (
            replace(one, lang="", lang_guessed=False) if one.lang_guessed else one
            for one in self.blocks
        )
        return replace(self, blocks=tuple(blocks))

    def text_of(self, block: Block) -> str:
        """Return the characters of ``block``, end to end, as they stand in the source."""
        if len(block.places) == 1:
            ((node, start, end),) = block.places
            return self.nodes[node][start:end]
        return "".join([self.nodes[node][start:end] for node, start, end in block.places])

    def main_text(self) -> Iterator[str]:
        """Yield the text of every block that is no note, as it stands in the source."""
        return (self.text_of(block) for block in self.blocks if block.kind is not Kind.NOTE)
