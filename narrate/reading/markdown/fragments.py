"""HTML inside Markdown: tags open and close elements of the same tree."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.reading.markdown.contents import Content
    from narrate.reading.markdown.tree import Tree
    from narrate.reading.markdown.words import Words

COMMENT = "comment"
_MARKUP = "markup"


class Fragments:
    """Takes in pieces of HTML; what opens in one may close in another."""

    def __init__(self, tree: Tree, words: Words) -> None:
        """Take the tree that grows and what writes words into it."""
        self._tree = tree
        self._words = words

    def take(self, content: Content, start: int, end: int) -> None:
        """Take in ``content.text[start:end]``."""
        parser = _Parser(self._tree, self._words, content, start, end)
        try:
            parser.feed(content.text[start:end])
            parser.close()
        except AssertionError:  # html.parser gives up on such as "<![x><img"
            self._tree.add(content.placed(start + parser.done, end, _MARKUP))


class _Parser(HTMLParser):
    """One piece of HTML."""

    def __init__(self, tree: Tree, words: Words, content: Content, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self._tree, self._words = tree, words
        self._content, self._start, self._end = content, start, end
        text = content.text
        self._lines = [0, *(at - start + 1 for at in range(start, end) if text[at] == "\n")]

    @property
    def done(self) -> int:
        """How much of the piece is taken in."""
        line, column = self.getpos()
        return self._lines[min(line, len(self._lines)) - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: self._words.unmasked(value or "") for name, value in attrs}
        self._tree.open_html(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._tree.close_html(tag)

    def handle_endtag(self, tag: str) -> None:
        self._tree.close_html(tag)

    def handle_data(self, data: str) -> None:
        at = self._start + self.done
        self._words.write(self._content, at, at + len(data))

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_comment(self, data: str) -> None:
        at = self._start + self.done
        self._tree.add(self._content.placed(at, min(self._end, at + len(data) + 7), COMMENT))

    def _reference(self, written: str) -> None:
        at = self._start + self.done
        if self._content.text.startswith(";", at + len(written)):
            written += ";"
        spoken = unescape(written)
        self._tree.add([self._content.spelled(spoken, at, at + len(written))])
