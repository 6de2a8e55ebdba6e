"""The XHTML documents of our own books: content, cover, navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.writing import DECLARATION, attributes, escaped
from narrate.model.language import RTL, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}
_SSML = {
    "xmlns:ssml": "http://www.w3.org/2001/10/synthesis",
    "ssml:alphabet": "ipa",
}


class Look(NamedTuple):
    """What all documents of a book have in common."""

    language: str
    style: str = "style.css"
    lexicon: str = ""
    """A PLS file; blank where there is none."""


class Entry(NamedTuple):
    """A line of a table of contents."""

    level: int
    title: str
    target: str


def page(look: Look, title: str, body: str, *, kind: str = "", sounding: bool = False) -> str:
    """Return an XHTML document.

    Args:
        look: Language, style and lexicon.
        title: For the reading system; never blank.
        body: What stands in ``body``, as XML.
        kind: ``epub:type`` of the whole.
        sounding: Whether there are pronunciations in it.
    """
    way = RTL if direction_of(look.language) == RTL else ""
    root = {**_NAMESPACES, **(_SSML if sounding else {})}
    root |= {"lang": look.language, "xml:lang": look.language, "dir": way}
    lexicon = (
        f'<link rel="pronunciation" type="application/pls+xml" href="{look.lexicon}" '
        f'hreflang="{escaped(look.language)}"/>\n'
        if look.lexicon
        else ""
    )
    return (
        f"{DECLARATION}<!DOCTYPE html>\n<html{attributes(root)}>\n<head>\n"
        f"<title>{escaped(title)}</title>\n"
        f'<link rel="stylesheet" type="text/css" href="{look.style}"/>\n{lexicon}</head>\n'
        f"<body{attributes({'epub:type': kind})}>\n{body}\n</body>\n</html>\n"
    )


def navigation(
    look: Look, title: str, entries: Sequence[Entry], pages: Iterable[tuple[str, str]]
) -> str:
    """Return the navigation document: contents and, where there are any, pages.

    Args:
        look: Of the book.
        title: Of the book.
        entries: The table of contents, in order; at least one.
        pages: Number and target of every page of the original.
    """
    body = (
        f"<h1>{escaped(title)}</h1>\n"
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-label="{escaped(title)}">\n'
        f"{nested(entries)}</nav>"
    )
    rows = "".join(
        f'<li><a href="{escaped(target)}">{escaped(number)}</a></li>\n' for number, target in pages
    )
    if rows:
        body += (
            '\n<nav epub:type="page-list" role="doc-pagelist" id="pages" hidden="hidden">\n'
            f"<ol>\n{rows}</ol>\n</nav>"
        )
    return page(look, title, body)


def nested(entries: Sequence[Entry]) -> str:
    """Return entries as lists within lists, however their levels jump."""
    out: list[str] = []
    open_levels: list[int] = []
    for entry in entries:
        while len(open_levels) > 1 and open_levels[-2] >= entry.level:
            open_levels.pop()
            out.append("</li>\n</ol>\n")
        if not open_levels or entry.level > open_levels[-1]:
            open_levels.append(entry.level)
            out.append("<ol>\n")
        else:
            open_levels[-1] = entry.level
            out.append("</li>\n")
        out.append(f'<li><a href="{escaped(entry.target)}">{escaped(entry.title)}</a>\n')
    out.extend("</li>\n</ol>\n" for _ in open_levels)
    return "".join(out)
