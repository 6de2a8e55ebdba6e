"""The blocks of Markdown as a tree of HTML's elements, which is what Markdown stands for."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.reading.markdown.contents import Content
from narrate.reading.markdown.events import tell
from narrate.reading.markdown.fragments import Fragments
from narrate.reading.markdown.inlines import Inlines
from narrate.reading.markdown.tree import Tree
from narrate.reading.markdown.words import Words

if TYPE_CHECKING:
    from narrate.markup.tree import Element
    from narrate.reading.html.navigation import Link
    from narrate.reading.markdown.contents import Taken
    from narrate.reading.markdown.inlines import Handlers

_TEX = re.compile(r"\$(?<!\\\$)\$?(?=[^\s$])[^$\n]{0,200}[\\^_{][^$\n]{0,200}\$")
"""A formula of TeX between dollars; a text without any has only money."""
_ELEMENTS = {
    "BlockQuote": "blockquote",
    "DefinitionList": "dl",
    "DefinitionListDefinition": "dd",
    "DefinitionListTitle": "dt",
    "Item": "li",
    "Paragraph": "p",
    "Table": "table",
    "TableRow": "tr",
}


class Parsed(NamedTuple):
    """A Markdown document as a tree."""

    root: Element
    elements: list[Element]
    """All of the tree, in order."""
    links: list[Link]
    """Those that lead somewhere, in order."""
    marks: list[tuple[Element, str]]
    """The marks of notes and the labels of their notes."""
    notes: dict[str, Element]
    """The notes by their labels."""


def parse(source: str, mask: str, marks: str = "") -> Parsed:
    """Return the tree of a Markdown text.

    Args:
        source: The text with its template tags masked.
        mask: The character that stands in place of template tags; blank when there is none.
        marks: Those that stand for the marks of dialects; blank when there are none.
    """
    tree = Tree()
    words = Words(tree, source, mask, marks)
    fragments = Fragments(tree, words)
    inlines = Inlines(tree, words, fragments)
    blocks = _Blocks(tree, words, inlines, fragments)
    handlers = {**inlines.handlers(), **blocks.handlers()}
    mathematics = _TEX.search(source) is not None
    tell(source, handlers, mathematics=mathematics)
    return Parsed(tree.root, tree.elements, tree.links, words.marks, inlines.notes)


class _Blocks:
    """Opens and closes blocks."""

    def __init__(self, tree: Tree, words: Words, inlines: Inlines, fragments: Fragments) -> None:
        self._tree = tree
        self._words = words
        self._inlines = inlines
        self._fragments = fragments
        self._html: list[Taken] = []
        """The lines so far of a block of HTML."""
        self._cell = "td"
        """What a cell of the row at hand is."""

    def handlers(self) -> Handlers:
        """Return what is to be done at an event, by its name."""
        handlers: Handlers = {
            "Html": self._html_line,
            "Rule": self._rule,
            "CodeBlock": self._code,
            "FootnoteDefinition": self._note,
            "Heading": self._heading,
            "HtmlBlock": _nothing,
            "List": self._list,
            "TableCell": self._open_cell,
            "TableHead": self._open_head,
            "/CodeBlock": self._code_end,
            "/FootnoteDefinition": partial(self._close, "aside"),
            "/Heading": self._heading_end,
            "/HtmlBlock": self._html_end,
            "/List": self._list_end,
            "/TableCell": self._close_cell,
            "/TableHead": self._close_head,
        }
        for name, element in _ELEMENTS.items():
            handlers[name] = self._inlines.opening(element)
            handlers[f"/{name}"] = self._inlines.closing(element)
        return handlers

    def _open(self, element: str, *_: object) -> None:
        self._inlines.flush()
        self._tree.open(element)

    def _close(self, element: str, *_: object) -> None:
        self._inlines.flush()
        self._tree.close(element)

    def _heading(self, value: dict[str, Any], *_: object) -> None:
        self._open(value["level"].lower())

    def _heading_end(self, level: str, *_: object) -> None:
        self._close(level.lower())

    def _list(self, first: int | None, *_: object) -> None:
        self._inlines.flush()
        if first is None:
            self._tree.open("ul")
        else:
            self._tree.open("ol", {"start": str(first)})

    def _list_end(self, numbered: bool, *_: object) -> None:  # noqa: FBT001 - as it comes
        self._close("ol" if numbered else "ul")

    def _open_head(self, *_: object) -> None:
        self._tree.open("tr")
        self._cell = "th"

    def _close_head(self, *_: object) -> None:
        self._tree.close("tr")
        self._cell = "td"

    def _open_cell(self, *_: object) -> None:
        self._tree.open(self._cell)

    def _close_cell(self, *_: object) -> None:
        self._close(self._cell)

    def _code(self, kind: str | dict[str, str], *_: object) -> None:
        """Open a block of code; its language is the first word after the fence."""
        self._inlines.flush()
        said = "" if isinstance(kind, str) else kind["Fenced"].strip()
        self._tree.open("pre")
        language = said.split(maxsplit=1)[0] if said else ""
        self._tree.open("code", {"class": f"language-{language}"} if language else None)

    def _code_end(self, *_: object) -> None:
        self._inlines.end_code()
        self._tree.close("code")
        self._tree.close("pre")

    def _rule(self, *_: object) -> None:
        self._inlines.flush()
        self._tree.empty("hr")

    def _html_line(self, value: str, start: int, end: int) -> None:
        self._inlines.flush()
        self._html.append((value, start, end))

    def _html_end(self, *_: object) -> None:
        self._fragments.take(Content(self._words.source, self._html))
        self._html.clear()

    def _note(self, label: str, *_: object) -> None:
        """Open the text of a footnote, where it stands."""
        self._inlines.flush()
        note = self._tree.open("aside", {"role": "doc-footnote", "id": f"fn-{label}"})
        self._inlines.notes.setdefault(label, note)


def _nothing(*_: object) -> None:
    """Wait for what comes next."""
