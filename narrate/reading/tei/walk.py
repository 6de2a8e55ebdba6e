"""The walk over a TEI document: what opens, what is said, what closes, told to a builder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from narrate.model.document import Kind, Part
from narrate.model.tei import BLOCKS, Role
from narrate.reading.building import BLANK, PAGE_MARK
from narrate.reading.tei.division import division_of, title_of
from narrate.reading.tei.flow import Flow
from narrate.reading.tei.listed import entries, persons
from narrate.reading.tei.names import attributes_of, first, language_tag, name_of, words_of
from narrate.reading.tei.steps import steps
from narrate.reading.tei.words import Before, goes_on, is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from narrate.model.tei import Treatment
    from narrate.reading.building import DocumentBuilder
    from narrate.reading.tei.file import TeiFile

_ID, _LANG = "xml:id", "xml:lang"
_TRANSPARENT = frozenset(
    {Role.SILENT, Role.PAGE, Role.PAGE_NUMBER, Role.LINE, Role.BLANK, Role.NOTE, Role.SOURCE}
)
"""Roles that leave a block open that waits for more."""
_RUN_TOGETHER = frozenset({Role.CHOICE, Role.RUNNING})
"""Roles in which white space between elements is none of the text."""
_SECTIONS = frozenset({Role.SECTION, Role.CHAPTER, Role.DOCUMENT})
_BLOCK_ELEMENTS = ("p", "l", "lg", "ab", "list", "table", "head", "sp")
_DIGITS = "0123456789"


@dataclass(slots=True)
class Frame:
    """An element that is open."""

    element: Any
    name: str
    role: Role
    depth: int
    """How many frames of the builder were open before it."""
    outer: tuple[Before, str] = (Before.NOTHING, "")
    """What was said before a note, which stands aside."""


class Walk:
    """Tells a builder what a profile makes of every element, in file order."""

    def __init__(self, file: TeiFile, builder: DocumentBuilder) -> None:
        """Prepare to read ``file`` into ``builder``."""
        self._file, self._builder = file, builder
        self._flow = Flow(builder, file.language)
        self._open: list[Frame] = []
        self._silent = 0
        """How many silent elements are open."""
        self._until = ""
        """Identity of the element at which a deletion ends; blank outside of any."""
        self._levels = [0]
        """How many sections with a heading are open in the chapter at hand, and around it."""
        self._kept: Frame | None = None
        """The frame of a label, or of a paragraph without an end, that waits for more."""
        self._notes = 0
        self._openers: dict[Role, Callable[[Frame, Mapping[str, str]], None]] = {
            **dict.fromkeys(_SECTIONS, self._section),
            **dict.fromkeys((Role.NOTE, Role.SOURCE), self._note),
            **dict.fromkeys((Role.FRONT, Role.BACK), self._part),
            **dict.fromkeys((Role.TABLE, Role.ROW, Role.CELL), self._table),
            **dict.fromkeys((Role.LINE, Role.PAUSE, Role.BLANK, Role.SPOKEN_LINE), self._line),
            Role.GROUP: self._group,
            Role.LABEL: self._label,
            Role.SILENT: self._hush,
            Role.PAGE: self._page,
            Role.PAGE_NUMBER: self._page_number,
            Role.SILENT_UNTIL: self._deletion,
            Role.OMISSION: self._gap,
            Role.TERMS: self._terms,
            Role.PERSONS: self._persons,
            Role.NOTE_MARK: self._mark,
        }

    def run(self, root: Any) -> None:  # noqa: ANN401 - lxml is not typed
        """Read everything in ``root``."""
        for begins, element in steps(root):
            if not isinstance(element.tag, str):  # a comment or an instruction
                self._text("" if begins else element.tail)
            elif begins:
                self._enter(element)
                self._text(element.text)
            else:
                self._leave()
                self._text(element.tail if self._open else "")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._silent:
            self._builder.text(text)
        elif self._until:
            self._flow.silent(text, Role.SILENT_UNTIL)
        elif self._open[-1].role in _RUN_TOGETHER and text.isspace():
            self._flow.silent(text, BLANK)
        else:
            self._flow.say(text)

    def _enter(self, element: Any) -> None:  # noqa: ANN401 - as above
        name = name_of(element)
        attributes = attributes_of(element) if element.attrib else {}
        if self._until and attributes.get(_ID) == self._until:
            self._until = ""
        frame = Frame(element, name, Role.SILENT, self._builder.depth)
        parent = self._open[-1] if self._open else None
        self._open.append(frame)
        if self._silent:
            self._silent += 1
            return
        said = self._file.treatment(name, parent.name if parent else "", attributes)
        choice = parent.element if parent and parent.role is Role.CHOICE else None
        if choice is not None and element is not self._file.chosen(choice):
            self._silence(name)
        elif attributes.get(_LANG) and self._file.is_translation(element, self._in_note):
            self._silence("other-language")
        else:
            frame.role = said.role
            self._go_on(frame)
            if lang := attributes.get(_LANG):
                self._builder.open_lang(language_tag(lang))
            self._begin(frame, said, attributes)

    @property
    def _in_note(self) -> bool:
        return any(one.role in (Role.NOTE, Role.SOURCE) for one in self._open)

    def _silence(self, rule: str, number: str = "") -> None:
        self._builder.open_silent(rule, number)
        self._open[-1].role = Role.SILENT
        self._silent += 1

    def _go_on(self, frame: Frame) -> None:
        """Let an element go on with the block that waits for it, or end that block."""
        kept = self._kept
        if kept is None or frame.role in _TRANSPARENT:
            return
        self._kept = None
        if kept.role is Role.LABEL and frame.role in (Role.ITEM, Role.LABEL):
            frame.depth, frame.outer = kept.depth, (Before.LABEL, "")
        elif kept.role is frame.role is Role.PARAGRAPH and self._continues(frame.element):
            frame.depth, frame.outer = kept.depth, (Before.LINE, "")
        else:
            self._builder.close_to(kept.depth)
            frame.depth = self._builder.depth
            self._flow.new_block()

    def _continues(self, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        return self._flow.paged and goes_on(words_of(paragraph, "note", "fw", "pb", "address"))

    def _begin(self, frame: Frame, said: Treatment, attributes: Mapping[str, str]) -> None:
        """Open what an element opens."""
        if frame.role in BLOCKS:
            self._block(frame, said, attributes)
        elif frame.role is Role.ANNOUNCED:
            if words_of(frame.element):
                self._builder.open_said(frame.name, spoken=said.phrase)
        elif frame.role in self._openers:
            self._openers[frame.role](frame, attributes)
        elif self._file.is_mark(frame.element, attributes):
            self._mark(frame, attributes)

    def _hush(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._silence(frame.name)

    def _part(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._builder.open_part(Part(frame.role.value))
        self._flow.new_block()

    def _group(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._builder.open_group(frame.name)
        self._flow.new_block()

    def _page(self, _: Frame, attributes: Mapping[str, str]) -> None:
        self._builder.page_mark(attributes.get("n", ""))
        self._flow.paged = True
        if attributes.get("break") == "no":
            self._flow.before = Before.WORD_GOES_ON

    def _page_number(self, frame: Frame, _: Mapping[str, str]) -> None:
        digits = "".join(one for one in words_of(frame.element) if one in _DIGITS)
        self._silence(PAGE_MARK, digits)

    def _deletion(self, _: Frame, attributes: Mapping[str, str]) -> None:
        target = attributes.get("spanTo", "").lstrip("#")
        self._until = target if self._file.has_id(target) else ""

    def _gap(self, _frame: Frame, _attributes: Mapping[str, str]) -> None:
        self._file.gaps += 1

    def _terms(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._file.terms += entries(frame.element)
        self._silence(frame.role)

    def _persons(self, frame: Frame, _: Mapping[str, str]) -> None:
        self._file.persons += persons(frame.element)
        self._silence(frame.role)

    def _mark(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        target = attributes.get("target", "").lstrip("#")
        self._builder.open_mark(words_of(frame.element), target)

    def _line(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        flow = self._flow
        if attributes.get("break") == "no":
            flow.before = Before.WORD_GOES_ON
        elif frame.role in (Role.PAUSE, Role.SPOKEN_LINE):
            flow.before = Before.PAUSE
        elif flow.before is Before.NOTHING:
            flow.before = Before.LINE

    def _block(self, frame: Frame, said: Treatment, attributes: Mapping[str, str]) -> None:
        if frame.role is Role.QUOTE and self._is_running(frame):
            return
        goes_on_with, _ = frame.outer
        if goes_on_with is not Before.NOTHING:  # the block is open already
            self._flow.before = goes_on_with
            return
        self._flow.new_block()
        if frame.role is Role.QUOTE:
            self._builder.open_group(frame.name)
        level, number = 0, ""
        if frame.role is Role.HEADING:
            level = said.level or 1 + self._levels[-1]
            number = self._number(frame.element)
        self._builder.open_block(
            BLOCKS[frame.role], level=level, number=number, anchor=attributes.get(_ID, "")
        )
        if number and said.phrase:
            self._flow.number = (number, said.phrase)

    def _number(self, head: Any) -> str:  # noqa: ANN401 - as above
        """Return the number of what a heading is the heading of, where it begins with it."""
        number = self._open[-2].element.get("n", "") if len(self._open) > 1 else ""
        return number if number and words_of(head).startswith(f"{number}.") else ""

    def _is_running(self, frame: Frame) -> bool:
        """Tell whether a quotation runs on in a paragraph."""
        inside = self._open[-2].role if len(self._open) > 1 else Role.SECTION
        return inside not in (*_SECTIONS, Role.GROUP, Role.ITEM, Role.NOTE) and not any(
            first(frame.element, name) is not None for name in _BLOCK_ELEMENTS
        )

    def _label(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        if frame.outer[0] is Before.NOTHING:
            self._flow.new_block()
            self._builder.open_block(Kind.LIST_ITEM, anchor=attributes.get(_ID, ""))

    def _section(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        builder, element = self._builder, frame.element
        self._flow.new_block()
        title = title_of(element)
        if frame.role is Role.DOCUMENT:
            about = division_of(element, self._file)
            builder.open_division(about.metadata, about.id)
            builder.chapter(about.metadata.title, about.id)
        elif frame.role is Role.CHAPTER and title:
            builder.chapter(title, attributes.get(_ID, ""))
        if frame.role is Role.SECTION or not title:
            self._levels.append(self._levels[-1] + int(bool(title)))
        else:
            self._levels.append(0)
        builder.open_block(Kind.PARAGRAPH)

    def _note(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        self._notes += 1
        identity = attributes.get(_ID, "")
        known = identity or f"note{self._notes}"
        number = attributes.get("n", "")
        frame.outer = (self._flow.before, self._flow.tail)
        if self._file.is_endnote(frame.element):
            self._builder.open_note(known, number, anchor=identity)
        else:
            self._builder.open_inline_note(known, number, anchor=identity)
        self._flow.new_block()

    def _table(self, frame: Frame, attributes: Mapping[str, str]) -> None:
        self._flow.new_block()
        if frame.role is Role.TABLE:
            self._builder.open_table()
        elif frame.role is Role.ROW:
            self._builder.open_row()
        else:
            heads = "label" in (attributes.get("role"), self._open[-2].element.get("role"))
            columns, rows = (_count(attributes.get(one)) for one in ("cols", "rows"))
            self._builder.open_cell(heads=heads, columns=columns, rows=rows)

    def _leave(self) -> None:
        frame = self._open.pop()
        role = frame.role
        if self._silent:
            self._silent -= 1
        if role in _SECTIONS:
            self._levels.pop()
        if role is Role.LABEL or (role is Role.PARAGRAPH and is_open(self._flow.tail)):
            self._kept = frame
            self._flow.before = Before.LABEL if role is Role.LABEL else Before.NOTHING
            return
        if self._kept is not None and self._kept.depth >= frame.depth:
            if self._builder.depth > frame.depth:
                self._flow.new_block()
            self._kept = None
        self._builder.close_to(frame.depth)
        if role in (Role.NOTE, Role.SOURCE):
            self._flow.before, self._flow.tail = frame.outer
        elif role in _SECTIONS or role in BLOCKS or role in (Role.GROUP, Role.CELL):
            self._flow.new_block()


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 5 else 1  # noqa: PLR2004 - no table is wider
