"""The blocks of Markdown as a tree of HTML's elements, which is what Markdown stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from narrate.reading.markdown.contents import Content
from narrate.reading.markdown.fragments import Fragments
from narrate.reading.markdown.inlines import Inlines, bracketed
from narrate.reading.markdown.tree import Tree
from narrate.reading.markdown.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from markdown_it.token import Token

    from narrate.markup.tree import Element
    from narrate.reading.markdown.contents import Lines

_IDENTITY = re.compile(r"\{:?\s*#(?P<id>[\w:.-]+)[^{}]*\}\s*\Z")
"""What gives a heading its id, at its end."""
_LISTED_NOTE = re.compile(r"\[(\d{1,3})\]:?\s+(?=\S)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEX = re.compile(r"(?<!\\)\$\$?(?=[^\s$])[^$\n]{0,200}[\\^_{][^$\n]{0,200}\$")
"""A formula of TeX between dollars; a text without any has only money."""
_UNUSED = ("text_join", "footnote_tail", "footnote_inline")
"""Rules whose work would lose places: characters joined, notes moved to the end."""


class Parsed(NamedTuple):
    """A Markdown document as a tree."""

    root: Element
    marks: list[tuple[Element, str]]
    """The marks of notes and the labels of their notes."""
    notes: dict[str, Element]
    """The notes by their labels."""


def parse(text: str, lines: Lines, mask: str) -> Parsed:
    """Return the tree of a Markdown text.

    Args:
        text: The source with its template tags masked.
        lines: The lines of the source, of the same lengths.
        mask: The character that stands in place of template tags; blank when there is none.
    """
    environment: dict[str, Any] = {}
    parser = _parser(mathematics=_TEX.search(text) is not None)
    tokens = parser.parse(text, environment)

    def inside(content: str) -> list[Token]:
        """Return the tokens of one block's content."""
        children: list[Token] = []
        parser.inline.parse(content, parser, environment, children)
        return children

    return _Blocks(lines, mask, environment.get("references", {}), inside).parsed(tokens)


class _Parser(MarkdownIt):
    """Where a link leads to is not heard, so it is neither rewritten nor judged."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the same
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the same
        return True


def _parser(*, mathematics: bool) -> MarkdownIt:
    """Return a parser of blocks; what is inside them is parsed one by one, and not kept.

    ``mathematics`` says that dollars are signs of formulas, and not only of money.
    """
    parser = _Parser("commonmark", {"maxNesting": 100})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    if mathematics:
        parser.use(dollarmath_plugin, allow_digits=False, allow_space=False, double_inline=True)
    parser.core.ruler.disable("inline")
    return parser.disable(list(_UNUSED))


class _Blocks:
    """The tokens of one document, in order."""

    def __init__(
        self,
        lines: Lines,
        mask: str,
        references: Collection[str],
        inside: Callable[[str], list[Token]],
    ) -> None:
        self._lines = lines
        self._inside = inside
        self._tree = Tree()
        self._words = Words(self._tree, mask)
        self._fragments = Fragments(self._tree, self._words)
        self._inlines = Inlines(self._tree, self._words, self._fragments, references)
        self._notes: dict[str, Element] = {}
        self._cell_end = -1
        """Where the last cell of a table's row ends; -1 outside tables."""
        self._first = False
        """Whether the next content is the first of a list item."""

    def parsed(self, tokens: list[Token]) -> Parsed:
        tokens.reverse()
        while tokens:  # a token is let go once it is in the tree
            token = tokens.pop()
            if token.type in _BLOCKS:
                _BLOCKS[token.type](self, token)
            elif token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self._tree.close(token.tag)
            elif token.tag:
                self._tree.empty(token.tag)
        return Parsed(self._tree.root, self._words.marks, self._notes)

    def _open(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else self._tree.top.line
        attributes = {name: str(value) for name, value in token.attrs.items() if name != "style"}
        self._tree.open(token.tag, attributes, line=line)
        self._first = token.type == "list_item_open" or (
            self._first and token.type == "paragraph_open"
        )

    def inline(self, token: Token) -> None:
        """Write the inside of a block."""
        first = token.map[0] if token.map else 0
        if self._cell_end >= 0:
            after = max(self._cell_end, self._lines.starts[first])
            content = Content.of_cell(token.content, self._lines, first, after)
            self._cell_end = max(after, content.end)
        else:
            content = Content.of_lines(token.content, self._lines, first)
        holder = self._tree.top
        if holder.name in _HEADINGS and (found := _IDENTITY.search(token.content)):
            holder.attributes["id"] = found["id"]
        listed = _LISTED_NOTE.match(token.content) if holder.name == "p" else None
        if listed and self._inlines.has_mark(listed[1]):
            self._notes.setdefault(bracketed(listed[1]), holder)
            holder.attributes["role"] = "doc-footnote"
        else:
            listed = None
        self._inlines.write(
            self._inside(token.content),
            content,
            item=self._first,
            heading=holder.name in _HEADINGS,
            label=listed.end() if listed else 0,
        )
        self._first = False

    def row(self, token: Token) -> None:
        """Open a row of a table, or close it."""
        self._cell_end = 0 if token.nesting > 0 else -1
        self._open(token) if token.nesting > 0 else self._tree.close(token.tag)

    def code(self, token: Token) -> None:
        """Write a block of code line by line."""
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        self._tree.open("pre", line=first)
        self._tree.open("code", {"class": f"language-{language}"} if language else None, line=first)
        text = token.content.removesuffix("\n")
        self._tree.add(Content.of_lines(text, self._lines, first).placed(0, len(text)))
        self._tree.close("code")
        self._tree.close("pre")

    def html(self, token: Token) -> None:
        """Write a block of HTML."""
        first = token.map[0] if token.map else 0
        text = token.content.rstrip("\n")
        self._fragments.take(Content.of_lines(text, self._lines, first), 0, len(text))

    def formula(self, token: Token) -> None:
        """Write a formula that stands alone."""
        first = token.map[0] if token.map else 0
        text = token.content.strip("\n")
        self._tree.open("p", line=first + 1)
        self._tree.open("math")
        self._tree.open("annotation")
        self._tree.add(self._found(text, first).placed(0, len(text)))
        for name in ("annotation", "math", "p"):
            self._tree.close(name)

    def _found(self, text: str, first: int) -> Content:
        """Return the content of a formula, which begins in line ``first`` or in the next."""
        head = text.partition("\n")[0].strip()
        inline = head in self._lines.source[self._lines.starts[first] : self._lines.ends[first]]
        return Content.of_lines(text, self._lines, first if inline else first + 1)

    def note(self, token: Token) -> None:
        """Open the text of a footnote, where it stands."""
        if token.nesting < 0:
            self._tree.close("aside")
            return
        label = str(token.meta.get("label", ""))
        line = token.map[0] + 1 if token.map else 0
        attributes = {"role": "doc-footnote", "id": f"fn-{label}"}
        note = self._tree.open("aside", attributes, line=line)
        self._notes.setdefault(label, note)


_BLOCKS = {
    "inline": _Blocks.inline,
    "fence": _Blocks.code,
    "code_block": _Blocks.code,
    "html_block": _Blocks.html,
    "math_block": _Blocks.formula,
    "math_block_label": _Blocks.formula,
    "tr_open": _Blocks.row,
    "tr_close": _Blocks.row,
    "footnote_reference_open": _Blocks.note,
    "footnote_reference_close": _Blocks.note,
}
