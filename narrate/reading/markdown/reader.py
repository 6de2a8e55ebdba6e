"""The reader of Markdown, on one screen."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from narrate.reading.decoding import decode
from narrate.reading.html.contents import mark_contents
from narrate.reading.html.headings import chapter_levels
from narrate.reading.html.naming import texts
from narrate.reading.html.navigation import NAVIGATION, leading_away
from narrate.reading.html.noting import FileNotes, Mark
from narrate.reading.html.walker import Walker
from narrate.reading.language import language_of as language_of_text
from narrate.reading.markdown.about import language_of, metadata_of
from narrate.reading.markdown.blocks import parse
from narrate.reading.markdown.dialects import plain
from narrate.reading.markdown.fragments import COMMENT
from narrate.reading.markdown.front_matter import front_matter_of
from narrate.reading.markdown.head import doubts, head
from narrate.reading.markdown.masking import masked
from narrate.reading.markdown.mending import mended
from narrate.reading.markdown.placed import Placed, PlacingBuilder
from narrate.reading.markdown.settling import settle
from narrate.reading.text.chapters import name_title
from narrate.reading.unclosed import unclosed_comment

if TYPE_CHECKING:
    from narrate.markup.tree import Element
    from narrate.model.document import Document
    from narrate.reading.markdown.blocks import Parsed

_PIECES = 2_000
"""Pieces of text that are enough to tell a language."""


def read(data: bytes, name: str) -> Document:
    """Return the document a Markdown text is.

    Raises:
        BadFrontMatter: its front matter cannot be understood.
        SourceError: there is nothing to read, or the bytes are no text.
    """
    decoded = decode(data, name)
    source = decoded.text
    front = front_matter_of(source, name)
    text, mask, tags = masked(mended(source[front.end :]))
    if front.end:
        text = _blank(source[: front.end]) + text
    common = plain(text, mask)
    del text  # a copy of a text with emoji has four bytes for each character
    parsed = parse(common.text, mask, common.marks)
    settle(parsed.elements, common)
    embeds = common.embeds
    del common  # the tree has its words
    heading = next((one for one in parsed.elements if one.name == "h1"), None)
    title = _said(heading) if heading else ""
    language = language_of(front) or language_of_text(_sample(parsed.root))
    builder = PlacingBuilder(name, "markdown", source, language=language)
    head(builder, front, title)
    mark_contents(parsed.root, parsed.elements)
    navigation = leading_away(parsed.links)
    silent = frozenset(map(id, navigation))
    levels = chapter_levels([one for one in parsed.elements if id(one) not in silent])
    parsed.elements.clear()
    parsed.links.clear()
    walker = Walker(builder, notes=_notes(parsed), levels=levels)
    walker.leave_out(navigation, NAVIGATION)
    walker.walk(parsed.root)
    del parsed, heading  # the tree is ten times as large as the text
    for finding in decoded.findings:
        builder.findings.take(finding)
    doubts(builder, front, tags, embeds)
    about = metadata_of(front, name, title=title or name_title(name), language=language)
    document = builder.document(about)
    last = document.omissions[-1] if document.omissions else None
    if last is not None and last.rule == COMMENT:
        hidden = unclosed_comment(source)
        return replace(document, findings=(*document.findings, *hidden))
    return document


def _said(element: Element) -> str:
    """Return the words of an element, without those that are silent."""
    spoken = (text for text in texts(element) if not (isinstance(text, Placed) and text.rule))
    return " ".join("".join(spoken).split())


def _sample(root: Element) -> str:
    """Return the words of a tree, as far as they are needed to tell their language."""
    return " ".join(islice(texts(root), _PIECES))


def _blank(text: str) -> str:
    """Return ``text`` with nothing on its lines."""
    return re.sub(r"[^\r\n]", " ", text)


def _notes(parsed: Parsed) -> FileNotes:
    """Return the notes and their marks, numbered in the order of the marks."""
    numbers: dict[str, str] = {}
    notes = FileNotes()
    for element, label in parsed.marks:
        number = label.strip("[]") if label.startswith("[") else str(len(numbers) + 1)
        notes.marks[id(element)] = Mark(numbers.setdefault(label, number), label)
    for label, element in parsed.notes.items():
        notes.notes[id(element)] = (label,)
    return notes
