"""A feed document: its channel, and its items one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.markup.tree import BadMarkup, Element, pieces
from narrate.model.namespaces import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENCODING = re.compile(rb"""\A<\?xml[^>]*\bencoding=["']([A-Za-z0-9._-]+)""")
_HEAD_BYTES = 200
_FIRST_ITEMS = 20
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed document without its items."""

    path: Path
    name: str
    """Below the show's folder."""
    channel: Element
    prefixes: dict[str, str]
    encoding: str
    """As declared, in small letters; ``utf-8`` where nothing is."""
    enclosures: tuple[str, ...]
    """Addresses of the first sounds."""
    items: int

    @property
    def said(self) -> str:
        """How messages name it."""
        return self.name

    def link(self, rel: str) -> str:
        """Return the address of the first ``atom:link`` of a relation; blank where none is."""
        links = children(self.channel, "link", ATOM)
        return next((one.get("href").strip() for one in links if one.get("rel") == rel), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a feed document."""

    item: Element
    document: str

    @property
    def said(self) -> str:
        """How messages name it."""
        title = " ".join(value(self.item, "title").split())[:_SHOWN]
        return f"'{title}' ({self.document}, line {self.item.line})"


def document(path: Path, name: str) -> Document:
    """Read a document over for its channel.

    Raises:
        BadMarkup: it is not well-formed, or no RSS 2.0.
        OSError: it cannot be read.
    """
    prefixes: dict[str, str] = {}
    enclosures: list[str] = []
    items, root = 0, None
    with path.open("rb") as stream:
        encoding = _encoding(stream.read(_HEAD_BYTES))
        stream.seek(0)
        for one in pieces(stream, name, "item", prefixes):
            if one.name != "item":
                root = one
                continue
            items += 1
            if items <= _FIRST_ITEMS:
                enclosures += [found.get("url").strip() for found in children(one, "enclosure")]
    if root is None or (root.namespace, root.name, root.get("version")) != ("", "rss", "2.0"):
        raise BadMarkup(f"{name}: it is no RSS 2.0", 'begin it with <rss version="2.0">')
    channels = children(root, "channel")
    if not channels:
        raise BadMarkup(f"{name}: it has no channel", "put title, link and items into a channel")
    return Document(
        path=path,
        name=name,
        channel=channels[0],
        prefixes=prefixes,
        encoding=encoding,
        enclosures=tuple(enclosures),
        items=items,
    )


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    return declared[1].decode().lower() if declared else "utf-8"


def entries(found: Document) -> Iterator[Entry]:
    """Yield the items of a document, one in memory at a time.

    Raises:
        BadMarkup: it is not well-formed.
        OSError: it cannot be read.
    """
    with found.path.open("rb") as stream:
        for one in pieces(stream, found.name, "item"):
            if one.name == "item":
                yield Entry(item=one, document=found.name)


def children(element: Element, name: str, namespace: str = "") -> list[Element]:
    """Return the elements of a name directly in another."""
    return [
        one
        for one in element.children
        if isinstance(one, Element) and one.name == name and one.namespace == namespace
    ]


def value(element: Element, name: str, namespace: str = "") -> str:
    """Return the text of the first element of a name, without blanks at its ends."""
    found = children(element, name, namespace)
    return found[0].text().strip() if found else ""
