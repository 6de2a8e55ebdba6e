"""What robots may look at: everything, with the sitemap as the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.model.show import Show


def robots(show: Show) -> bytes:
    """Return ``robots.txt`` (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {show.url('sitemap.xml')}\n".encode()
