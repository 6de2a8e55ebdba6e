"""The package document: metadata, every file, the reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.epub.accessibility import accessibility
from narrate.markup.writing import DECLARATION, attributes, element, escaped
from narrate.model.clock import clock
from narrate.model.language import RTL, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.binding.epub.accessibility import Access

MODIFIED = "1980-01-01T00:00:00Z"
"""``dcterms:modified`` of every book: the day it was made is no part of it, because the same text
must give the same bytes."""
_W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
ACTIVE_CLASS = "-epub-media-overlay-active"


class ManifestItem(NamedTuple):
    """A file of the book."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    overlay: str = ""
    """Id of its media overlay."""
    duration_ms: int | None = None
    """Of a media overlay."""
    in_spine: bool = False


class About(NamedTuple):
    """What the package document says of a book."""

    identifier: str
    title: str
    language: str
    author: str = ""
    date: str = ""
    publisher: str = ""
    rights: str = ""
    description: str = ""
    source: str = ""
    """What the text was taken from."""
    narrator: str = ""


def package(about: About, access: Access, items: Iterable[ManifestItem]) -> str:
    """Return the package document."""
    rows = list(items)
    root = {
        "xmlns": "http://www.idpf.org/2007/opf",
        "version": "3.0",
        "unique-identifier": "id",
        "xml:lang": about.language,
        "dir": direction_of(about.language),
    }
    way = "rtl" if direction_of(about.language) == RTL else ""
    metadata = "\n".join([*_described(about), *_timed(about, rows), *accessibility(access)])
    manifest = "\n".join(_item(row) for row in rows)
    spine = "\n".join(element("itemref", idref=row.id) for row in rows if row.in_spine)
    return (
        f"{DECLARATION}<package{attributes(root)}>\n"
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f"<manifest>\n{manifest}\n</manifest>\n"
        f"<spine{attributes({'page-progression-direction': way})}>\n{spine}\n</spine>\n"
        "</package>\n"
    )


def _described(about: About) -> Iterator[str]:
    yield f'<dc:identifier id="id">{escaped(about.identifier)}</dc:identifier>'
    yield f'<dc:title id="title">{escaped(about.title)}</dc:title>'
    yield f"<dc:language>{escaped(about.language)}</dc:language>"
    yield f'<meta property="dcterms:modified">{MODIFIED}</meta>'
    if about.author:
        yield f'<dc:creator id="author">{escaped(about.author)}</dc:creator>'
        yield '<meta refines="#author" property="role" scheme="marc:relators">aut</meta>'
    yield f'<dc:contributor id="narrator">{escaped(about.narrator)}</dc:contributor>'
    yield '<meta refines="#narrator" property="role" scheme="marc:relators">nrt</meta>'
    if _W3C_DATE.match(about.date):
        yield f"<dc:date>{about.date}</dc:date>"
    for name in ("publisher", "rights", "description", "source"):
        value = getattr(about, name)
        if value:
            yield f"<dc:{name}>{escaped(value)}</dc:{name}>"
    yield '<meta name="generator" content="narrate"/>'


def _timed(about: About, rows: Iterable[ManifestItem]) -> Iterator[str]:
    total = 0
    for row in rows:
        if row.duration_ms is not None:
            total += row.duration_ms
            yield (
                f'<meta property="media:duration" refines="#{row.id}">'
                f"{clock(row.duration_ms)}</meta>"
            )
    yield f'<meta property="media:duration">{clock(total)}</meta>'
    yield f'<meta property="media:narrator">{escaped(about.narrator)}</meta>'
    yield f'<meta property="media:active-class">{ACTIVE_CLASS}</meta>'


def _item(row: ManifestItem) -> str:
    return element(
        "item",
        id=row.id,
        href=row.href,
        **{"media-type": row.media_type, "media-overlay": row.overlay},
        properties=row.properties,
    )
