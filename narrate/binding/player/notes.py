"""The notes at the end of a page: those whose text is known and is not heard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from narrate.binding.player.markup import language_mark, shown_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from narrate.model.document import Document
    from narrate.web.words import Words


def endnotes(
    document: Document, heard: Collection[int], words: Words, language: str
) -> Iterator[str]:
    """Yield the section, or nothing where all notes are heard or none has a text.

    Args:
        document: Its notes.
        heard: Indices of the notes whose text stands in the page already.
        words: Of the page.
        language: Of the page's text.
    """
    unheard = [
        (number, note)
        for number, note in enumerate(document.notes)
        if note.blocks and number not in heard
    ]
    if not unheard:
        return
    mark = language_mark(words.language, language)
    yield (
        '<section class="notes" role="doc-endnotes" aria-labelledby="notes-title">\n'
        f'<h2 id="notes-title"{mark}>{escape(words.page["notes"])}</h2>\n<ol role="list">\n'
    )
    for number, note in unheard:
        yield f'<li id="note-{number}"><span class="number">{escape(note.number)}</span>'
        yield '<div class="said">'
        for index in note.blocks:
            block = document.blocks[index]
            said = escape(_without(note.number, shown_text(block, document)))
            last = index == note.blocks[-1] and note.mark is not None
            back = _back(number, note.number, words, mark) if last else ""
            yield f"<p{language_mark(block.lang, language)}>{said}{back}</p>"
        yield "</div></li>\n"
    yield "</ol>\n</section>\n"


def _back(number: int, mark: str, words: Words, language: str) -> str:
    label = escape(f"{words.page['back']} ({mark})")
    return (
        f' <a class="back" role="doc-backlink" href="#ref-{number}"{language} '
        f'aria-label="{label}">↩</a>'
    )


def _without(number: str, text: str) -> str:
    """Return a note's text without the number it may begin with."""
    if number and text.startswith(number):
        rest = text[len(number) :].lstrip(".)] ")
        return rest or text
    return text
