"""What a page says of itself in its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.html.naming import elements_of, find, lang_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.markup.tree import Element

_TITLE = ("og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_ADDRESSES = ("http:", "https:")
_DATE = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "pubdate",
)
_DESCRIPTION = ("description", "og:description", "dc.description", "dcterms.abstract")
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher")
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright", "rights")
_LIBRARY = re.compile(
    r"(?:The Project Gutenberg e-?book of )?(?P<title>.+?)(?:,? by (?P<author>[^|]+?))?\.?"
    r"(?: [|—-] Project Gutenberg)?",
    re.IGNORECASE,
)
"""Title and author as a library writes them into the title of a page."""
_DAY = re.compile(r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?")


def metadata_of(root: Element, fallback: str = "") -> Metadata:
    """Return what ``root`` says; ``fallback`` is the title where it has none."""
    head = find(root, "head")
    said = _said(head) if head is not None else {}
    title = find(head, "title") if head is not None else None
    own = words_of(title, 500) if title is not None else ""
    site = _first(said, _PUBLISHER)
    heading = find(root, "h1")
    shown = words_of(heading, 300) if heading is not None else ""
    author = _first(said, _AUTHOR)
    if "project gutenberg" in own.lower() and (library := _LIBRARY.fullmatch(own)):
        own, author = library["title"], author or library["author"] or ""
    return Metadata(
        title=_first(said, _TITLE) or _without_site(own, site, shown) or shown or fallback,
        author="" if author.startswith(_ADDRESSES) else author,
        date=_day(_first(said, _DATE)),
        language=lang_of(root) or canonical(said.get("content-language", "")),
        description=_first(said, _DESCRIPTION),
        publisher=site,
        rights=_first(said, _RIGHTS),
    )


def _said(root: Element) -> dict[str, str]:
    """Return the content of ``meta`` elements by their names: the first of each, all authors."""
    said: dict[str, str] = {}
    authors: dict[str, dict[str, None]] = {name: {} for name in _AUTHOR}
    for element in elements_of(root):
        if element.name == "meta":
            attributes = element.attributes
            names = (attributes.get(key, "") for key in ("name", "property", "itemprop"))
            name = next((one for one in names if one), attributes.get("http-equiv", ""))
            content = " ".join(attributes.get("content", "").split())
            if name and content:
                said.setdefault(name.lower(), content)
                if name.lower() in authors and not content.startswith(_ADDRESSES):
                    authors[name.lower()][content] = None
    return said | {name: ", ".join(names) for name, names in authors.items() if names}


def _first(said: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if name in said), "")


def _without_site(title: str, site: str, heading: str) -> str:
    """Return a title without the name of the site that stands behind or before it."""
    for seam in (" | ", " – ", " — ", " - ", " :: ", " » ", " · "):
        parts = title.split(seam)
        if len(parts) > 1 and (heading or site):
            if heading and heading in parts:
                return heading
            if site and site in (parts[0], parts[-1]):
                kept = parts[1:] if parts[0] == site else parts[:-1]
                return seam.join(kept)
    return title


def _day(written: str) -> str:
    found = _DAY.fullmatch(written)
    return found["date"] if found else written
