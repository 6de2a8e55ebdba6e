"""The walk over a TEI document: elements in file order, told to a builder as a profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from narrate.model.language import canonical
from narrate.model.tei import BLOCKS, Role
from narrate.reading.building import BLANK
from narrate.reading.tei.emphasis import emphases_of
from narrate.reading.tei.file import Sighting
from narrate.reading.tei.flow import Flow
from narrate.reading.tei.frame import NOTES, SECTIONS, Frame
from narrate.reading.tei.names import attributes_of, name_of, words_of
from narrate.reading.tei.openers import Openers, Silence
from narrate.reading.tei.paragraphs import role_of
from narrate.reading.tei.profile import UNKNOWN
from narrate.reading.tei.steps import steps
from narrate.reading.tei.words import Before, goes_on, is_open

if TYPE_CHECKING:
    from narrate.reading.building import DocumentBuilder
    from narrate.reading.tei.file import TeiFile

_ID, _LANG = "xml:id", "xml:lang"
_TRANSPARENT = frozenset({Role.SILENT, Role.PAGE, Role.PAGE_NUMBER, Role.LINE, Role.BLANK, *NOTES})
"""Roles that leave a block open that waits for more."""
_RUN_TOGETHER = frozenset({Role.CHOICE, Role.RUNNING})
"""Roles in which white space between elements is none of the text."""
_BORDERS = frozenset({*SECTIONS, *BLOCKS, Role.GROUP, Role.CELL})
"""Roles after which text stands in a block of its own."""


class Walk:
    """Reads a file into a builder."""

    def __init__(self, file: TeiFile, builder: DocumentBuilder) -> None:
        """Prepare to read ``file`` into ``builder``."""
        self._file, self._builder = file, builder
        self._flow = Flow(builder, file.language)
        self._openers = Openers(file, builder, self._flow)
        self._open: list[Frame] = []
        self._silent = 0
        """How many silent elements are open."""
        self._kept: Frame | None = None
        """A label, or a paragraph without an end, whose block waits for more."""

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
        elif self._open[-1].role in _RUN_TOGETHER and text.isspace():
            self._flow.silent(text, BLANK)
        else:
            self._flow.say(text)

    def _enter(self, element: Any) -> None:  # noqa: ANN401 - as above
        attributes = attributes_of(element) if element.attrib else {}
        self._flow.pass_by(attributes.get(_ID, ""))
        frame = Frame(element, name_of(element), Role.SILENT, self._builder.depth)
        self._open.append(frame)
        if self._silent:
            self._silent += 1
            return
        silence = self._unread(attributes) or self._read(attributes)
        if silence is not None:
            self._builder.open_silent(*silence)
            frame.role = Role.SILENT
            self._silent += 1

    def _unread(self, attributes: dict[str, str]) -> Silence | None:
        """Return why the element at hand is not read, where another one stands for it."""
        frame = self._open[-1]
        if len(self._open) > 1 and self._open[-2].role is Role.CHOICE:
            if frame.element is not self._file.chosen(self._open[-2].element):
                return Silence(frame.name)
        elif _LANG in attributes:
            in_note = any(one.role in NOTES for one in self._open)
            if self._file.is_translation(frame.element, in_note):
                return Silence("other-language")
        return None

    def _read(self, attributes: dict[str, str]) -> Silence | None:
        """Open what the element at hand opens; return why, where it is silent after all."""
        frame = self._open[-1]
        around = self._open[-2].name if len(self._open) > 1 else ""
        rule = self._file.profile.rule(frame.name, around, attributes)
        if rule is None:
            self._file.sightings.append(Sighting(frame.name, len(self._builder.nodes)))
        said = rule.treatment if rule else UNKNOWN
        frame.role = said.role
        if said.role is Role.PARAGRAPH and len(self._open) > 1 and self._open[-2].role in SECTIONS:
            frame.role = role_of(frame.element)
        self._go_on(frame)
        if lang := canonical(attributes.get(_LANG, "")):
            self._builder.open_lang(lang)
        if said.role is Role.SPOKEN:
            for one in emphases_of(frame.name, attributes):
                self._builder.open_emphasis(one)
        return self._openers.begin(self._open, said, attributes)

    def _go_on(self, frame: Frame) -> None:
        """Let an element go on with the block that waits for it, or end that block."""
        kept = self._kept
        if kept is None or frame.role in _TRANSPARENT:
            return
        self._kept = None
        if kept.role is Role.LABEL and frame.role in (Role.ITEM, Role.LABEL):
            frame.depth, frame.joins = kept.depth, Before.LABEL
        elif kept.role is frame.role is Role.PARAGRAPH and self._continues(frame.element):
            frame.depth, frame.joins = kept.depth, Before.LINE
        else:
            self._builder.close_to(kept.depth)
            frame.depth = self._builder.depth
            self._flow.new_block()

    def _continues(self, paragraph: Any) -> bool:  # noqa: ANN401 - as above
        return self._flow.paged and goes_on(words_of(paragraph, "note", "fw", "pb", "address"))

    def _leave(self) -> None:
        frame = self._open.pop()
        if self._silent:
            self._silent -= 1
        self._openers.end(frame)
        if frame.role is Role.LABEL or (frame.role is Role.PARAGRAPH and is_open(self._flow.tail)):
            self._kept = frame
            if frame.role is Role.LABEL:
                self._flow.end_label()
            return
        if self._kept is not None and self._kept.depth >= frame.depth:
            self._kept = None
        self._builder.close_to(frame.depth)
        if frame.role in NOTES:
            self._flow.before, self._flow.tail = frame.before, frame.tail
        elif frame.role in _BORDERS:
            self._flow.new_block()
