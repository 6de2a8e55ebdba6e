"""A feed document: the newest episodes, or a page of the archive (RFC 5005)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.writing import DECLARATION, attributes, element, escaped
from narrate.model.namespaces import PREFIXES
from narrate.model.podcast import SEPARATOR
from narrate.publishing.feed.item import LONGEST_CALL, item, licence, rfc822, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from narrate.model.show import Episode, Show

SPACES = {f"xmlns:{prefix}": uri for prefix, uri in PREFIXES.items()}
CURRENT = "feed.xml"
_RSS = "application/rss+xml"


def archive_name(page: int) -> str:
    """Return the name of a page of the archive, counted from the oldest, 1."""
    return f"feed/{page}.rss.xml"


class Paging(NamedTuple):
    """Where a document stands among the others."""

    page: int = 0
    """0 for the subscription document."""
    older: int = 0
    """The archive page before it; 0 for none."""
    newer: int = 0
    """The archive page after it; 0 for none, or the subscription document."""


def feed(
    show: Show, episodes: Iterable[Episode], paging: Paging, changed: datetime | None
) -> Iterator[bytes]:
    """Yield a document in pieces.

    Args:
        show: What is said of all.
        episodes: The newest first.
        paging: Which document it is.
        changed: When anything in it last changed; ``None`` for an empty show.
    """
    yield f'{DECLARATION}<rss version="2.0"{attributes(SPACES)}>\n<channel>\n'.encode()
    for one in (*_channel(show, changed), *_links(show, paging), *_itunes(show), *_podcast(show)):
        yield f"{one}\n".encode()
    for episode in episodes:
        yield f"{item(show, episode)}\n".encode()
    yield b"</channel>\n</rss>\n"


def _channel(show: Show, changed: datetime | None) -> Iterator[str]:
    home = show.link or show.base_url
    yield element("title", short(show.title))
    yield element("link", escaped(home))
    yield element("description", escaped(show.description))
    yield element("language", escaped(show.language.lower()))
    if show.copyright:
        yield element("copyright", short(show.copyright))
    yield element("generator", "narrate")
    if changed:
        yield element("lastBuildDate", rfc822(changed))
    if show.artwork:
        inside = element("url", escaped(show.url(show.artwork.name)))
        inside += element("title", short(show.title)) + element("link", escaped(home))
        yield element("image", inside)


def _links(show: Show, paging: Paging) -> Iterator[str]:
    own = archive_name(paging.page) if paging.page else CURRENT
    yield _link("self", show.url(own))
    if paging.page:
        yield element("fh:archive")
        yield _link("current", show.url(CURRENT))
        newer = archive_name(paging.newer) if paging.newer else ""
        if newer:
            yield _link("next-archive", show.url(newer))
    elif show.hub:
        yield element("atom:link", rel="hub", href=show.hub)
    if paging.older:
        yield _link("prev-archive", show.url(archive_name(paging.older)))


def _link(rel: str, href: str) -> str:
    return element("atom:link", rel=rel, href=href, type=_RSS)


def _itunes(show: Show) -> Iterator[str]:
    if show.author:
        yield element("itunes:author", short(show.author))
    if show.owner_email:
        owner = element("itunes:name", short(show.owner_name or show.author or show.title))
        owner += element("itunes:email", escaped(show.owner_email))
        yield element("itunes:owner", owner)
    for category in show.categories:
        parent, _, child = category.partition(SEPARATOR)
        inside = element("itunes:category", text=child) if child else ""
        yield element("itunes:category", inside, text=parent)
    yield element("itunes:explicit", "true" if show.explicit else "false")
    if show.artwork:
        yield element("itunes:image", href=show.url(show.artwork.name))
    yield element("itunes:type", show.type)


def _podcast(show: Show) -> Iterator[str]:
    yield element("podcast:guid", show.guid)
    yield element("podcast:locked", "yes" if show.locked else "no", owner=show.owner_email)
    yield element("podcast:medium", show.medium)
    if show.licence:
        yield licence(show)
    for one in show.funding:
        yield element("podcast:funding", short(one.text, most=LONGEST_CALL), url=one.url)
    for person in show.persons:
        yield element("podcast:person", short(person.name), role=person.role)
    yield element("podcast:txt", "true", purpose="ai-content")
