"""Where chapters begin and what they are called, as the book's navigation says."""

from __future__ import annotations

from posixpath import dirname
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from narrate.markup.parsing import parse_xml
from narrate.markup.tree import BadMarkup
from narrate.reading.epub.package import resolve
from narrate.reading.html.naming import elements_of, types_of, words_of
from narrate.reading.html.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element

_LONGEST = 300
"""Characters of a title."""


class Entry(NamedTuple):
    """One line of the table of contents."""

    path: str
    """The file it leads to."""
    fragment: str
    """The element in it, by id; blank for the whole file."""
    title: str


def entries_of_navigation(data: bytes, path: str) -> list[Entry]:
    """Return the lines of an EPUB 3 navigation document."""
    root = parse(data, path, xhtml=True).root
    navs = [one for one in elements_of(root) if one.name == "nav"]
    toc = next((one for one in navs if "toc" in types_of(one)), navs[0] if navs else None)
    return [] if toc is None else list(_linked(toc, dirname(path)))


def _linked(toc: Element, folder: str) -> Iterator[Entry]:
    for one in elements_of(toc):
        href = one.attributes.get("href", "") if one.name == "a" else ""
        if href and (title := words_of(one, _LONGEST)):
            yield Entry(resolve(folder, href), unquote(href.partition("#")[2]), title)


def entries_of_ncx(data: bytes, path: str) -> list[Entry]:
    """Return the lines of an EPUB 2 table of contents; none when it cannot be understood."""
    try:
        root = parse_xml(data, path)
    except BadMarkup:
        return []
    return list(_points(root, dirname(path)))


def _points(root: Any, folder: str) -> Iterator[Entry]:  # noqa: ANN401 - lxml is not typed
    for point in root.iter("{*}navPoint"):
        content = point.find("{*}content")
        label = point.find("{*}navLabel")
        source = "" if content is None else str(content.get("src", ""))
        title = "" if label is None else " ".join("".join(label.itertext()).split())
        if source and title:
            fragment = unquote(source.partition("#")[2])
            yield Entry(resolve(folder, source), fragment, title[:_LONGEST])
