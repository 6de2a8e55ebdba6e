"""DTBook 2005-3, the text of DAISY 3: sections nested by the levels of their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.binding.book.dialect import Dialect
from narrate.binding.book.runs import Role, runs
from narrate.binding.book.writer import Writer
from narrate.binding.daisy.talking import clip_id, page_kind
from narrate.markup.writing import DECLARATION, attributes, escaped
from narrate.model.document import Kind

if TYPE_CHECKING:
    from narrate.binding.book.book import Book, Filled
    from narrate.binding.book.dialect import Tag
    from narrate.binding.book.runs import Run
    from narrate.binding.book.written import Written
    from narrate.binding.daisy.talking import About

_DOCTYPE = (
    '<!DOCTYPE dtbook PUBLIC "-//NISO//DTD dtbook 2005-3//EN" '
    '"http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd">\n'
)
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dtbook(Dialect):
    """The elements of DTBook; each says where in the SMIL files it is heard."""

    smil: str

    def block(self, kind: Kind, level: int) -> Tag:
        """Return the element for a block; headings below the sixth level have none of their own."""
        if kind is Kind.HEADING:
            return (f"h{level}", {}) if level <= _DEEPEST else ("bridgehead", {})
        if kind is Kind.DATELINE:
            return "dateline", {}
        if kind is Kind.CODE:
            return "p", {"class": "code", "xml:space": "preserve"}
        return super(_Dtbook, self).block(kind, level)

    def note_mark(self, shown: str, id_: str, target: str) -> str:
        """Return the mark of a note."""
        if not target:
            return f"<sup>{escaped(shown)}</sup>"
        named = {"id": id_, "idref": target}
        return f"<noteref{attributes(named)}>{escaped(shown)}</noteref>"

    def note_label(self, shown: str, back: str) -> str:
        """Return the number in front of a note."""
        del back
        return f'<span class="label">{escaped(shown)}</span>'

    def page(self, id_: str, number: str) -> str:
        """Return the beginning of a page."""
        named = {"id": id_, "page": str(page_kind(number)), **self.heard(id_)}
        return f"<pagenum{attributes(named)}>{escaped(number)}</pagenum>"

    def sounding(self, content: str, ipa: str) -> str:
        """Return a stretch as it is; there is no mark-up for sounds."""
        del ipa
        return content

    def heard(self, id_: str) -> dict[str, str]:
        """Return the clip an element belongs to."""
        return {"smilref": f"{self.smil}#{clip_id(id_)}"}


def dialect(smil: str) -> Dialect:
    """Return DTBook for the section whose clips are in the file ``smil``."""
    return _Dtbook(
        smil=smil,
        groups={
            Role.LIST: ("list", {"type": "ul"}),
            Role.TABLE: ("table", {}),
            Role.VERSE: ("linegroup", {"class": "stanza"}),
            Role.QUOTE: ("blockquote", {}),
            Role.FIGURE: ("div", {"class": "figure"}),
            Role.NOTE: ("note", {}),
        },
        labelled_list=("list", {"type": "pl"}),
        line=("line", {}),
        caption_of_figure=("p", {"class": "caption"}),
        sentence=("sent", {}),
        word=("span", {"class": "word"}),
        language=("xml:lang",),
        pages_in_cells=False,
    )


class Levels:
    """Which levels are open; they go on from one section to the next."""

    def __init__(self) -> None:
        """Begin outside all levels."""
        self._open: list[int] = []
        self._bare = False

    def begin(self, level: int) -> tuple[str, int]:
        """Open a level for a heading; returns the tags and the depth of the level."""
        tags = ""
        while self._open and self._open[-1] >= level:
            tags += self._closed()
        if len(self._open) == _DEEPEST:
            return tags, _DEEPEST + 1
        self._open.append(level)
        self._bare = True
        return f"{tags}<level{len(self._open)}>\n", len(self._open)

    def fill(self) -> str:
        """Say that something follows; returns the tags without which it could not stand there."""
        tags = "" if self._open else self.begin(1)[0]
        self._bare = False
        return tags

    def end(self) -> str:
        """Close all levels."""
        tags = ""
        while self._open:
            tags += self._closed()
        return tags

    def _closed(self) -> str:
        # A level must hold more than its heading.
        inside = "<p/>\n" if self._bare else ""
        self._bare = False
        depth = len(self._open)
        self._open.pop()
        return f"{inside}</level{depth}>\n"


class DtbookWriter(Writer):
    """Writes a section, its blocks in their levels."""

    def __init__(self, book: Book, filled: Filled, levels: Levels, *, language: str) -> None:
        """Take what is to be written, and the levels that the sections before left open."""
        spoken = dialect(f"{filled.section.name}.smil")
        super().__init__(book, filled, spoken, language=language, suffix="")
        self._levels = levels

    def write(self) -> Written:
        """Return the section's text and what is known of it."""
        found = list(runs(self._document, self._filled.section.items, self._book.note_of))
        parts = []
        if self._filled.section.opens and not self._heads(found[0]):
            parts.append(self._levels.begin(1)[0])
        parts += [self._levelled(run) for run in found]
        self.written.body = "\n".join(parts)
        return self.written

    def _levelled(self, run: Run) -> str:
        if not self._heads(run):
            return self._levels.fill() + self.run(run)
        block = self._document.blocks[run.items[0].block]
        tags, depth = self._levels.begin(max(block.level, 1))
        if depth > _DEEPEST:
            tags += self._levels.fill()
        return tags + self.heading(run.items[0].block, depth)

    def _heads(self, run: Run) -> bool:
        index = run.items[0].block
        return index >= 0 and self._document.blocks[index].kind is Kind.HEADING

    def _reference(self, section: int, id_: str) -> str:
        del section  # all of the text is in one file
        return f"#{id_}"


def head(about: About) -> str:
    """Return everything before the text."""
    root = {
        "xmlns": "http://www.daisy.org/z3986/2005/dtbook/",
        "version": "2005-3",
        "xml:lang": about.language,
    }
    facts = {
        "dtb:uid": about.identifier,
        "dc:Title": about.title,
        "dc:Creator": about.author,
        "dc:Language": about.language,
        "dc:Publisher": about.publisher,
        "dc:Date": about.date,
    }
    metas = "".join(
        f'<meta name="{name}" content="{escaped(value)}"/>\n' for name, value in facts.items()
    )
    return (
        f'{DECLARATION}<?xml-stylesheet type="text/css" href="style.css"?>\n{_DOCTYPE}'
        f"<dtbook{attributes(root)}>\n<head>\n{metas}</head>\n<book>\n<bodymatter>\n"
    )


TAIL = "</bodymatter>\n</book>\n</dtbook>\n"
