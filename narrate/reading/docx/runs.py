"""What stands in a paragraph: runs of text, and what is silent, said or set aside among them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from narrate.reading.docx.fields import INSTRUCTION, Fields, silent_result
from narrate.reading.docx.languages import primary, run_language
from narrate.reading.docx.looks import emphases_of
from narrate.reading.docx.names import child, children, get, is_on, name_of, number
from narrate.reading.docx.pictures import picture
from narrate.reading.raised import LONGEST_BASE, POWER, SIGNS, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.markup.parsing import XmlElement
    from narrate.reading.building import DocumentBuilder
    from narrate.reading.docx.book import Book

    Inside = Callable[[XmlElement], None]

DELETION, HIDDEN, PLACEHOLDER = "deletion", "hidden", "placeholder"
BULLET = "bullet"
MATHEMATICS, TAB = "mathematics", "tab"
_HOLDERS = frozenset(
    {"w:hyperlink", "w:smartTag", "w:customXml", "w:bdo", "w:dir", "w:rubyBase", "m:oMathPara"}
)
"""Elements that only hold runs."""
_BREAKS = frozenset({"w:br", "w:cr"})
_TABS = frozenset({"w:tab", "w:ptab"})
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object"})
_SYMBOL_FONT = range(0xF000, 0xF100)
"""Where a symbol font has its signs, which are ornaments to the ear."""


class Runs:
    """Reads the contents of paragraphs, one after another: fields may span several."""

    def __init__(self, builder: DocumentBuilder, book: Book, blocks: Inside) -> None:
        """Take what is told what is met, and what reads the blocks of notes and text boxes."""
        self.builder = builder
        self.book = book
        self.style = ""
        """Style of the paragraph at hand."""
        self.silence = ""
        """Rule by which everything is silent here; blank where it is not."""
        self._bullet = ""
        """The bullet that is still to come, typed in front of the paragraph at hand."""
        self._before = ""
        """The end of the text so far of the paragraph at hand."""
        self._blocks = blocks
        self._fields = Fields()
        self._around_runs = {
            "w:del": self._deleted,
            "w:moveFrom": self._deleted,
            "w:ins": self._inserted,
            "w:moveTo": self._inserted,
            "w:fldSimple": self._simple_field,
            "w:sdt": self._structured,
            "mc:AlternateContent": self._alternative,
            "m:oMath": self._mathematics,
        }
        self._in_runs = {
            "w:delText": self._deleted_text,
            "w:fldChar": self._field_character,
            "w:instrText": self._instruction,
            "w:delInstrText": self._instruction,
            "w:noBreakHyphen": self._hyphen,
            "w:sym": self._symbol,
            "w:ruby": self._ruby,
            "mc:AlternateContent": self._alternative,
        }

    def begin(self, bullet: str = "") -> None:
        """Begin a paragraph, which has a ``bullet`` typed in front of it."""
        self._before, self._bullet = "", bullet

    def walk(self, holder: XmlElement) -> None:
        """Read everything in ``holder``."""
        for element in holder:
            name = name_of(element)
            if name == "w:r":
                self._run(element)
            elif name in _HOLDERS:
                self.walk(element)
            elif name in self._around_runs:
                self._around_runs[name](element)

    @property
    def in_contents(self) -> bool:
        """Whether a field that lists contents goes on here."""
        return self._fields.in_contents

    def quietly(self, element: XmlElement, rule: str) -> None:
        """Read ``element``, of which nothing is spoken, by ``rule``."""
        outer, self.silence = self.silence, self.silence or rule
        self.walk(element)
        self.silence = outer

    def _run(self, run: XmlElement) -> None:
        properties = child(run, "w:rPr")
        rule = HIDDEN if self._is_hidden(properties) else DELETION if _is_struck(properties) else ""
        outer, self.silence = self.silence, self.silence or rule
        for element in run:
            name = name_of(element)
            if name == "w:t":
                self._text(element, run)
            elif name in _BREAKS:
                self.builder.blank()
                self._before += " "
            elif name in _TABS:
                self._tab()
            elif name in _PICTURES:
                picture(self, element, self._blocks)
            elif name in self.book.notes:
                self._note(name, element)
            elif name in self._in_runs:
                self._in_runs[name](element)
        self.silence = outer

    def _tab(self) -> None:
        """Part two words where a line has a gap, and does not end."""
        if self.builder.in_block:
            self.builder.insert(" ", TAB)
        self._before += " "

    def _is_hidden(self, properties: XmlElement | None) -> bool:
        if properties is None:
            return False
        vanish = child(properties, "w:vanish")
        if vanish is not None:
            return is_on(vanish)
        style = get(child(properties, "w:rStyle"), "w:val")
        return bool(style) and self.book.styles.hidden(style)

    def _text(self, element: XmlElement, run: XmlElement) -> None:
        text = str(element.text or "")
        lang = run_language(run, text, self.style, self.book.styles)
        foreign = lang if primary(lang) != primary(self.builder.language) else ""
        depth = self.builder.depth
        if foreign:
            self.builder.open_lang(foreign)
        for one in emphases_of(run, self.style, self.book.styles):
            self.builder.open_emphasis(one)
        if _is_raised(run) and text.strip():
            self._raise(text)
        rule = self.silence or self._fields.rule
        if self._bullet and not rule and self._bullet in text:
            self._bulleted(text)
        else:
            self.silent(text, rule)
        self.builder.close_to(depth)
        self._before = (self._before + text)[-LONGEST_BASE:]

    def _bulleted(self, text: str) -> None:
        """Take in the first text of an item, whose bullet is silent."""
        end = text.index(self._bullet) + len(self._bullet)
        self._bullet = ""
        node = self.builder.node(text)
        self.builder.open_silent(BULLET)
        self.builder.stretch(node, 0, end)
        self.builder.close()
        self.builder.stretch(node, end, len(text))

    def _raise(self, text: str) -> None:
        """Let what is raised be the mark of a note that was typed, or a power."""
        words = " ".join(text.split())
        if number := mark_of(words, self._before):
            self.builder.open_mark(number, f"raised-{number}")
        elif self._before and POWER.fullmatch(words):
            self.builder.open_said("superscript", spoken=words.translate(SIGNS))

    def silent(self, text: str, rule: str) -> None:
        """Take in ``text``, silent by ``rule``; spoken where it is blank."""
        if rule:
            self.builder.open_silent(rule)
        self.builder.text(text)
        if rule:
            self.builder.close()

    def _deleted(self, element: XmlElement) -> None:
        self.book.deletions += name_of(element) == "w:del"
        self.quietly(element, DELETION)

    def _deleted_text(self, element: XmlElement) -> None:
        self.silent(str(element.text or ""), self.silence or DELETION)

    def _inserted(self, element: XmlElement) -> None:
        self.book.insertions += name_of(element) == "w:ins"
        self.walk(element)

    def _field_character(self, element: XmlElement) -> None:
        self._fields.character(get(element, "w:fldCharType"))

    def _instruction(self, element: XmlElement) -> None:
        self._fields.instruction(str(element.text or ""))
        self.silent(str(element.text or ""), INSTRUCTION)

    def _simple_field(self, element: XmlElement) -> None:
        rule = silent_result(get(element, "w:instr"))
        self.quietly(element, rule) if rule else self.walk(element)

    def _structured(self, element: XmlElement) -> None:
        """Read a content control; the words that only ask to be replaced are silent."""
        content = child(element, "w:sdtContent")
        if content is None:
            return
        if is_on(child(element, "w:sdtPr", "w:showingPlcHdr")):
            self.quietly(content, PLACEHOLDER)
        else:
            self.walk(content)

    def _alternative(self, element: XmlElement) -> None:
        """Read the first of several renderings of one thing."""
        chosen = next(children(element, "mc:Choice"), child(element, "mc:Fallback"))
        for one in chosen if chosen is not None else ():
            if name_of(one) in _PICTURES:
                picture(self, one, self._blocks)
            elif name_of(one) == "w:r":
                self._run(one)

    def _ruby(self, element: XmlElement) -> None:
        base = child(element, "w:rubyBase")
        if base is not None:
            self.walk(base)

    def _note(self, name: str, element: XmlElement) -> None:
        """Read a note at the place of its mark, which has no characters of its own."""
        story = self.book.notes[name]
        identity = get(element, "w:id")
        text = story.texts.pop(identity, None)
        count = story.number(identity)
        if text is None or self.silence:
            self.builder.open_mark(count, f"{story.kind}-{identity}")
            self.builder.close()
            return
        self.builder.open_inline_note(f"{story.kind}-{identity}", count)
        style, self.style = self.style, ""
        self._blocks(text)
        self.style = style
        self.builder.close()

    def _hyphen(self, _: XmlElement) -> None:
        self.builder.insert("-", "no-break-hyphen")

    def _symbol(self, element: XmlElement) -> None:
        code = number(get(element, "w:char"), base=16)
        if 0 < code <= sys.maxunicode and code not in _SYMBOL_FONT and chr(code).isprintable():
            self.builder.insert(chr(code), "symbol")

    def _mathematics(self, element: XmlElement) -> None:
        """Read a formula that is a row of signs; one with fractions and the like is silent."""
        rule = "" if all(name_of(part) == "m:r" for part in element) else MATHEMATICS
        if rule:
            words = "".join(str(one.text or "") for one in element.iter("{*}t"))
            self.builder.findings.add(
                "formula-without-words",
                f"A formula can only be seen: {words[:40]}",
                "Say in the text what it means.",
            )
            self.builder.open_silent(rule, announced=True)
        for part in element.iter():
            if name_of(part) == "m:t":
                self.silent(str(part.text or ""), self.silence)
        if rule:
            self.builder.close()


def _is_struck(properties: XmlElement | None) -> bool:
    """Tell whether a run is struck out."""
    return is_on(child(properties, "w:strike")) or is_on(child(properties, "w:dstrike"))


def _is_raised(run: XmlElement) -> bool:
    return get(child(run, "w:rPr", "w:vertAlign"), "w:val") == "superscript"
