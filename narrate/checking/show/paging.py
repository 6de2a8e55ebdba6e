"""The documents of a feed (RFC 5005): the one that is subscribed to, and the archives behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.document import children, document
from narrate.errors import NarrateError
from narrate.model.namespaces import HISTORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Document
    from narrate.model.finding import Finding


def archives(context: Context) -> Iterator[Document | Finding]:
    """Yield the archive documents, the newest first, and what is wrong between them."""
    before, seen = context.feed, {context.feed.name}
    yield from _mark(before, archive=False)
    while link := before.link("prev-archive"):
        name = context.site.name(link)
        if name is None:
            if context.site.whole:
                yield defect("archive-link", f"{before.said} leads to {link}, outside of the show.")
            return
        if name in seen:
            yield defect("archive-loop", f"{before.said} leads back to {name}.")
            return
        seen.add(name)
        context.ledger.note("document", name)
        path = context.site.file(name)
        if path is None:
            if context.site.whole:
                yield defect(
                    "archive-missing", f"{before.said} leads to {name}, which is not there."
                )
            return
        try:
            found = document(path, name)
        except (NarrateError, OSError) as error:
            yield defect("feed-broken", f"{error}.")
            return
        yield found
        yield from _mark(found, archive=True)
        yield from _links(found, before, context)
        before = found


def _mark(found: Document, *, archive: bool) -> Iterator[Finding]:
    if bool(children(found.channel, "archive", HISTORY)) is not archive:
        what = "no fh:archive" if archive else "fh:archive, and is the feed itself"
        yield defect("archive-mark", f"{found.said} has {what}.")


def _links(found: Document, newer: Document, context: Context) -> Iterator[Finding]:
    feed = context.feed
    wanted = {"current": context.site.address(feed.name)}
    if newer is not feed:
        wanted["next-archive"] = context.site.address(newer.name)
    for rel, right in wanted.items():
        said = found.link(rel)
        if said != right:
            yield defect(
                "archive-link", f"The {rel} of {found.said} is '{said}' instead of {right}."
            )
    following = found.link("next-archive")
    if newer is feed and following not in ("", wanted["current"]):
        yield defect("archive-link", f"The next-archive of {found.said} is '{following}'.")
