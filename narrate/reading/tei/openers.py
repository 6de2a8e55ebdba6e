"""What an element opens: for each role, what the builder is told where such an element begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.model.document import Kind, Part
from narrate.model.tei import BLOCKS, Role
from narrate.reading.building import FORMULA, PAGE_MARK
from narrate.reading.tei.cast import CAST, stands_for
from narrate.reading.tei.division import division_of, title_of
from narrate.reading.tei.file import Sighting
from narrate.reading.tei.frame import NOTES, SECTIONS, Frame
from narrate.reading.tei.listed import entries, persons
from narrate.reading.tei.names import first, words_of
from narrate.reading.tei.words import Before, is_of_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from narrate.model.tei import Treatment
    from narrate.reading.building import DocumentBuilder
    from narrate.reading.tei.file import TeiFile
    from narrate.reading.tei.flow import Flow

_ID = "xml:id"
_BLOCK_ELEMENTS = ("p", "l", "lg", "ab", "list", "table", "head", "sp")
_PARTS = (Role.FRONT, Role.BACK, Role.IMPRINT, Role.CONTENTS)
_HOLDERS = frozenset({*SECTIONS, *NOTES, *_PARTS, Role.GROUP, Role.ITEM})
"""Roles in which a quotation is a block of its own."""
_AROUND_CHAPTERS = frozenset({Role.HEADING, Role.PAGE, Role.LINE, Role.SILENT, *NOTES})
"""Roles of what a part may have besides its chapters without being a chapter itself."""
_WHOLE_TEXTS = frozenset({"TEI", "text", "body", "front", "back", "group"})
"""Elements whose heading is that of the whole, not of a section of it."""
_DIGITS = "0123456789"


class Silence(NamedTuple):
    """Why an element is silent."""

    rule: str
    number: str = ""


class Openers:
    """Tells the builder what an element opens."""

    def __init__(self, file: TeiFile, builder: DocumentBuilder, flow: Flow) -> None:
        """Take the file, and where its text goes."""
        self._file, self._builder, self._flow = file, builder, flow
        self._levels = [0]
        """How many sections with a heading are open in the chapter at hand, and around it."""
        self._begun: Any = None
        """A chapter that began with the heading of the part around it."""
        self._notes = self._notes_before = 0
        """Notes so far, and those before the document at hand."""
        self._by_role: dict[Role, Callable[[Frame, Mapping[str, str]], Silence | None]] = {
            **dict.fromkeys(SECTIONS, self._section),
            **dict.fromkeys(NOTES, self._note),
            **dict.fromkeys(_PARTS, self._part),
            **dict.fromkeys((Role.TABLE, Role.ROW), self._table),
            **dict.fromkeys((Role.LINE, Role.PAUSE, Role.BLANK, Role.SPOKEN_LINE), self._line),
            **dict.fromkeys((Role.TERMS, Role.PERSONS), self._list),
            Role.GROUP: self._group,
            Role.LABEL: self._label,
            Role.SILENT: self._hush,
            Role.PAGE: self._page,
            Role.PAGE_NUMBER: self._page_number,
            Role.SILENT_UNTIL: self._deletion,
            Role.OMISSION: self._gap,
            Role.FORMULA: self._formula,
            Role.NOTE_MARK: self._mark,
        }

    def begin(
        self, frames: Sequence[Frame], said: Treatment, attributes: Mapping[str, str]
    ) -> Silence | None:
        """Open what the last of ``frames`` opens; return why, where it is silent."""
        frame = frames[-1]
        if frame.role in BLOCKS:
            self._block(frames, said, attributes)
        elif frame.role is Role.CELL:
            self._cell(frames, attributes)
        elif frame.role is Role.ANNOUNCED:
            if words_of(frame.element):
                self._builder.open_said(frame.name, spoken=said.phrase)
        elif frame.role in self._by_role:
            return self._by_role[frame.role](frame, attributes)
        elif self._file.is_mark(frame.element, attributes):
            self._mark(frame, attributes)
        return None

    def end(self, frame: Frame) -> None:
        """Take note that an element ends."""
        if frame.role in SECTIONS:
            self._levels.pop()

    def _block(
        self, frames: Sequence[Frame], said: Treatment, attributes: Mapping[str, str]
    ) -> None:
        frame = frames[-1]
        if frame.role is Role.QUOTE and self._runs_on(frames):
            return
        if frame.joins is not Before.NOTHING:
            self._flow.before = frame.joins
            return
        if frame.role is Role.PARAGRAPH and self._flow.before is Before.LABEL:
            return  # the first paragraph of an item goes on from its label
        self._flow.new_block()
        if frame.role is Role.QUOTE:
            self._builder.open_group(frame.name)
        level, number = 0, ""
        if frame.role is Role.HEADING:
            below = 1 if said.role is Role.HEADING else 2  # a paragraph that is a title
            level, number = said.level or below + self._levels[-1], _number(frames)
        kind = BLOCKS[frame.role]
        if kind is Kind.PARAGRAPH and any(one.role is Role.QUOTE for one in frames):
            kind = Kind.QUOTE
        if frame.role is Role.PARAGRAPH and len(frames) > 1 and frames[-2].role in BLOCKS:
            self._builder.open_inner(kind)
            return
        self._builder.open_block(kind, level=level, number=number, anchor=attributes.get(_ID, ""))
        if number and said.phrase:
            self._flow.number = (number, said.phrase)
        if frame.role is Role.SPEAKER and len(frames) > 1:
            self._speaker(frame.element, frames[-2].element.get("who", ""))

    def _runs_on(self, frames: Sequence[Frame]) -> bool:
        """Tell whether a quotation is a part of the paragraph around it."""
        around = frames[-2].role if len(frames) > 1 else Role.SECTION
        return around not in _HOLDERS and not any(
            first(frames[-1].element, name) is not None for name in _BLOCK_ELEMENTS
        )

    def _speaker(self, element: Any, who: str) -> None:  # noqa: ANN401 - lxml is not typed
        """Say the name of a speaker in full where it is cut short; ``who`` refers to the cast."""
        name = self._file.cast.get(who.removeprefix("#"), "")
        if name and stands_for(words_of(element), name):
            self._builder.open_said(CAST, spoken=name)

    def _section(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        self._flow.new_block()
        element, title = frame.element, title_of(frame.element)
        chapter = frame.role is Role.DOCUMENT or (frame.role is Role.CHAPTER and title != "")
        if frame.role is Role.DOCUMENT:
            self._notes_before = self._notes
            about = division_of(element, self._file)
            self._builder.open_division(about.metadata, about.id)
            self._chapter(element, about.metadata.title, about.id)
        elif chapter:
            self._chapter(element, title, attributes.get(_ID, ""))
        deeper = title != "" and frame.name not in _WHOLE_TEXTS
        self._levels.append(0 if chapter else self._levels[-1] + int(deeper))
        self._builder.open_block(Kind.PARAGRAPH)

    def _chapter(self, element: Any, title: str, identity: str) -> None:  # noqa: ANN401 - lxml is not typed
        """Begin a chapter; one of nothing but a heading and chapters begins the first of them."""
        if self._begun is not None:
            self._begun = None if element is self._begun else self._begun
            return
        begun, titles = element, [title]
        while (inside := self._first_chapter(begun)) is not None:
            begun = inside
            titles.append(title_of(begun))
        if begun is not element:
            self._begun = begun
            identity = begun.get("{http://www.w3.org/XML/1998/namespace}id", "")
            alone = self._file.role(begun) is Role.DOCUMENT
            title = titles[-1] if alone else ". ".join(one.rstrip(" .") for one in titles if one)
        self._builder.chapter(title, identity)

    def _first_chapter(self, part: Any) -> Any:  # noqa: ANN401 - as above
        """Return the first chapter in a part that has no text of its own; ``None`` if it has."""
        for child in part:
            role = self._file.role(child)
            if role in (Role.CHAPTER, Role.DOCUMENT):
                return child
            if role not in _AROUND_CHAPTERS:
                return None
        return None

    def _part(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._builder.open_part(Part(frame.role.value))
        self._flow.new_block()

    def _group(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._builder.open_group(frame.name)
        self._flow.new_block()

    def _label(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        if frame.joins is Before.NOTHING:
            self._flow.new_block()
            self._builder.open_block(Kind.LIST_ITEM, anchor=attributes.get(_ID, ""))
        self._flow.is_label = True

    def _table(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._flow.new_block()
        if frame.role is Role.TABLE:
            self._builder.open_table()
        else:
            self._builder.open_row()

    def _cell(self, frames: Sequence[Frame], attributes: Mapping[str, str]) -> None:
        self._flow.new_block()
        heads = "label" in (attributes.get("role"), frames[-2].element.get("role"))
        columns, rows = (_count(attributes.get(one)) for one in ("cols", "rows"))
        self._builder.open_cell(heads=heads, columns=columns, rows=rows)

    def _note(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        self._notes += 1
        identity = attributes.get(_ID, "")
        known = identity or f"note {self._notes}"
        number = attributes.get("n", "") or str(self._notes - self._notes_before)
        frame.before, frame.tail = self._flow.before, self._flow.tail
        if self._file.is_endnote(frame.element):
            self._builder.open_note(known, number=number, anchor=identity)
        else:
            self._builder.open_inline_note(known, number, anchor=identity)
        self._flow.new_block()

    def _mark(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        target = attributes.get("target", "").lstrip("#")
        self._builder.open_mark(words_of(frame.element), target)

    def _hush(self, frame: Frame, _: Mapping[str, str]) -> Silence:
        return Silence(frame.name)

    def _list(self, frame: Frame, _: Mapping[str, str]) -> Silence:
        if frame.role is Role.TERMS:
            self._file.terms += entries(frame.element)
        else:
            self._file.persons += persons(frame.element)
        return Silence(frame.role.value)

    def _page(self, _: Frame, attributes: Mapping[str, str]) -> None:
        self._builder.page_mark(attributes.get("n", ""))
        self._flow.paged = True
        if attributes.get("break") == "no":
            self._flow.before = Before.WORD_GOES_ON

    def _page_number(self, frame: Frame, _: Mapping[str, str]) -> Silence:
        digits = (one for one in words_of(frame.element) if one in _DIGITS)
        return Silence(PAGE_MARK, "".join(digits))

    def _line(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        if attributes.get("break") == "no":
            self._flow.before = Before.WORD_GOES_ON
        elif frame.role in (Role.PAUSE, Role.SPOKEN_LINE):
            self._flow.before = Before.PAUSE
        elif self._flow.before is Before.NOTHING:
            self._flow.before = Before.LINE

    def _gap(self, _: Frame, attributes: Mapping[str, str]) -> None:
        self._file.sightings.append(Sighting("", len(self._builder.nodes)))
        extent = f"{attributes.get('extent', '')} {attributes.get('unit', '')}"
        if self._flow.before is not Before.WORD_GOES_ON and not is_of_letters(extent):
            self._flow.before = Before.GAP

    def _formula(self, _frame: Frame, _: Mapping[str, str]) -> None:
        self._builder.open_silent(FORMULA, announced=True)

    def _deletion(self, _: Frame, attributes: Mapping[str, str]) -> None:
        target = attributes.get("spanTo", "").lstrip("#")
        if self._file.has_id(target):
            self._flow.silent_until = target


def _number(frames: Sequence[Frame]) -> str:
    """Return the number of what a heading is the heading of, where it begins with it."""
    number: str = frames[-2].element.get("n", "") if len(frames) > 1 else ""
    return number if number and words_of(frames[-1].element).startswith(f"{number}.") else ""


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 5 else 1  # noqa: PLR2004 - no table is wider
