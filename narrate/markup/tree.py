"""XML to a small tree with line numbers, safely: nothing is fetched, no entity is expanded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, NoReturn
from xml.parsers import expat

from narrate.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 200
"""Elements within one another; hand-made mark-up has about ten."""
XML = "http://www.w3.org/XML/1998/namespace"
MAX_PIECE = 32_000_000
"""Characters, names included, of one piece of a file that is read piece by piece."""
_CHUNK_BYTES = 1 << 16
_OF_ROOT = 3
"""Open elements, with one above the root, inside of which blank text is of no use."""
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


def pieces(
    source: BinaryIO, name: str, piece: str, prefixes: dict[str, str] | None = None
) -> Iterator[Element]:
    """Yield each element called ``piece`` as soon as it ends; last the root, without them.

    No more than one piece and the rest of the root is held, so a file may have any length.

    Args:
        source: read to its end.
        name: for messages.
        piece: a local name, in any namespace; never the root.
        prefixes: filled with the namespaces that are declared, by their prefix.

    Raises:
        BadMarkup: as ``parse`` does, or a piece is larger than ``MAX_PIECE``.
    """
    yield from _Builder(name, prefixes).pieces(source, piece)


class _Builder:
    """The tree as it grows under the parser's calls."""

    def __init__(self, name: str, prefixes: dict[str, str] | None = None) -> None:
        self._name = name
        self._prefixes = {} if prefixes is None else prefixes
        self._piece = ""
        self._ready: list[Element] = []
        self._held = 0
        self._held_before: list[int] = []
        self._top = Element("", "", {}, 0)
        self._open = [self._top]
        self._parser = expat.ParserCreate(namespace_separator=_JOIN)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._unknown
        self._parser.StartNamespaceDeclHandler = self._declared

    def build(self, data: bytes) -> Element:
        self._parser.buffer_size = max(1, len(data))  # one text node is one piece
        self._parse(data, last=True)
        return next(self._top.elements())

    def pieces(self, source: BinaryIO, piece: str) -> Iterator[Element]:
        self._piece = piece
        self._parser.buffer_size = _CHUNK_BYTES
        last = False
        while not last:
            data = source.read(_CHUNK_BYTES)
            last = not data
            self._parse(data, last=last)
            yield from self._ready
            self._ready.clear()
        yield next(self._top.elements())

    def _parse(self, data: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            reason = str(error).partition(":")[0]
            self._refuse(f"is not well-formed ({reason})", "check it with an XML editor")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            self._refuse(f"nests more than {MAX_DEPTH} elements", "a flatter file")
        namespace, _, name = tag.rpartition(_JOIN)
        element = Element(namespace, name, attributes, self._parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)
        if self._piece:
            self._held_before.append(self._held)
            self._hold(len(tag) + sum(map(len, attributes)) + sum(map(len, attributes.values())))

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if not self._piece:
            return
        held = self._held_before.pop()
        if element.name == self._piece and self._held_before:
            self._open[-1].children.pop()
            self._ready.append(element)
            self._held = held

    def _text(self, text: str) -> None:
        if self._piece:
            if len(self._open) <= _OF_ROOT and text.isspace():
                return  # what stands between pieces would add up
            self._hold(len(text))
        self._open[-1].children.append(text)

    def _hold(self, size: int) -> None:
        self._held += size
        if self._held > MAX_PIECE:
            self._refuse(f"holds a piece above {MAX_PIECE:,} characters", "smaller parts")

    def _declared(self, prefix: str | None, uri: str | None) -> None:
        self._prefixes[prefix or ""] = uri or ""

    def _entity(self, name: str, *_: object) -> None:
        self._refuse(f"declares the entity {name}", "a file with the characters themselves")

    def _unknown(self, name: str, *_: object) -> None:
        self._refuse(f"uses the unknown entity &{name};", "the character itself")

    def _refuse(self, what: str, hint: str) -> NoReturn:
        raise BadMarkup(f"{self._name}, line {self._parser.CurrentLineNumber}: it {what}", hint)
