"""XML to a small tree with line numbers, safely: nothing is fetched, no entity is expanded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from narrate.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 200
"""Elements within one another; hand-made mark-up has about ten."""
XML = "http://www.w3.org/XML/1998/namespace"
_JOIN = " "


class BadMarkup(SourceError):
    """XML that is not well-formed, or that is made to do harm."""


@dataclass(slots=True)
class Element:
    """An element with what is in it, in order."""

    namespace: str
    name: str
    attributes: dict[str, str]
    """By name, or by namespace, a blank and name."""
    line: int
    """Where it begins, from 1."""
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str, namespace: str = "") -> str:
        """Return an attribute, or an empty string."""
        return self.attributes.get(f"{namespace}{_JOIN}{name}" if namespace else name, "")

    def elements(self) -> Iterator[Element]:
        """Yield the elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    def text(self) -> str:
        """Return all text in it, end to end. As deep as ``MAX_DEPTH``, so it may recurse."""
        return "".join(
            child.text() if isinstance(child, Element) else child for child in self.children
        )


def parse(data: bytes, name: str) -> Element:
    """Return the root element of ``data``.

    A document type is read over and never fetched; declared entities are refused.

    Raises:
        BadMarkup: with ``name``, the line and the reason.
    """
    return _Builder(name).build(data)


class _Builder:
    """The tree as it grows under the parser's calls."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._top = Element("", "", {}, 0)
        self._open = [self._top]
        self._parser = expat.ParserCreate(namespace_separator=_JOIN)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._unknown

    def build(self, data: bytes) -> Element:
        self._parser.buffer_size = max(1, len(data))  # one text node is one piece
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only
        except (expat.ExpatError, LookupError, ValueError) as error:
            reason = str(error).partition(":")[0]
            self._refuse(f"is not well-formed ({reason})", "check it with an XML editor")
        return next(self._top.elements())

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            self._refuse(f"nests more than {MAX_DEPTH} elements", "a flatter file")
        namespace, _, name = tag.rpartition(_JOIN)
        element = Element(namespace, name, attributes, self._parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _entity(self, name: str, *_: object) -> None:
        self._refuse(f"declares the entity {name}", "a file with the characters themselves")

    def _unknown(self, name: str, *_: object) -> None:
        self._refuse(f"uses the unknown entity &{name};", "the character itself")

    def _refuse(self, what: str, hint: str) -> NoReturn:
        raise BadMarkup(f"{self._name}, line {self._parser.CurrentLineNumber}: it {what}", hint)
