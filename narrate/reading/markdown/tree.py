"""The tree of a Markdown document as it grows: Markdown's own elements and those of HTML in it."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from narrate.markup.tree import Element
from narrate.reading.html.navigation import line_of

if TYPE_CHECKING:
    from narrate.reading.html.navigation import Link

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr"}
)
"""Elements of HTML that hold nothing and are not closed."""
_NO_ATTRIBUTES: dict[str, str] = {}
MAX_DEPTH = 1000
"""Elements of HTML within one another; what is opened beyond this is passed over."""


class Tree:
    """Elements are opened and closed like tags; HTML closes only what HTML opened."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self.root = self.top = Element("", "body", {}, 0)
        """The page, and the element that is open."""
        self._around: list[Element] = []
        """The elements around the one that is open."""
        self._html: list[bool] = [False]
        """For those and the one that is open: whether HTML opened it."""
        self.elements: list[Element] = [self.root]
        """All, in order."""
        self.links: list[Link] = []
        """Those that lead somewhere, in order."""

    def add(self, text: str) -> None:
        """Append text to the element that is open."""
        self.top.children.append(text)

    def open(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """Open an element of Markdown's own; its attributes are replaced, never changed."""
        element = Element("", name, attributes or _NO_ATTRIBUTES, 0, [])
        top = self.top
        top.children.append(element)
        self.elements.append(element)
        self._around.append(top)
        self._html.append(False)
        self.top = element
        return element

    def empty(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """Append an element with nothing in it."""
        element = Element("", name, attributes or _NO_ATTRIBUTES, 0, [])
        self.top.children.append(element)
        self.elements.append(element)
        return element

    def open_link(self, attributes: dict[str, str]) -> None:
        """Open a link that leads somewhere."""
        around = chain((self.top,), reversed(self._around))
        self.links.append((self.open("a", attributes), line_of(islice(around, MAX_DEPTH))))

    def close(self, name: str) -> None:
        """Close an element of Markdown's own, and all that HTML left open in it."""
        around = self._around
        while around:
            closed, self.top = self.top, around.pop()
            if not self._html.pop() and closed.name == name:
                return

    def open_html(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element of HTML."""
        if name in _VOID:
            self.empty(name, attributes)
        elif len(self._html) < MAX_DEPTH:
            if name == "a" and "href" in attributes:
                self.open_link(attributes)
            else:
                self.open(name, attributes)
            self._html[-1] = True

    def close_html(self, name: str) -> None:
        """Close an element of HTML; a closing tag without an opening one is none."""
        around, html, element = self._around, self._html, self.top
        for index in range(len(around), 0, -1):
            if not html[index]:
                return
            if element.name == name:
                self.top = around[index - 1]
                del around[index - 1 :], html[index:]
                return
            element = around[index - 1]
