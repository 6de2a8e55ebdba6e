"""Writes the text of a section in a dialect."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from narrate.binding.book.depths import Depths
from narrate.binding.book.fragments import ANNOUNCEMENT, Highlight
from narrate.binding.book.runs import Role, Run, runs
from narrate.binding.book.written import Container, Heading, PageStart, Written
from narrate.markup.writing import attributes, escaped, line
from narrate.model.document import BULLETS, Kind
from narrate.model.language import direction, direction_of, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.binding.book.book import Book, Filled
    from narrate.binding.book.dialect import Dialect, Tag
    from narrate.binding.book.inline import Inline, Piece
    from narrate.binding.book.sections import Item
    from narrate.model.document import Block
    from narrate.model.span import Span

_CONTAINERS = {
    Role.NOTE: "footnote",
    Role.TABLE: "table",
    Role.LIST: "list",
    Role.FIGURE: "figure",
}


class Writer:
    """Writes one section; a new one is made for each."""

    def __init__(
        self, book: Book, filled: Filled, dialect: Dialect, *, language: str, suffix: str
    ) -> None:
        """Take what is to be written.

        Args:
            book: The whole, for what is referred to.
            filled: The section.
            dialect: The vocabulary.
            language: Of the whole; what differs from it is marked.
            suffix: Ending of content files, for references between them.
        """
        self._book = book
        self._document = book.document
        self._filled = filled
        self._dialect = dialect
        self._language = language
        self._direction = direction_of(language)
        self._suffix = suffix
        self._depths = Depths(from_top=False)
        self._waiting: list[int] = []
        self._fragment = dialect.word if book.highlight is Highlight.WORD else dialect.sentence
        self.written = Written()

    def write(self) -> Written:
        """Return the section's text and what is known of it."""
        found = runs(self._document, self._filled.section.items, self._book.note_of)
        self.written.body = "\n".join(self.run(run) for run in found)
        return self.written

    def run(self, run: Run) -> str:
        """Write blocks that belong together."""
        if run.role is Role.SINGLE:
            return self._single(run.items[0])
        container = Container(_CONTAINERS.get(run.role, ""), f"g{run.items[0].block}")
        name, given = self._group(run)
        named = dict(given)
        if run.role is Role.NOTE:
            container = Container(container.kind, f"n{self._note(run)}")
        if container.kind:
            named |= {"id": container.id, **self._dialect.contained(container.id)}
            self._contain([run.caption, *run.items] if run.caption else run.items, container)
        caption = self._caption(run.caption) if run.caption else ""
        if run.role is Role.TABLE:
            inside = "\n".join(self._row(item.block) for item in run.items)
        else:
            inside = "\n".join(self._item(run, item) for item in run.items)
        return f"<{name}{attributes(named)}>\n{caption}{inside}\n</{name}>"

    def _single(self, item: Item) -> str:
        if item.block == ANNOUNCEMENT:
            return self._announcement(item.said)
        block = self._document.blocks[item.block]
        if block.kind is Kind.HEADING:
            return self.heading(item.block, self._depths.of(max(block.level, 1)))
        pieces = self._inline(item.block).pieces()
        return self._block(item.block, block, self._dialect.block(block.kind, 0), pieces)

    def heading(self, index: int, depth: int) -> str:
        """Write a heading ``depth`` headings deep, from 1, whatever its own level is."""
        block = self._document.blocks[index]
        pieces = self._inline(index).pieces()
        title = line(_plain(pieces))
        first = next((piece.fragment for piece in pieces if piece.fragment), "")
        if title:
            self.written.headings.append(Heading(max(block.level, 1), title, f"b{index}", first))
        return self._block(index, block, self._dialect.block(block.kind, depth), pieces)

    def _announcement(self, said: str) -> str:
        found = self._filled.announced.get(said, ())
        spans = [self._heard(one.id, escaped(one.text)) for one in found]
        lang = self._lang(found[0].lang if found else "")
        name, given = self._dialect.block(Kind.ANNOUNCEMENT, 0)
        return f"<{name}{attributes({**given, 'id': said, **lang})}>{' '.join(spans)}</{name}>"

    def _item(self, run: Run, item: Item) -> str:
        block = self._document.blocks[item.block]
        pieces = self._inline(item.block).pieces()
        element = self._dialect.block(block.kind, block.level)
        if run.role is Role.FIGURE and block.kind is Kind.CAPTION:
            element = self._dialect.caption_of_figure
        label = ""
        if run.role is Role.NOTE and item is run.items[0]:
            label = self._note_label(run, pieces)
        elif run.role is Role.LIST and _label(block, pieces):
            label = f"{escaped(block.number)} "
        return self._block(item.block, block, element, pieces, label=label)

    def _caption(self, item: Item) -> str:
        block = self._document.blocks[item.block]
        pieces = self._inline(item.block).pieces()
        return self._block(item.block, block, ("caption", {}), pieces) + "\n"

    def _row(self, index: int) -> str:
        block = self._document.blocks[index]
        inline = self._inline(index)
        spans: list[Span | None] = [cell.span for cell in block.cells] or [None]
        cells = [inline.pieces(span) for span in spans]
        seen = [{piece.fragment for piece in cell} - {""} for cell in cells]
        id_ = f"b{index}"
        if sum(map(len, seen)) > len(set().union(*seen)):  # a fragment runs over several cells
            cells = [[piece._replace(fragment="") for piece in cell] for cell in cells]
        pages = ""
        if not self._dialect.pages_in_cells:
            starts = [piece for cell in cells for piece in cell if piece.page]
            pages = "".join(self._page(piece) for piece in starts)
            cells = [[piece for piece in cell if not piece.page] for cell in cells]
        inside = [self._cell(block, at, cell) for at, cell in enumerate(cells)]
        named = {"id": id_, **self._lang(block.lang), **self._settle(index, id_)}
        return f"{pages}<tr{attributes(named)}>{''.join(inside)}</tr>"

    def _cell(self, block: Block, at: int, pieces: Sequence[Piece]) -> str:
        content = self._flow(pieces).strip()
        if not block.cells or not block.cells[at].heads:
            return f"<td>{content}</td>"
        scope = "col" if all(cell.heads for cell in block.cells) else "row"
        named = {"scope": scope} if self._dialect.scoped else {}
        return f"<th{attributes(named)}>{content}</th>"

    def _block(
        self, index: int, block: Block, element: Tag, pieces: Sequence[Piece], *, label: str = ""
    ) -> str:
        name, given = element
        id_ = f"b{index}"
        content = self._flow(pieces, label)
        named = {**given, "id": id_, **self._lang(block.lang), **self._way(pieces)}
        named |= self._settle(index, id_)
        return f"<{name}{attributes(named)}>{content}</{name}>"

    def _flow(self, pieces: Sequence[Piece], label: str = "") -> str:
        """Write pieces, each fragment in an element of its own; a label goes into the first."""
        parts: list[str] = []
        for fragment, group in groupby(pieces, key=lambda piece: piece.fragment):
            found = list(group)
            plain = len(found) == 1 and not found[0].lang
            content = label + (self._piece(found[0]) if plain else "".join(self._tongue(found)))
            label = ""
            parts.append(self._heard(fragment, content) if fragment else content)
        return label + "".join(parts)

    def _heard(self, fragment: str, content: str) -> str:
        if fragment in self.written.targets:  # its first stretch stands for it
            return content
        self.written.targets[fragment] = fragment
        for index in self._waiting:
            self.written.pages[index] = self.written.pages[index]._replace(fragment=fragment)
        self._waiting.clear()
        name, given = self._fragment
        named = {**given, "id": fragment, **self._dialect.heard(fragment)}
        return f"<{name}{attributes(named)}>{content}</{name}>"

    def _tongue(self, pieces: Iterable[Piece]) -> Iterable[str]:
        for lang, group in groupby(pieces, key=lambda piece: piece.lang):
            content = "".join(self._piece(piece) for piece in group)
            yield f"<span{attributes(self._lang(lang))}>{content}</span>" if lang else content

    def _piece(self, piece: Piece) -> str:
        if piece.page:
            return self._page(piece)
        if piece.note >= 0:
            return self._mark(piece)
        content = escaped(piece.text)
        if piece.ipa:
            content = self._dialect.sounding(content, piece.ipa)
        for one in reversed(piece.emphases) if piece.text.strip() else ():
            content = f"<{one}>{content}</{one}>"
        return content

    def _page(self, piece: Piece) -> str:
        if self.written.pages and self.written.pages[-1].number == piece.page:
            return ""  # the same page, marked in two ways
        id_ = f"page{self._filled.section.number}-{len(self.written.pages) + 1}"
        if not piece.fragment:
            self._waiting.append(len(self.written.pages))
        self.written.pages.append(PageStart(piece.page, id_, piece.fragment))
        return self._dialect.page(id_, piece.page)

    def _mark(self, piece: Piece) -> str:
        note = self._document.notes[piece.note]
        home = self._book.home.get(note.blocks[0]) if note.blocks else None
        target = self._reference(home.number, f"n{piece.note}") if home else ""
        shown = line(note.number, piece.text) or "*"
        return self._dialect.note_mark(shown, f"m{piece.note}", target)

    def _note_label(self, run: Run, pieces: Sequence[Piece]) -> str:
        index = self._book.note_of.get(run.items[0].block, -1)
        block = self._document.blocks[run.items[0].block]
        number = block.number or (self._document.notes[index].number if index >= 0 else "")
        if not number or _plain(pieces).startswith(number):
            return ""
        home = self._book.marked_in(index)
        back = self._reference(home.number, f"m{index}") if home else ""
        return self._dialect.note_label(number, back) + " "

    def _reference(self, section: int, id_: str) -> str:
        own = section == self._filled.section.number
        return f"#{id_}" if own else f"s{section:04}{self._suffix}#{id_}"

    def _note(self, run: Run) -> str:
        index = self._book.note_of.get(run.items[0].block)
        return str(index) if index is not None else f"-b{run.items[0].block}"

    def _group(self, run: Run) -> Tag:
        if run.role is Role.LIST:
            blocks = [self._document.blocks[item.block] for item in run.items]
            if any(block.number and block.number not in BULLETS for block in blocks):
                return self._dialect.labelled_list
        return self._dialect.groups[run.role]

    def _contain(self, items: Iterable[Item], container: Container) -> None:
        for item in items:
            for id_, _ in self._filled.of_block.get(item.block, ()):
                self.written.containers[id_] = container

    def _settle(self, index: int, id_: str) -> dict[str, str]:
        """Let fragments that got no element of their own be highlighted with the whole block."""
        lost = [
            fragment
            for fragment, _ in self._filled.of_block.get(index, ())
            if fragment not in self.written.targets
        ]
        self.written.targets.update(dict.fromkeys(lost, id_))
        return self._dialect.heard(id_) if lost else {}

    def _inline(self, index: int) -> Inline:
        return self._book.inline(index, self._filled.of_block.get(index, ()))

    def _lang(self, lang: str) -> dict[str, str]:
        if not lang or lang == self._language:
            return {}
        return dict.fromkeys(self._dialect.language, tag(lang))

    def _way(self, pieces: Sequence[Piece]) -> dict[str, str]:
        if not self._dialect.directed:
            return {}
        found = direction(_plain(pieces), self._direction)
        return {"dir": found} if found != self._direction else {}


def _plain(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces, without the marks of notes."""
    return "".join(piece.text for piece in pieces if piece.note < 0)


def _label(block: Block, pieces: Sequence[Piece]) -> bool:
    """Say whether an item's number must be shown, because its text does not hold it."""
    number = block.number
    return bool(number) and number not in BULLETS and not _plain(pieces).startswith(number)
