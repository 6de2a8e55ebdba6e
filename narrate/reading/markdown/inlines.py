"""What stands inside the blocks of Markdown: emphasis, links, pictures, code, marks of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from markdown_it.token import Token

    from narrate.reading.markdown.contents import Content
    from narrate.reading.markdown.fragments import Fragments
    from narrate.reading.markdown.tree import Tree
    from narrate.reading.markdown.words import Words

CHECK_BOX, NOTE_LABEL = "check-box", "note-label"
_DIGITS = 3
_PLAIN_FORMULA = re.compile(r"[A-Za-z0-9 =+\-.,<>()/]{1,30}")
"""A formula that can be said as it stands."""
_CHECK_BOX = re.compile(r"\[[ xX]\]\s")
_BLANKS = re.compile(r"[ \t]*\n?[ \t]*")


class Inlines:
    """Writes the inside of one block after the other into the tree."""

    def __init__(
        self, tree: Tree, words: Words, fragments: Fragments, references: Collection[str]
    ) -> None:
        """Take the tree, what writes words and HTML into it, and the names of link references."""
        self._tree = tree
        self._words = words
        self._fragments = fragments
        self._references = references
        self._content: Content
        self._at = 0

    def write(
        self,
        tokens: Sequence[Token],
        content: Content,
        *,
        item: bool = False,
        heading: bool = False,
        label: int = 0,
    ) -> None:
        """Write the inside of one block.

        Args:
            tokens: Of the parser.
            content: What they were made from.
            item: Whether it is the first of a list item, where a check box may stand.
            heading: Whether it is a heading, which may have attributes at its end.
            label: Characters at its beginning that are the label of a note.
        """
        self._content, self._at = content, 0
        self._heading = heading
        self._skipped = label
        if label:
            self._tree.add(content.placed(0, label, NOTE_LABEL))
        elif item and (found := _CHECK_BOX.match(content.text)):
            self._tree.add(content.placed(*found.span(), CHECK_BOX))
            self._skipped = found.end()
        following = 0
        for index, token in enumerate(tokens):
            if index < following:
                continue
            if number := _number_linked(tokens[index : index + 3]):
                self._linked_mark(number)
                following = index + 3
            else:
                _WRITERS.get(token.type, Inlines.element)(self, token)

    def has_mark(self, number: str) -> bool:
        """Tell whether a mark such as ``[1]`` stood in the text."""
        return any(label == bracketed(number) for _, label in self._words.marks)

    def text(self, token: Token) -> None:
        """Write plain text; template tags and attributes in it are silent."""
        start = self._find(token.content)
        if start < 0:
            self._tree.add([token.content] if token.content else [])
            return
        start = max(start, self._skipped)
        self._words.write(self._content, start, self._at, heading=self._heading)

    def spelled(self, token: Token) -> None:
        """Write an escaped character or a character reference."""
        start = self._find(token.markup)
        if start < 0:
            self._tree.add([token.content])
        elif token.markup.startswith("\\"):
            self._tree.add(self._content.placed(start + 1, self._at))
        else:
            self._tree.add([self._content.spelled(token.content, start, self._at)])

    def line_end(self, token: Token) -> None:
        """Write the end of a line, which is a blank or a break."""
        if token.type == "hardbreak":
            self._tree.empty("br")
        start = self._find("\n")
        if start >= 0:
            self._tree.add(self._content.placed(start, start + 1))

    def code(self, token: Token) -> None:
        """Write code in a line of text."""
        start = self._find(token.markup)
        end = self._find(token.markup)
        self._tree.open("code")
        if start < 0 or end < 0:
            self._tree.add([token.content])
        else:
            start += len(token.markup)
            inside = self._content.text[start:end]
            lead = 1 if token.content != inside.replace("\n", " ") else 0
            self._tree.add(self._content.placed(start + lead, end - lead))
        self._tree.close("code")

    def html(self, token: Token) -> None:
        """Write a tag of HTML."""
        start = self._find(token.content)
        if start >= 0:
            self._fragments.take(self._content, start, self._at)

    def link(self, token: Token) -> None:
        """Open a link."""
        self._find("<" if token.markup == "autolink" else "[")
        self._tree.open("a", _attributes(token))

    def link_end(self, token: Token) -> None:
        """Close a link and pass over where it leads."""
        if token.markup == "autolink":
            self._find(">")
        else:
            self._find("]")
            self._pass_target()
        self._tree.close("a")

    def image(self, token: Token) -> None:
        """Write a picture with its description."""
        self._find(f"![{token.content}]")
        self._pass_target()
        alt = self._words.unmasked(_alt(token.children or []))
        self._tree.empty("img", {**_attributes(token), "alt": alt})

    def formula(self, token: Token) -> None:
        """Write a formula: a plain row of letters and figures as it is, TeX as one to be seen."""
        self._find(token.markup)
        start = self._find(token.content)
        content = self._content.placed(start, self._at) if start >= 0 else [token.content]
        if _PLAIN_FORMULA.fullmatch(token.content):
            self._tree.add(content)
        else:
            self._tree.open("math")
            self._tree.open("annotation")
            self._tree.add(content)
            self._tree.close("annotation")
            self._tree.close("math")
        self._find(token.markup)

    def note_mark(self, token: Token) -> None:
        """Write the mark of a footnote."""
        label = str(token.meta.get("label", ""))
        start = self._find(f"[^{label}]")
        if start >= 0:
            self._words.mark(self._content, start, self._at, label)

    def _linked_mark(self, number: str) -> None:
        """Write a number in brackets that is a link, at the end of a word."""
        start = self._find(bracketed(number))
        if start >= 0:
            self._words.mark(self._content, start, self._at, bracketed(number))
        self._pass_target()

    def element(self, token: Token) -> None:
        """Open or close emphasis and the like."""
        if token.markup:
            self._find(token.markup)
        if token.nesting > 0:
            self._tree.open(token.tag)
        elif token.nesting < 0:
            self._tree.close(token.tag)

    def _find(self, written: str) -> int:
        """Return where ``written`` stands next, and go on behind it; -1 where it is not found."""
        found = self._content.text.find(written, self._at) if written else -1
        if found >= 0:
            self._at = found + len(written)
        return found

    def _pass_target(self) -> None:
        """Go on behind the address or the reference after the words of a link."""
        text, at = self._content.text, self._at
        if text[at : at + 1] == "(" and (end := _target_end(text, at)):
            self._at = end
        elif text[at : at + 1] == "[":
            close = text.find("]", at)
            label = text[at + 1 : close]
            if close >= 0 and (not label or normalizeReference(label) in self._references):
                self._at = close + 1


def bracketed(number: str) -> str:
    """Return the label of a note that is known by a number in plain brackets."""
    return f"[{number}]"


def _number_linked(tokens: Sequence[Token]) -> str:
    """Return the number of up to three digits that is all there is of a link; blank if none."""
    if [token.type for token in tokens] != ["link_open", "text", "link_close"]:
        return ""
    number = tokens[1].content
    return number if number.isascii() and number.isdigit() and len(number) <= _DIGITS else ""


def _target_end(text: str, at: int) -> int:
    """Return where ``(address "title")`` ends; 0 where it is none."""
    end = len(text)
    at = _blanks(text, at + 1)
    address = parseLinkDestination(text, at, end)
    at = _blanks(text, address.pos if address.ok else at)
    title = parseLinkTitle(text, at, end)
    if title.ok:
        at = _blanks(text, title.pos)
    return at + 1 if text[at : at + 1] == ")" else 0


def _blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _attributes(token: Token) -> dict[str, str]:
    return {name: str(value) for name, value in token.attrs.items()}


def _alt(tokens: Sequence[Token]) -> str:
    """Return the description of a picture as plain text."""
    return "".join(_words(tokens))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "image":
            yield from _words(token.children or [])
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type != "html_inline":
            yield token.content


_WRITERS = {
    "text": Inlines.text,
    "text_special": Inlines.spelled,
    "softbreak": Inlines.line_end,
    "hardbreak": Inlines.line_end,
    "code_inline": Inlines.code,
    "html_inline": Inlines.html,
    "link_open": Inlines.link,
    "link_close": Inlines.link_end,
    "image": Inlines.image,
    "footnote_ref": Inlines.note_mark,
    "math_inline": Inlines.formula,
    "math_inline_double": Inlines.formula,
}
