"""Why silence follows a paragraph: what it is, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.script import Contour, Pause
from narrate.scripting.pauses import longer

if TYPE_CHECKING:
    from narrate.model.document import Document
    from narrate.model.script import Paragraph
    from narrate.model.voice import Voice

_AFTER = {Kind.HEADING: Pause.HEADING, Kind.LIST_ITEM: Pause.LIST_ITEM, Kind.SPEAKER: Pause.CLAUSE}
_CLOSERS = " \"'”’“‘)]}»›"
_ENDED = (".", "!", "?")
_PARTED = (";", ":", "—", "–", "―", "…")


def pause_between(
    document: Document, voice: Voice, paragraph: Paragraph, following: Paragraph
) -> Pause:
    """Return the pause after ``paragraph``, which ``following`` comes after."""
    after = _within(document, paragraph, following)
    if following.chapter != paragraph.chapter:
        return longer(voice, after, Pause.CHAPTER)
    if following.kind is Kind.HEADING and paragraph.kind is not Kind.HEADING:
        return longer(voice, after, Pause.SECTION)
    return after


def _within(document: Document, paragraph: Paragraph, following: Paragraph) -> Pause:
    """Return the pause between two paragraphs of one chapter."""
    together = paragraph.kind is following.kind and _group(document, paragraph) == _group(
        document, following
    )
    match paragraph.kind:
        case Kind.VERSE if together:
            return _at_line_end(paragraph)
        case Kind.TABLE_ROW if together:
            return Pause.SENTENCE
        case Kind.LIST_ITEM if following.kind is not Kind.LIST_ITEM:
            return Pause.PARAGRAPH
        case Kind.STAGE if following.kind not in (Kind.STAGE, Kind.SPEAKER):
            return Pause.SENTENCE
        case Kind.PARAGRAPH | Kind.VERSE if following.kind is Kind.STAGE:
            return Pause.SENTENCE
    return _AFTER.get(paragraph.kind, Pause.PARAGRAPH)


def _group(document: Document, paragraph: Paragraph) -> str:
    return document.blocks[paragraph.block].group if paragraph.block >= 0 else ""


def _at_line_end(line: Paragraph) -> Pause:
    """Return the pause at the end of a line of verse: never none, never that of a paragraph."""
    text = line.segments[-1].text.rstrip(_CLOSERS)
    if text.endswith(_ENDED):
        return Pause.SENTENCE
    return Pause.CLAUSE if text.endswith(_PARTED) else Pause.COMMA


def going_on(paragraph: Paragraph, pause: Pause) -> Paragraph:
    """Return a line of verse whose sentence goes on in the next with a voice that does not fall."""
    last = paragraph.segments[-1]
    ends = paragraph.kind is not Kind.VERSE or pause not in (Pause.COMMA, Pause.CLAUSE)
    if ends or last.contour is not Contour.FINAL:
        return paragraph
    last = replace(last, contour=Contour.CONTINUING)
    return replace(paragraph, segments=(*paragraph.segments[:-1], last))
