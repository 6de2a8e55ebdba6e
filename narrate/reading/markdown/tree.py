"""The tree of a Markdown document as it grows: Markdown's own elements and those of HTML in it."""

from __future__ import annotations

from narrate.markup.tree import Element

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
        self.root = Element("", "body", {}, 0)
        self._open: list[tuple[Element, bool]] = [(self.root, False)]

    @property
    def top(self) -> Element:
        """The element that is open."""
        return self._open[-1][0]

    def add(self, text: str) -> None:
        """Append text to the element that is open."""
        self._open[-1][0].children.append(text)

    def open(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """Open an element of Markdown's own; its attributes are replaced, never changed."""
        return self._push(name, attributes or _NO_ATTRIBUTES, html=False)

    def empty(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """Append an element with nothing in it."""
        element = Element("", name, attributes or _NO_ATTRIBUTES, 0)
        self.top.children.append(element)
        return element

    def close(self, name: str) -> None:
        """Close an element of Markdown's own, and all that HTML left open in it."""
        while len(self._open) > 1:
            element, html = self._open.pop()
            if element.name == name and not html:
                return

    def open_html(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element of HTML."""
        if name in _VOID:
            self.empty(name, attributes)
        elif len(self._open) < MAX_DEPTH:
            self._push(name, attributes, html=True)

    def close_html(self, name: str) -> None:
        """Close an element of HTML; a closing tag without an opening one is none."""
        for index in range(len(self._open) - 1, 0, -1):
            element, html = self._open[index]
            if not html:
                return
            if element.name == name:
                del self._open[index:]
                return

    def _push(self, name: str, attributes: dict[str, str], *, html: bool) -> Element:
        element = Element("", name, attributes, 0)
        self._open[-1][0].children.append(element)
        self._open.append((element, html))
        return element
