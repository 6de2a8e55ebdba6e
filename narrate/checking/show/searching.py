"""What leads search engines through the site: sitemaps and robots.txt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.document import value
from narrate.errors import NarrateError
from narrate.markup.tree import pieces
from narrate.model.namespaces import SITEMAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

MAP = "sitemap.xml"
ROBOTS = "robots.txt"
_MOST_ADDRESSES, _LARGEST_BYTES = 50_000, 50 * 1024 * 1024
"""Of one sitemap (sitemaps.org)."""
_ROBOTS_BYTES = 500 * 1024
"""What every robot reads of it (RFC 9309 section 2.5)."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
"""W3C Datetime."""


def sitemaps(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the sitemaps, where there are any, and with robots.txt."""
    yield from _robots(context)
    if context.site.file(MAP) is None:
        return
    context.ledger.note("named", MAP)
    yield from _sitemap(MAP, context, index=True)
    for name, place in context.ledger.missing("page", "mapped"):
        yield defect("sitemap-gap", f"{name} of {place} is in no sitemap.")


def _sitemap(name: str, context: Context, *, index: bool) -> Iterator[Finding]:
    path = context.site.file(name)
    if path is None:
        return
    count = 0
    piece = "url"
    try:
        with path.open("rb") as stream:
            if b"<sitemapindex" in stream.read(1000):
                piece = "sitemap"
            stream.seek(0)
            for one in pieces(stream, name, piece):
                if one.name != piece:
                    if (one.namespace, one.name) not in (
                        (SITEMAP, "urlset"),
                        (SITEMAP, "sitemapindex"),
                    ):
                        yield defect("sitemap-broken", f"{name} begins with <{one.name}>.")
                    continue
                count += 1
                yield from _address(one, name, context, follow=index and piece == "sitemap")
    except (NarrateError, OSError) as error:
        yield defect("sitemap-broken", f"{error}.")
        return
    if count > _MOST_ADDRESSES or path.stat().st_size > _LARGEST_BYTES:
        yield defect("sitemap-broken", f"{name} has {count} addresses, more than a sitemap may.")


def _address(one: Element, said: str, context: Context, *, follow: bool) -> Iterator[Finding]:
    address = value(one, "loc", SITEMAP)
    name = context.site.name(address)
    if name is None or context.lost(address):
        yield defect("sitemap-page", f"{said} names {address or 'nothing'}.")
        return
    when = value(one, "lastmod", SITEMAP)
    if when and not _DATE.fullmatch(when):
        yield defect("sitemap-broken", f"{said} has the date '{when}'.")
    if follow:
        if context.ledger.note("sitemap", name) is None:
            yield from _sitemap(name, context, index=False)
    elif context.ledger.note("mapped", name, said) is not None:
        yield defect("sitemap-page", f"{said} names {address} again.")


def _robots(context: Context) -> Iterator[Finding]:
    path = context.site.file(ROBOTS)
    if path is None:
        return
    context.ledger.note("named", ROBOTS)
    everybody = False
    with path.open("rb") as stream:
        text = stream.read(_ROBOTS_BYTES).decode("utf-8", "replace")
    for line in text.splitlines():
        field, _, said = line.partition("#")[0].partition(":")
        field, said = field.strip().lower(), said.strip()
        if field == "user-agent":
            everybody = said == "*"
        elif field == "disallow" and everybody and said == "/":
            yield defect("robots", f"{ROBOTS} keeps everybody out.")
        elif field == "sitemap":
            name = context.site.name(said)
            if name is None or context.site.file(name) is None:
                yield defect("robots", f"{ROBOTS} names {said}, which is no sitemap of the show.")
