"""Blocks as HTML: chapters, lists, tables, verse and quotations, one after another as a stream."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.depths import Depths
from narrate.binding.player.markup import language_mark, sentence_markup, shown_text
from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from narrate.binding.page import PageBlock, Sentence
    from narrate.model.document import Cell, Document

LEAF = 24
"""Blocks that are laid out together; a browser leaves the others until they are looked at."""

_LOWEST_HEADING = 6
_BULLET = "•"


class _Container(NamedTuple):
    """What stands around blocks of one kind that belong together."""

    kind: str = ""
    """``list``, ``table``, ``verse``, ``quote``, ``note``; blank for a block that stands alone."""
    identity: str = ""


class Page:
    """Writes the text of an edition, counting its sentences."""

    def __init__(
        self, document: Document, language: str, *, time: Callable[[PageBlock], str] | None = None
    ) -> None:
        """Take what the blocks come from.

        Args:
            document: Its notes are linked.
            language: Of the whole page.
            time: Gives what stands at the head of each paragraph; nothing when left out.
        """
        self._document = document
        self._language = language
        self._time = time or (lambda _: "")
        self._sentences = 0
        self._depths = Depths(from_top=True)
        self._note_of = {
            block: number for number, note in enumerate(document.notes) for block in note.blocks
        }
        self.heard: set[int] = set()
        """Notes whose text was written, because it is heard."""

    def text(self, blocks: Iterable[PageBlock]) -> Iterator[str]:
        """Yield chapters with their blocks."""
        for chapter, within in groupby(blocks, key=lambda one: one.chapter):
            yield f'<section class="chapter" id="{escape(chapter)}">\n<div class="leaf">\n'
            written = 0
            for container, alike in groupby(within, key=self._container):
                for together in _inseparable(container, alike):
                    if written >= LEAF:
                        yield '</div>\n<div class="leaf">\n'
                        written = 0
                    yield from self._together(container, together)
                    written += len(together)
            yield "</div>\n</section>\n"

    def _container(self, block: PageBlock) -> _Container:
        match block.kind:
            case Kind.NOTE if block.number in self._note_of:
                return _Container("note", str(self._note_of[block.number]))
            case Kind.LIST_ITEM:
                return _Container("list", block.group)
            case Kind.TABLE_ROW if block.block and block.block.cells:
                return _Container("table", block.group)
            case Kind.VERSE:
                return _Container("verse", block.group)
            case Kind.QUOTE:
                return _Container("quote", block.group)
        return _Container()

    def _together(self, container: _Container, blocks: Sequence[PageBlock]) -> Iterator[str]:
        match container.kind:
            case "list":
                opening, closing = '<ul class="list" role="list">\n', "</ul>\n"
            case "table":
                opening, closing = '<table class="rows"><tbody>\n', "</tbody></table>\n"
            case "verse":
                opening, closing = '<div class="verses">\n', "</div>\n"
            case "quote":
                opening, closing = "<blockquote>\n", "</blockquote>\n"
            case "note":
                opening, closing = self._note(int(container.identity)), "</div></div>\n"
            case _:
                opening = closing = ""
        yield opening
        for block in blocks:
            yield self._block(block)
        yield closing

    def _note(self, note: int) -> str:
        name = "" if note in self.heard else f' id="note-{note}"'
        self.heard.add(note)
        number = escape(self._document.notes[note].number)
        return (
            f'<div class="note" role="doc-footnote"{name}>'
            f'<span class="number">{number}</span><div class="said">\n'
        )

    def _block(self, block: PageBlock) -> str:
        mark = language_mark(block.lang, self._language)
        if block.kind is Kind.TABLE_ROW and block.block and block.block.cells:
            return f"<tr{mark}>{''.join(self._cells(block, block.block.cells))}</tr>\n"
        inside = self._inside(block)
        time = self._time(block)
        if block.level:
            level = min(_LOWEST_HEADING, self._depths.of(block.level) + 1)
            return f"<h{level}{mark}>{time}{inside}</h{level}>\n"
        if block.kind is Kind.LIST_ITEM:
            return f"<li{mark}>{time}{_number(block)}{inside}</li>\n"
        if block.kind is Kind.CODE and block.block and not block.sentences:
            code = escape(self._document.text_of(block.block).strip("\n"))
            return f'<pre tabindex="0"{mark}><code>{code}</code></pre>\n'
        role = "" if block.number in self._note_of else f' class="{block.kind.value}"'
        return f"<p{role}{mark}>{time}{inside}</p>\n"

    def _inside(self, block: PageBlock) -> str:
        if block.block and not block.sentences:
            return escape(shown_text(block.block, self._document))
        return " ".join(self._sentence(one, block.lang) for one in block.sentences)

    def _cells(self, block: PageBlock, cells: Sequence[Cell]) -> Iterator[str]:
        scope = "col" if all(cell.heads for cell in cells) else "row"
        silent = None if block.sentences else block.block
        for index, cell in enumerate(cells):
            within = [one for one in block.sentences if one.cell == index]
            inside = " ".join(self._sentence(one, block.lang) for one in within)
            if silent:
                inside = escape(shown_text(silent, self._document, cell.span))
            yield f'<th scope="{scope}">{inside}</th>' if cell.heads else f"<td>{inside}</td>"

    def _sentence(self, sentence: Sentence, language: str) -> str:
        number = self._sentences
        self._sentences += 1
        inside = sentence_markup(sentence, language, self._document)
        return f'<span class="s" id="s{number}">{inside}</span>'


def _inseparable(
    container: _Container, blocks: Iterable[PageBlock]
) -> Iterator[Sequence[PageBlock]]:
    """Yield blocks of one container together, but blocks that stand alone one by one."""
    if container.kind:
        yield list(blocks)
    else:
        for block in blocks:
            yield [block]


def _number(block: PageBlock) -> str:
    """Return the mark of a list item, where the text does not begin with it."""
    number = block.block.number if block.block else ""
    if block.sentences and number and block.sentences[0].text.startswith(number):
        return ""
    if not number[-1:].isalnum():
        return f'<span class="number" aria-hidden="true">{escape(number) or _BULLET}</span>'
    return f'<span class="number">{escape(number)}.</span> '
