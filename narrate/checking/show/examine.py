"""The entrance: a feed and what is around it in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.artwork import artwork
from narrate.checking.show.books import ENDING as CATALOGUE
from narrate.checking.show.books import catalogue
from narrate.checking.show.channel import channel, namespaces
from narrate.checking.show.context import Context, Digests
from narrate.checking.show.dates import Order, date, published
from narrate.checking.show.document import Document, children, document, entries
from narrate.checking.show.enclosure import alternatives, enclosures, seconds_of
from narrate.checking.show.folding import folded
from narrate.checking.show.item import disclosure, guid, item
from narrate.checking.show.ledger import Ledger
from narrate.checking.show.lock import kept, remembered, unchanged
from narrate.checking.show.manifest import files, left_over, manifest
from narrate.checking.show.notes import notes
from narrate.checking.show.pages import ENDING as PAGE
from narrate.checking.show.pages import page
from narrate.checking.show.paging import archives
from narrate.checking.show.podcasting import of_both, of_show
from narrate.checking.show.searching import sitemaps
from narrate.checking.show.site import Site, base_of
from narrate.checking.show.timed import chapters, transcripts
from narrate.errors import NarrateError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from narrate.checking.show.document import Entry
    from narrate.model.finding import Finding

FEED = "feed.xml"


def examine(path: Path, *, now: datetime, deep: bool = False) -> Iterator[Finding]:
    """Yield the findings of a show.

    Args:
        path: a folder with a ``feed.xml``, or a feed; the files beside it count where there are.
        now: dates after it are of the future.
        deep: compare every file with its digest, not only the first of them.
    """
    return folded(_examined(path, now, deep=deep))


def _examined(path: Path, now: datetime, *, deep: bool) -> Iterator[Finding]:
    whole = path.is_dir()
    feed_path = path / FEED if whole else path
    try:
        feed = document(feed_path, feed_path.name)
    except (NarrateError, OSError) as error:
        yield defect("feed-broken", f"{error}.")
        return
    if wrong := list(namespaces(feed)):
        yield from wrong
        return
    folder = feed_path.parent.absolute()
    base, told = base_of(folder, feed.name, feed.link("self"), feed.enclosures)
    site = Site(folder=folder.resolve(), base=base, whole=whole or told)
    if not site.whole:
        yield defect(
            "feed-files-elsewhere", "Its sounds are not beside it: nothing of them is judged."
        )
    with Ledger() as ledger:
        lock = remembered(folder, feed, ledger)
        context = Context(
            site=site, feed=feed, ledger=ledger, now=now, lock=lock, digests=Digests(deep=deep)
        )
        ledger.note("document", feed.name)
        yield from _documents(context)
        yield from kept(context)
        if whole:
            yield from _folder(context)


def _documents(context: Context) -> Iterator[Finding]:
    order = Order()
    yield from _document(context.feed, context, order)
    if not context.feed.items:
        yield defect("feed-empty", f"{context.feed.said} has no episode.")
    for one in archives(context):
        if isinstance(one, Document):
            yield from _document(one, context, order)
        else:
            yield one


def _document(found: Document, context: Context, order: Order) -> Iterator[Finding]:
    if wrong := list(namespaces(found)):
        yield from wrong
        return
    yield from channel(found, context)
    yield from of_show(found, context)
    yield from artwork(found.channel, found.said, context)
    for name in ("pubDate", "lastBuildDate"):
        for one in children(found.channel, name):
            yield from date(one.text().strip(), f"{name} of {found.said}")
    try:
        for entry in entries(found):
            yield from _item(entry, context)
            yield from order.next(entry)
    except (NarrateError, OSError) as error:
        yield defect("feed-broken", f"{error}.")


def _item(entry: Entry, context: Context) -> Iterator[Finding]:
    seconds = seconds_of(entry, context)
    yield from item(entry, context)
    yield from guid(entry, context)
    yield from unchanged(entry, context)
    yield from published(entry, context)
    yield from enclosures(entry, context)
    yield from alternatives(entry, context)
    yield from disclosure(entry, context)
    yield from of_both(entry.item, entry.said)
    yield from artwork(entry.item, entry.said, context)
    yield from transcripts(entry, seconds, context)
    yield from chapters(entry, seconds, context)
    yield from notes(entry, seconds, context)


def _folder(context: Context) -> Iterator[Finding]:
    yield from sitemaps(context)
    for name in files(context.site.folder):
        if name.endswith(PAGE):
            yield from page(name, context)
        elif name.endswith(CATALOGUE):
            yield from catalogue(name, context)
    yield from manifest(context)
    yield from left_over(context)
    if context.digests.passed_over:
        yield defect(
            "digests-sampled", f"{context.digests.passed_over} files were not compared with theirs."
        )
