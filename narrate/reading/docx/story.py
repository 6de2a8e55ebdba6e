"""A story, as Word calls it: the paragraphs and tables of the text, of a note, of a text box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Kind, Part
from narrate.reading.docx.names import child, get, is_on, name_of
from narrate.reading.docx.paragraphs import (
    Shape,
    goes_on,
    has_words,
    is_captioned,
    is_joined,
    opens_contents,
    shape_of,
    typed_mark,
)
from narrate.reading.docx.runs import DELETION, PLACEHOLDER, Runs
from narrate.reading.docx.tables import is_layout, rows_of

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement
    from narrate.reading.building import DocumentBuilder
    from narrate.reading.docx.book import Book
    from narrate.reading.docx.outline import Outline
    from narrate.reading.docx.tables import TableRow

_TABLE_OF_CONTENTS = "Table of Contents"
"""The gallery whose blocks Word makes its lists of contents from."""
LIST_NUMBER = "list-number"


class Story:
    """Reads paragraphs and tables in order and tells the builder what they are."""

    def __init__(self, builder: DocumentBuilder, book: Book, outline: Outline) -> None:
        """Take the page under construction, the parts of the document and its headings."""
        self._builder = builder
        self._book = book
        self._outline = outline
        self._runs = Runs(builder, book, self.blocks)
        self._in_list = False
        self._held: list[XmlElement] = []
        """The paragraph at hand, and those before it that it goes on with."""
        self._others = {
            "w:tbl": self._table,
            "w:sdt": self._structured,
            "w:customXml": self._blocks,
            "w:ins": self._blocks,
            "w:moveTo": self._blocks,
            "w:del": self._deleted,
            "w:moveFrom": self._deleted,
            "mc:AlternateContent": self._alternative,
            "w:altChunk": self._chunk,
        }
        """What reads the elements of a story that are no paragraphs."""
        self._titled = False
        """Whether the last block was a title: lines of one title begin one chapter."""

    def blocks(self, holder: XmlElement) -> None:
        """Read the paragraphs and tables in ``holder``: a body, cell, note or text box."""
        outer = self._in_list
        self._in_list = False
        self._blocks(holder)
        self._end_list()
        self._in_list = outer

    def _blocks(self, holder: XmlElement) -> None:
        outer, self._held = self._held, []
        for element in holder:
            name = name_of(element)
            if name == "w:p":
                self._held.append(element)
                if not (is_joined(element) or self._runs_on(element)):
                    self._paragraph()
            elif name in self._others:
                self._paragraph()
                self._others[name](element)
        self._paragraph()
        self._held = outer

    def _paragraph(self) -> None:
        """Read the paragraphs that are held as the one they make together."""
        parts, self._held = self._held, []
        if not parts:
            return
        paragraph = parts[-1]
        shape = self._shape(paragraph)
        spoken = any(has_words(part) for part in parts)
        mark = self._book.numbering.mark(shape.numbering) if shape.numbering else None
        plain = shape.kind is Kind.PARAGRAPH and spoken
        typed = typed_mark(parts[0]) if plain and mark is None else ""
        item = plain and bool(mark is not None or typed)
        if item and not self._in_list:
            self._builder.open_group("list")
            self._in_list = True
        elif not item and spoken:
            self._end_list()
        depth = self._builder.depth
        if shape.contents or self._runs.in_contents or opens_contents(paragraph):
            shape = shape._replace(contents=True)
            self._builder.open_part(Part.CONTENTS)
        self._open(shape, mark or "", spoken=spoken, item=item, typed=typed)
        outer, self._runs.style = self._runs.style, shape.style
        self._runs.begin("" if typed[-1:] in (".", ")") else typed)
        for part in parts:
            self._runs.walk(part)
            if part is not paragraph and not is_joined(part):
                self._builder.blank()
        self._runs.style = outer
        self._builder.close_to(depth)

    def _runs_on(self, paragraph: XmlElement) -> bool:
        """Tell whether a sentence or code goes on in the paragraph below, set like this one."""
        below = paragraph.getnext()
        if below is None or name_of(below) != "w:p":
            return False
        if self._shape(paragraph).kind is Kind.CODE is self._shape(below).kind:
            return True
        if not goes_on(paragraph, below):
            return False
        shape = self._shape(paragraph)
        plain = shape.kind is Kind.PARAGRAPH and not (shape.numbering or shape.contents)
        return plain and self._shape(below) == shape

    def _shape(self, paragraph: XmlElement) -> Shape:
        """Return what a paragraph is by its style, or by what sets it apart as a heading."""
        shape = shape_of(paragraph, self._book.styles)
        level = self._outline.levels.get(paragraph, 0)
        if level:
            return shape._replace(kind=Kind.HEADING, level=level)
        if shape.kind is Kind.PARAGRAPH and is_captioned(paragraph):
            return shape._replace(kind=Kind.CAPTION)
        return shape

    def _chapter(self, shape: Shape) -> None:
        if not shape.titles:
            self._builder.chapter()
        elif not self._titled:
            self._builder.chapter(self._outline.title)

    def _open(self, shape: Shape, mark: str, *, spoken: bool, item: bool, typed: str = "") -> None:
        """Begin the block of a paragraph, its number said as it is shown."""
        if spoken and 0 < shape.level <= self._outline.chapter_level and not shape.contents:
            self._chapter(shape)
        self._titled = shape.titles if spoken else self._titled
        bullet = shape.numbering is not None and self._book.numbering.is_bullet(shape.numbering)
        number = (mark or typed).strip("().: ") or mark
        self._builder.open_block(
            Kind.LIST_ITEM if item else shape.kind,
            level=shape.level,
            number=number if spoken and not shape.contents else "",
        )
        if spoken and mark.strip() and not bullet and not shape.contents:
            self._builder.insert(f"{mark.strip()} ", LIST_NUMBER)

    def _end_list(self) -> None:
        if self._in_list:
            self._builder.close()
            self._in_list = False

    def _table(self, table: XmlElement) -> None:
        self._end_list()
        rows = rows_of(table, self._book.styles)
        if not rows:
            return
        if is_layout(rows, self._book.styles):
            for row in rows:
                for cell in row.cells:
                    self._quiet(cell.element, deleted=row.deleted)
            return
        self._builder.open_table()
        for row in rows:
            self._row(row)
        self._builder.close()

    def _row(self, row: TableRow) -> None:
        self._builder.open_row()
        for cell in row.cells:
            self._builder.open_cell(heads=row.heads, columns=cell.columns, rows=cell.rows)
            self._quiet(cell.element, deleted=row.deleted)
            self._builder.close()
        self._builder.close()

    def _quiet(self, holder: XmlElement, *, deleted: bool) -> None:
        """Read the blocks of a cell, which are silent in a row that is deleted."""
        outer = self._runs.silence
        self._runs.silence = outer or (DELETION if deleted else "")
        self.blocks(holder)
        self._runs.silence = outer

    def _structured(self, element: XmlElement) -> None:
        """Read a content control around paragraphs; a list of contents in it is silent."""
        properties, content = child(element, "w:sdtPr"), child(element, "w:sdtContent")
        if content is None:
            return
        outer, depth = self._runs.silence, self._builder.depth
        if is_on(child(properties, "w:showingPlcHdr")):
            self._runs.silence = outer or PLACEHOLDER
        gallery = get(child(properties, "w:docPartObj", "w:docPartGallery"), "w:val")
        if gallery == _TABLE_OF_CONTENTS:
            self._end_list()
            self._builder.open_part(Part.CONTENTS)
        self._blocks(content)
        self._end_list()
        self._builder.close_to(depth)
        self._runs.silence = outer

    def _deleted(self, element: XmlElement) -> None:
        outer = self._runs.silence
        self._runs.silence = outer or DELETION
        self._blocks(element)
        self._runs.silence = outer

    def _alternative(self, element: XmlElement) -> None:
        chosen = child(element, "mc:Choice")
        chosen = child(element, "mc:Fallback") if chosen is None else chosen
        if chosen is not None:
            self._blocks(chosen)

    def _chunk(self, _: XmlElement) -> None:
        self._builder.findings.add(
            "embedded-document",
            "Another document is embedded here and is not read.",
            "Copy its text into the document.",
        )
