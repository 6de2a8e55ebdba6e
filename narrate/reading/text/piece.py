"""A block while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.page_marks import without_page_marks

if TYPE_CHECKING:
    from narrate.model.document import EmphasisRun
    from narrate.reading.text.cuts import Cut
    from narrate.reading.text.layout import Paragraph


@dataclass(slots=True)
class Piece:
    """A stretch of the source that becomes one block."""

    start: int
    end: int
    indent: int = 0
    """Columns of white space before its first line."""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ""
    opens: bool = False
    """For a heading: whether a chapter may begin with it."""
    titles: bool = False
    """For a heading: whether it names the whole document."""
    complete: bool = False
    """For a heading: whether no heading below belongs to it."""
    tight: bool = False
    """Whether no blank line stands above it."""
    cuts: list[Cut] = field(default_factory=list)
    """In places of the source, strongest first; settled when the document is put together."""
    emphases: list[EmphasisRun] = field(default_factory=list)
    """In places of the source, in order."""

    @classmethod
    def of(cls, text: str, paragraph: Paragraph) -> Piece:
        """Return the piece of ``paragraph``, page marks at its edges left outside."""
        first, last = paragraph.first, paragraph.last
        start, end = without_page_marks(text, first.start, last.end)
        return cls(start, end, first.indent, tight=paragraph.tight)

    def make(self, kind: Kind, *, level: int = 0, number: str = "", opens: bool = False) -> None:
        """Give it its role."""
        self.kind, self.level, self.opens = kind, level, opens
        self.number = number or self.number

    @property
    def plain(self) -> bool:
        """Whether it has no role yet."""
        return self.kind is Kind.PARAGRAPH
