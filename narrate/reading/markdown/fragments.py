"""HTML inside Markdown: tags open and close elements of the same tree.

The tags are found here, and not by ``html.parser``: in releases of Python that are in use it takes
time that grows with the square of a text or faster, where tags or comments do not end.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.reading.markdown.contents import Content
    from narrate.reading.markdown.tree import Tree
    from narrate.reading.markdown.words import Words

COMMENT = "comment"
_ATTRIBUTE = r"""[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)
    (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+))?)?+"""
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.VERBOSE)
_TOKEN = re.compile(
    rf"""
    <!--(?P<comment>.*?(?:-->|\Z))
    | </(?P<closes>[a-zA-Z][^\s/>]*+)[^>]*+>
    | <(?P<opens>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:{_UNNAMED})*+)\s*+(?P<empty>/?)[\s/]*+>
    | <(?P<other>[!?/][^>]*+>)
    | (?P<unclosed></?[a-zA-Z!?])
    | &(?:\#[0-9]++|\#[xX][0-9a-fA-F]++|[a-zA-Z][a-zA-Z0-9]*+);?
    """,
    re.VERBOSE | re.DOTALL,
)
"""What is no plain text. A tag that does not end makes all that follows plain text."""
_VERBATIM = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
"""Elements in which there are no tags, and what ends them."""


class Fragments:
    """Takes in pieces of HTML; what opens in one may close in another."""

    def __init__(self, tree: Tree, words: Words) -> None:
        """Take the tree that grows and what writes words into it."""
        self._tree = tree
        self._words = words

    def take(self, content: Content) -> None:
        """Take in a piece of HTML."""
        text, at = content.text, 0
        while (found := _TOKEN.search(text, at)) and not found["unclosed"]:
            self._text(content, at, found.start())
            at = self._token(content, found)
        self._text(content, at, len(text))

    def _token(self, content: Content, found: re.Match[str]) -> int:
        """Take in what is no plain text and return where it ends."""
        start, end = found.span()
        if name := found["opens"]:
            return self._opened(content, name.lower(), found)
        if name := found["closes"]:
            self._tree.close_html(name.lower())
        elif found["comment"] is not None:
            for place in content.places(start, end):
                self._words.plain(*place, COMMENT)
        elif not found["other"]:
            for place in content.places(start, end):
                self._words.spelled(unescape(found[0]), *place)
        return end

    def _opened(self, content: Content, name: str, found: re.Match[str]) -> int:
        """Open an element; where there are no tags in it, take in what there is."""
        attributes: dict[str, str] = {}
        for one in _ATTRIBUTES.finditer(found["attributes"]):
            value = one["double"] or one["single"] or one["bare"] or ""
            attributes.setdefault(one["name"].lower(), self._words.unmasked(unescape(value)))
        self._tree.open_html(name, attributes)
        if found["empty"]:
            self._tree.close_html(name)
        elif name in _VERBATIM:
            closes = _VERBATIM[name].search(content.text, found.end())
            end = closes.start() if closes else len(content.text)
            self._text(content, found.end(), end)
            return end
        return found.end()

    def _text(self, content: Content, start: int, end: int) -> None:
        for place in content.places(start, end):
            self._words.write(*place)
