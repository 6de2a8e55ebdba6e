"""Sentences and notes as HTML: every character of the text escaped, every language named."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from narrate.model.language import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.page import Sentence
    from narrate.model.document import Block, Document
    from narrate.model.span import Span


def language_mark(language: str, around: str) -> str:
    """Return the attributes for a text in ``language`` within one in ``around``; blank if alike."""
    if not language or language == around:
        return ""
    turned = direction_of(language) != direction_of(around)
    way = f' dir="{direction_of(language)}"' if turned else ""
    return f' lang="{escape(language)}"{way}'


def sentence_markup(sentence: Sentence, language: str, document: Document) -> str:
    """Return the inside of a sentence's element; ``language`` is that of its block."""
    written: list[str] = []
    for start, end, spoken in _pieces(sentence):
        written += (_reference(one.note, document) for one in sentence.notes if one.at == start)
        text = escape(sentence.text[start:end])
        for one in reversed(sentence.emphases) if text.strip() else ():
            if one.text.start <= start < one.text.end:
                text = f"<{one.emphasis}>{text}</{one.emphasis}>"
        mark = language_mark(spoken, language)
        written.append(f"<span{mark}>{text}</span>" if mark and text else text)
    return "".join(written)


def _pieces(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Cut a sentence where a note's mark stands, the language changes or words stand out.

    Yields:
        Start, end and language of each piece.
    """
    languages: dict[int, str] = {}
    for breath in sentence.breaths:
        languages[breath.text.start] = breath.lang
        languages[breath.text.end] = ""  # what stands between two breaths is of no language
    marks = {one.at for one in sentence.notes}
    marks |= {at for one in sentence.emphases for at in one.text}
    language = languages.get(0, "")
    start = 0
    for cut in sorted({*marks, *languages} - {0}):
        other = languages.get(cut, language)
        if cut in marks or other != language:
            yield start, cut, language
            start = cut
        language = other
    yield start, len(sentence.text), language


def _reference(note: int, document: Document) -> str:
    number = escape(document.notes[note].number)
    return f'<a class="noteref" role="doc-noteref" id="ref-{note}" href="#note-{note}">{number}</a>'


def shown_text(block: Block, document: Document, within: Span | None = None) -> str:
    """Return a block's text as it is to be shown: without what the reader took from the page.

    ``within`` is the part of it that is wanted, such as a cell.
    """
    at, end = within or (0, None)
    text = document.text_of(block)[:end]
    kept: list[str] = []
    for edit in block.edits:
        if edit.span.start < at or edit.span.end > len(text):
            continue
        kept += (text[at : edit.span.start], edit.spoken)
        at = edit.span.end
    kept.append(text[at:])
    return " ".join("".join(kept).split())
