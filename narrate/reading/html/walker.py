"""The walk over the tree of a file, which tells the builder what it meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.building import PAGE_MARK
from narrate.reading.html.blocks import BLOCKS
from narrate.reading.html.context import Context
from narrate.reading.html.inlines import INLINES
from narrate.reading.html.media import MEDIA, is_media
from narrate.reading.html.naming import INLINE, has_words, is_inline, lang_of, types_of, words_of
from narrate.reading.html.noting import FileNotes
from narrate.reading.html.roles import kind_of, part_of
from narrate.reading.html.silence import NO_TEXT, SILENT, silence_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from narrate.markup.tree import Element
    from narrate.reading.building import DocumentBuilder

    Children = Iterable[Element | str]

OUTSIDE = "outside-article"
"""Rule for what belongs to a web site and not to its article."""
_NO_FRAME = -1
"""In place of a depth: nothing opened with an element."""
_WORDS = INLINE.difference(INLINES, MEDIA, NO_TEXT, SILENT)
"""Elements in a line that are their words."""
_OF_LINKS = frozenset({"href", "title"})
"""Attributes that mean nothing to the ear, but in a heading."""
_PAGE = re.compile(r"(?:page|seite|p\.)\s*", re.IGNORECASE)


class Walker:
    """One file on its way into the builder."""

    def __init__(
        self,
        builder: DocumentBuilder,
        *,
        notes: FileNotes | None = None,
        chapters: Mapping[str, str] | None = None,
        openings: Mapping[int, tuple[str, str]] | None = None,
        levels: Collection[int] = (),
        outside: Collection[int] = (),
    ) -> None:
        """Prepare the walk.

        Args:
            builder: Where everything goes.
            notes: The file's notes and marks.
            chapters: Titles of the chapters that begin at an element, by its id.
            openings: Titles and ids of chapters that begin at another element (by ``id()``).
            levels: Levels of headings that open a chapter.
            outside: Elements (by ``id()``) that are not read.
        """
        self.builder = builder
        self.context = Context()
        self.block: Element | None = None
        """The nearest block around."""
        self.levels = levels
        self.breaks = 0
        """Line breaks since the last word."""
        self._notes = notes or FileNotes()
        self._of_notes = frozenset().union(
            self._notes.notes, self._notes.sections, self._notes.marks, self._notes.labels
        )
        self._openings = openings or {}
        moved = {identity for _, identity in self._openings.values()}
        self._chapters = {one: title for one, title in (chapters or {}).items() if one not in moved}
        self._left_out = dict.fromkeys(outside, OUTSIDE)
        """Why elements (by ``id()``) are not read."""
        self._told = {*self._of_notes, *self._openings, *self._left_out}
        """Elements (by ``id()``) that mean more than their names say."""
        self._label = ""
        """The number of the note that has just begun, which may stand at its head once more."""

    def walk(self, root: Element) -> None:
        """Go through ``root`` in file order, however deep it is.

        What is in a block is let go once it is read: a tree is larger than the document it becomes.
        """
        builder, enter, text = self.builder, self.enter, self.builder.text
        state = (builder.depth, self.context, self.block)
        stack = [(root, iter(enter(root)), *state)]
        while stack:
            element, children, depth, context, block = stack[-1]
            for child in children:
                if isinstance(child, str):
                    if self.breaks or self._label:
                        self._text(child)
                    else:
                        text(child)
                elif self._is_words(child):
                    if len(child.children) == 1 and isinstance(only := child.children[0], str):
                        self._text(only)
                        continue
                    stack.append((child, iter(child.children), _NO_FRAME, context, block))
                    break
                else:
                    state = (builder.depth, self.context, self.block)
                    stack.append((child, iter(enter(child)), *state))
                    break
            else:
                stack.pop()
                if depth == _NO_FRAME:
                    continue
                builder.close_to(depth)
                self.context, self.block = context, block
                if not is_inline(element):
                    element.children.clear()

    def _is_words(self, element: Element) -> bool:
        """Tell whether an element, as most in a line, means no more than the words in it."""
        if element.name not in _WORDS or id(element) in self._told:
            return False
        attributes = element.attributes
        return not attributes or (not self.context.heading and attributes.keys() <= _OF_LINKS)

    def leave_out(self, elements: Iterable[Element], rule: str) -> None:
        """Let elements that are to come be silent."""
        left_out = dict.fromkeys(map(id, elements), rule)
        self._left_out |= left_out
        self._told |= left_out.keys()

    def enter(self, element: Element) -> Children:
        """Open what an element means and return what in it is to be walked through."""
        handler = BLOCKS.get(element.name)
        if handler is None or element.attributes or self.context.drawn or id(element) in self._told:
            return self._meant(element)
        self.block = element
        return handler(self, element)

    def _meant(self, element: Element) -> Children:
        """Open what an element means by more than the name of a block."""
        drawn, inline = self.context.drawn, is_inline(element)
        if self._openings and id(element) in self._openings:
            self.builder.chapter(*self._openings[id(element)])
        if element.name in NO_TEXT and not drawn:
            return ()
        if not drawn and not inline:
            self.block = element
        if element.attributes:
            self._attributes(element)
        marked = self._noted(element)
        if rule := self._left_out.get(id(element)):
            self._leave(rule, inline=inline)
        elif element.attributes or element.name in SILENT:
            self._silence(element)
        if marked or drawn:
            return element.children
        if element.attributes or element.name in MEDIA:
            return self._structure(element, inline=inline)
        return self._named(element, inline=inline)

    def _leave(self, rule: str, *, inline: bool) -> None:
        """Open the stretch of an element that is left out; one in a line ends no paragraph."""
        if rule == OUTSIDE and not inline:
            self.builder.end_block()
        self.builder.open_silent(rule)

    def _silence(self, element: Element) -> None:
        """Open the stretch that an element makes silent by itself."""
        context = self.context
        rule = silence_of(element, heading=context.heading, verse=context.kind is Kind.VERSE)
        if rule:
            self.builder.open_silent(rule)

    def _structure(self, element: Element, *, inline: bool) -> Children:
        """Open what an element means by its kind, its types and its name."""
        if is_media(element):
            return INLINES["img"](self, element)
        if types := types_of(element):
            if "pagebreak" in types:
                return self._page(element)
            self._types(element, types)
        return self._named(element, inline=inline)

    def _named(self, element: Element, *, inline: bool) -> Children:
        """Open what an element means by its name."""
        handler = INLINES.get(element.name)
        if handler is None:
            if inline:
                return element.children
            handler = BLOCKS.get(element.name, BLOCKS["div"])
        return handler(self, element)

    def _attributes(self, element: Element) -> None:
        """Open what attributes say: a chapter, the language, a pronunciation."""
        builder, identity = self.builder, element.attributes.get("id", "")
        if identity and identity in self._chapters:
            builder.chapter(self._chapters[identity], identity)
        if lang := lang_of(element):
            builder.open_lang(lang)
        if alphabet := element.attributes.get("ssml:alphabet"):
            self.context = self.context._replace(alphabet=alphabet.lower())
        if phonemes := element.attributes.get("ssml:ph", "").strip():
            self._phonemes(phonemes)

    def _noted(self, element: Element) -> bool:
        """Open a note; open a mark or label, and say whether ``element`` is one."""
        key, builder, notes = id(element), self.builder, self._notes
        if key not in self._of_notes:
            return False
        if key in notes.notes:
            ids, anchor = notes.notes[key], element.attributes.get("id", "")
            self._label = builder.number_of(*ids)
            builder.open_note(*ids, number=self._label, anchor=anchor)
            self.context = self.context._replace(note=True)
        elif key in notes.sections:
            builder.open_note(f"{builder.file}#:{element.attributes.get('id') or key}")
            self.context = self.context._replace(note=True)
        if key in notes.marks:
            builder.open_mark(*notes.marks[key])
            return True
        if key in notes.labels:
            builder.open_silent("note-label")
            return True
        return False

    def _phonemes(self, phonemes: str) -> None:
        if self.context.alphabet == "ipa":
            self.builder.open_said("ssml-ph", ipa=phonemes)
            return
        self.builder.findings.add(
            "unknown-phonetic-alphabet",
            f"Pronunciations are written in {self.context.alphabet!r}; they were passed over.",
            "Write them in IPA.",
        )

    def _types(self, element: Element, types: frozenset[str]) -> None:
        """Open what types and roles say: a part of the book, a kind of block."""
        if part := part_of(types):
            self.builder.open_part(part)
        kind = kind_of(types)
        if "role=heading" in types:
            self.context = self.context._replace(heading=True)
            level = element.attributes.get("aria-level", "2")
            self.builder.open_block(Kind.HEADING, level=int(level) if level.isdecimal() else 2)
            self.context = self.context._replace(kind=Kind.HEADING, item=True)
        elif kind is Kind.SPEAKER and (self.context.stage or not self._begins(element)):
            return  # a person named in the text
        elif kind is not None:
            self.context = self.context._replace(
                kind=kind, item=False, stage=self.context.stage or kind is Kind.STAGE
            )
            if element.name in INLINE:
                self.builder.open_block(kind)

    def _begins(self, element: Element) -> bool:
        """Tell whether a block begins with ``element``."""
        return element.name not in INLINE or not self.builder.in_block

    def _page(self, element: Element) -> Children:
        """Note a page mark: its number may stand in the text, in a title or in a label."""
        attributes = element.attributes
        words = words_of(element, 20)
        number = words or attributes.get("title", "") or attributes.get("aria-label", "")
        number = _PAGE.sub("", number.strip(" .[]()"), count=1)
        if not has_words(element):
            self.builder.page_mark(number)
        self.builder.open_silent(PAGE_MARK, number)
        return element.children

    def _text(self, text: str) -> None:
        if (self.breaks or self._label) and not text.isspace():
            self.breaks = 0
            if self._label:
                self._labelled(text)
                return
        self.builder.text(text)

    def _labelled(self, text: str) -> None:
        """Take in the first words of a note; its own number at their head is silent."""
        number, self._label = re.escape(self._label), ""
        found = re.match(rf"\s*[\[(]?{number}(?:[\])]?[.:]?\s+|[\])]?[.:]?\Z)", text)
        if not found:
            self.builder.text(text)
            return
        node = self.builder.node(text)
        self.builder.open_silent("note-label")
        self.builder.stretch(node, 0, found.end())
        self.builder.close()
        self.builder.stretch(node, found.end(), len(text))
