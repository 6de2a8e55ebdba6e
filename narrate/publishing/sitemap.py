"""The sitemap: shards of 1,000 pages and the list of them (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from narrate.markup.writing import DECLARATION, element, escaped
from narrate.model.namespaces import SITEMAP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from narrate.model.show import Episode, Show

SHARD = 1000
"""Episodes of a shard; the protocol allows 50,000."""


def sitemap(show: Show, episodes: Iterable[Episode]) -> bytes:
    """Return ``sitemap/N.xml``: the pages of these episodes, each with its last change."""
    return _written("urlset", "url", ((show.url(one.page), one.updated) for one in episodes))


def sitemap_index(show: Show, shards: Iterable[int]) -> bytes:
    """Return ``sitemap.xml``: the shards by number.

    It says no dates, so that it changes only when there is another shard.
    """
    rows = ((show.url(f"sitemap/{number}.xml"), None) for number in shards)
    return _written("sitemapindex", "sitemap", rows)


def _written(root: str, name: str, rows: Iterable[tuple[str, datetime | None]]) -> bytes:
    lines = "".join(
        element(
            name,
            element("loc", escaped(address))
            + (element("lastmod", _w3c(changed)) if changed else ""),
        )
        + "\n"
        for address, changed in rows
    )
    return (DECLARATION + element(root, "\n" + lines, xmlns=SITEMAP) + "\n").encode()


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
