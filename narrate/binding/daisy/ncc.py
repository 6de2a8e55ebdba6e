"""The navigation control centre of DAISY 2.02: what the book is, and where one can go in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.daisy.plain import page
from narrate.binding.daisy.smil10 import FORMAT, metas
from narrate.binding.daisy.talking import GENERATOR, PageKind, clip_id, page_kind
from narrate.markup.writing import attributes, escaped
from narrate.model.clock import hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.daisy.talking import About, Line, Outline

DEEPEST = 6


class Extent(NamedTuple):
    """How large the book is."""

    files: int
    """All of them, the navigation control centre too."""
    bytes: int
    """About."""
    total_ms: int
    """Length of all that is heard."""


def ncc(about: About, outline: Outline, extent: Extent) -> str:
    """Return ``ncc.html``."""
    entries = list(_entries(about, outline))
    facts = _facts(about, outline, extent) | {"ncc:tocItems": str(len(entries))}
    return page(about.language, about.title, metas(facts), "\n".join(entries))


def _entries(about: About, outline: Outline) -> Iterator[str]:
    """Yield headings and pages in the order in which they are heard, the book's title first."""
    yield _entry("h1", {"class": "title", "id": "title"}, outline.headings[0], about.title)
    for number, one in enumerate(outline.in_order(), 1):
        named = {"id": f"n{number}"}
        if one.depth:
            yield _entry(f"h{min(one.depth, DEEPEST)}", named, one, one.title)
        else:
            yield _entry("span", {"class": f"page-{page_kind(one.title)}"} | named, one, one.title)


def _entry(name: str, named: dict[str, str], one: Line, title: str) -> str:
    link = f'<a href="{one.section}.smil#{clip_id(one.target)}">{escaped(title)}</a>'
    return f"<{name}{attributes(named)}>{link}</{name}>"


def _facts(about: About, outline: Outline, extent: Extent) -> dict[str, str]:
    kinds = [page_kind(one.title) for one in outline.pages]
    depth = max(one.depth for one in outline.headings)
    return {
        "dc:creator": about.author,
        "dc:date": about.date,
        "dc:description": about.description,
        "dc:format": FORMAT,
        "dc:identifier": about.identifier,
        "dc:language": about.language,
        "dc:publisher": about.publisher,
        "dc:rights": about.rights,
        "dc:source": about.source,
        "dc:title": about.title,
        "ncc:charset": "utf-8",
        "ncc:depth": str(min(depth, DEEPEST)),
        "ncc:files": str(extent.files),
        "ncc:generator": GENERATOR,
        "ncc:kByteSize": str(-(-extent.bytes // 1000)),
        "ncc:maxPageNormal": str(last_page(outline.pages)),
        "ncc:multimediaType": "audioFullText",
        "ncc:narrator": about.narrator,
        "ncc:pageFront": str(kinds.count(PageKind.FRONT)),
        "ncc:pageNormal": str(kinds.count(PageKind.NORMAL)),
        "ncc:pageSpecial": str(kinds.count(PageKind.SPECIAL)),
        "ncc:producedDate": about.date,
        "ncc:producer": about.publisher,
        "ncc:totalTime": hours(extent.total_ms),
    }


def last_page(pages: Sequence[Line]) -> int:
    """Return the highest ordinary page number; 0 when there is none."""
    return max(
        (int(one.title) for one in pages if page_kind(one.title) is PageKind.NORMAL), default=0
    )
