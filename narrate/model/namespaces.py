"""The namespaces that feeds, catalogues and sitemaps are written in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PSC = "http://podlove.org/simple-chapters"
HISTORY = "http://purl.org/syndication/history/1.0"
"""RFC 5005."""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "itunes": ITUNES,
        "podcast": PODCAST,
        "atom": ATOM,
        "content": CONTENT,
        "psc": PSC,
        "fh": HISTORY,
    }
)
"""What everybody calls them; readers that are no XML readers go by these names."""
SHORT: Mapping[str, str] = MappingProxyType({uri: prefix for prefix, uri in PREFIXES.items()})
