"""The catalogue of books for reading systems: OPDS 1.2, an Atom feed that leads to each book."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from narrate.markup.writing import DECLARATION, element, escaped, line
from narrate.model.language import tag
from narrate.model.media import media_type
from narrate.model.namespaces import ATOM
from narrate.publishing.site.frame import BOOKS, CATALOGUE
from narrate.publishing.site.linked_data import picture
from narrate.publishing.site.wording import machine_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.show import Episode, Show

_SPACES = {"xmlns": ATOM, "xmlns__dc": "http://purl.org/dc/terms/"}
_ACQUIRE = "http://opds-spec.org/acquisition/open-access"
_IMAGES = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+\Z", re.IGNORECASE)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def catalogue(
    show: Show,
    episodes: Iterable[Episode],
    *,
    page: int,
    older: int | None,
    newer: int | None,
) -> bytes:
    """Return a page of the catalogue; episodes without a book are left out.

    Args:
        show: The show.
        episodes: Of this page, newest first.
        page: Its number: 0 for ``opds/index.atom.xml``, 1 for the page of the oldest episodes.
        older: Number of the page before in time; ``None`` on the oldest.
        newer: Number of the page after in time, 0 for the first; ``None`` on the newest.
    """
    entries, changed = [], _NEVER
    for one in episodes:
        if one.file(*BOOKS):
            entries.append("".join(_entry(show, one)))
            changed = max(changed, one.updated)
    home = show.url(address_of(0))
    head = (
        element("id", escaped(show.url(address_of(page)))),
        element("title", escaped(show.title)),
        element("subtitle", escaped(line(show.description))),
        element("updated", _moment(changed)),
        element("icon", escaped(show.url(show.artwork.name))) if show.artwork else "",
        _person(line(show.author, show.title, show.base_url)),
        element("link", rel="self", type=CATALOGUE, href=show.url(address_of(page))),
        element("link", rel="start", type=CATALOGUE, href=home),
        element("link", rel="alternate", type="text/html", href=show.url("index.html")),
        *_step(show, "next", older),
        *_step(show, "previous", newer),
    )
    language = {"xml__lang": tag(show.language)}
    inside = "\n".join(("", *filter(None, head), *entries, ""))
    return (DECLARATION + element("feed", inside, **_SPACES, **language) + "\n").encode()


def address_of(page: int) -> str:
    """Return the name of a page of the catalogue below ``public/``."""
    return f"opds/{page or 'index'}.atom.xml"


def _step(show: Show, rel: str, page: int | None) -> Iterator[str]:
    if page is not None:
        yield element("link", rel=rel, type=CATALOGUE, href=show.url(address_of(page)))


def _entry(show: Show, episode: Episode) -> Iterator[str]:
    yield "<entry>\n"
    rows = (
        element("id", escaped(_id(show, episode))),
        element("title", escaped(line(episode.title, episode.slug))),
        _person(line(episode.author)) if line(episode.author) else "",
        element("published", _moment(episode.published)),
        element("updated", _moment(episode.updated)),
        element("dc:language", escaped(tag(episode.language))),
        element("dc:issued", machine_date(episode.date)) if machine_date(episode.date) else "",
        element("dc:source", escaped(episode.source)) if episode.source else "",
        element("rights", escaped(episode.rights)) if episode.rights else "",
        element("summary", escaped(episode.summary)) if episode.summary else "",
        element("link", rel="alternate", type="text/html", href=show.url(episode.page)),
        *_pictures(show, episode),
        *_books(show, episode),
    )
    for row in rows:
        if row:
            yield f"{row}\n"
    yield "</entry>"


def _pictures(show: Show, episode: Episode) -> Iterator[str]:
    shown = picture(show, episode)
    if shown:
        for rel in _IMAGES:
            yield element("link", rel=rel, type=shown.type, href=show.url(shown.name))


def _books(show: Show, episode: Episode) -> Iterator[str]:
    for ending in BOOKS:
        book = episode.file(ending)
        if book:
            yield element(
                "link",
                rel=_ACQUIRE,
                type=media_type(book.name),
                href=show.url(book.name),
                length=str(book.size),
            )


def _id(show: Show, episode: Episode) -> str:
    """Return an episode's GUID as an IRI, which Atom asks for."""
    if _UUID.match(episode.guid):
        return f"urn:uuid:{episode.guid.lower()}"
    return episode.guid if _IRI.match(episode.guid) else show.url(episode.page)


def _person(name: str) -> str:
    return element("author", element("name", escaped(name)))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
