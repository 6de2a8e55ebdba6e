"""An XML file that can be edited without being written anew.

Its elements and texts know where they stand in its bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[[^\]]*\]\s*)?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BOMS = (b"\xff\xfe", b"\xfe\xff")


class NotXml(ValueError):
    """A file that no XML parser takes."""


@dataclass(slots=True, eq=False)
class Node:
    """An element."""

    name: str
    """Without its namespace's prefix."""
    namespace: str
    attributes: dict[str, str]
    """As written, prefixes and all."""
    parent: Node | None
    start: int
    """Offset of its start tag."""
    inner: int = 0
    """Offset behind its start tag."""
    close: int = 0
    """Offset of its end tag; ``inner`` or less when it has none."""
    end: int = 0
    """Offset behind it."""
    children: list[Node | Text] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the element and all in it, in order."""
        waiting: list[Node] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Node)]

    def find(self, *names: str) -> Iterator[Node]:
        """Yield the elements in it with one of ``names``, in order."""
        return (one for one in self.walk() if one.name in names)

    def texts(self) -> Iterator[Text]:
        """Yield the texts in it, in order."""
        waiting: list[Node | Text] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Text):
                yield one
            else:
                waiting += reversed(one.children)

    def said(self) -> str:
        """Return its words, blanks as one."""
        return " ".join("".join(text.value for text in self.texts()).split())


@dataclass(slots=True, eq=False)
class Text:
    """A text node: characters between two tags."""

    parent: Node
    value: str = ""
    parts: list[tuple[int, int, str]] = field(default_factory=list)
    """First character, offset in the file, characters; one for each stretch and each entity."""
    end: int = 0
    """Offset behind it."""

    def at(self, character: int, *, closing: bool = False) -> int:
        """Return the offset of a character; ``closing`` for the one behind the last wanted."""
        for index, (first, offset, part) in enumerate(self.parts):
            length = len(part)
            inside = character < first + length or (closing and character == first + length)
            if first <= character and inside:
                if character == first:
                    return offset
                if character == first + length:
                    following = self.parts[index + 1 :]
                    return following[0][1] if following else self.end
                return offset + len(part[: character - first].encode())
        return self.end


class Tree:
    """A parsed file, as UTF-8 without named entities and, for HTML, with the type HTML5 has."""

    def __init__(self, data: bytes, *, html: bool = False) -> None:
        """Parse a file; raises ``NotXml``."""
        self.data = _plain(data, html=html)
        self.root: Node
        self._edits: list[tuple[int, int, int, int, bytes]] = []
        _Builder(self).build()

    def insert(self, offset: int, text: str, *, closing: bool = False) -> None:
        """Put ``text`` at an offset; what closes comes before what opens at the same place."""
        rank = 0 if closing else 1
        self._edits.append((offset, rank, len(self._edits), offset, text.encode()))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put ``text`` in the place of a stretch."""
        self._edits.append((start, 2, len(self._edits), end, text.encode()))

    def set(self, node: Node, name: str, value: str) -> None:
        """Set an attribute whose value needs no escaping."""
        tag = self.data[node.start : node.inner]
        written = re.search(rf"\s{re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')".encode(), tag)
        if written:
            start, end = node.start + written.start(), node.start + written.end()
            self.replace(start, end, f' {name}="{value}"' if value else "")
        elif value:
            named = re.match(rb"<[^\s/>]+", tag)
            assert named is not None  # a start tag begins so
            self.insert(node.start + named.end(), f' {name}="{value}"')

    def edited(self) -> bytes:
        """Return the file with everything done to it."""
        out: list[bytes] = []
        at = 0
        for start, _, _, end, text in sorted(self._edits):
            out += [self.data[at:start], text] if start >= at else [text]
            at = max(at, end)
        return b"".join([*out, self.data[at:]])


def _plain(data: bytes, *, html: bool) -> bytes:
    declared = _DECLARED.match(data)
    encoding = declared[1].decode() if declared else "utf-8-sig"
    if data.startswith(_BOMS):
        encoding = "utf-16"
    elif encoding.lower() in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise NotXml(str(error)) from error
    if encoding != "utf-8-sig":
        text = _DECLARATION.sub('<?xml version="1.0" encoding="utf-8"?>', text, count=1)
    if html:
        text = _DOCTYPE.sub("<!DOCTYPE html>", text, count=1)
    return _ENTITY.sub(_character, text).encode()


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name in _XML_OWN else html5.get(f"{name};", found[0])


class _Builder:
    """The tree as it grows under the parser's calls."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.namespace_prefixes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._break
        self._parser.ProcessingInstructionHandler = self._break
        self._parser.ordered_attributes = True
        self._open: list[Node] = []
        self._last: Text | None = None

    def build(self) -> None:
        try:
            self._parser.Parse(self._tree.data, True)  # noqa: FBT003 - expat takes it by place only
        except (expat.ExpatError, ValueError) as error:
            raise NotXml(str(error)) from error

    def _start(self, tag: str, attributes: list[str]) -> None:
        self._finish()
        parts = tag.split(" ")  # namespace, name, prefix; or the name alone
        namespace, name = (parts[0], parts[1]) if len(parts) > 1 else ("", parts[0])
        at = self._parser.CurrentByteIndex
        parent = self._open[-1] if self._open else None
        named = {
            _written(key): value
            for key, value in zip(attributes[::2], attributes[1::2], strict=True)
        }
        node = Node(name, namespace, named, parent, at, inner=_tag_end(self._tree.data, at))
        if parent is None:
            self._tree.root = node
        else:
            parent.children.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._finish()
        node = self._open.pop()
        node.close = self._parser.CurrentByteIndex
        empty = self._tree.data[node.inner - 2 : node.inner] == b"/>"
        node.end = node.inner if empty else self._tree.data.index(b">", node.close) + 1

    def _text(self, text: str) -> None:
        if not self._open:
            return
        if self._last is None:
            self._last = Text(self._open[-1])
            self._open[-1].children.append(self._last)
        node = self._last
        node.parts.append((len(node.value), self._parser.CurrentByteIndex, text))
        node.value += text

    def _break(self, *_: str) -> None:
        """End a text where a comment or an instruction stands in it."""
        self._finish()

    def _finish(self) -> None:
        if self._last is not None:
            self._last.end = self._parser.CurrentByteIndex
            self._last = None


def _written(key: str) -> str:
    """Return an attribute's name as it is written: ``epub:type``."""
    parts = key.split(" ")
    if len(parts) == 3:  # noqa: PLR2004 - namespace, name, prefix
        return f"{parts[2]}:{parts[1]}"
    return f"xml:{parts[1]}" if len(parts) > 1 else parts[0]


def _tag_end(data: bytes, at: int) -> int:
    """Return the offset behind the tag that begins at ``at``; values may hold a ``>``."""
    quote = 0
    for offset in range(at, len(data)):
        letter = data[offset]
        if quote:
            quote = 0 if letter == quote else quote
        elif letter in b"\"'":
            quote = letter
        elif letter == ord(">"):
            return offset + 1
    return len(data)
