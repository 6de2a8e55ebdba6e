"""What an item must say of its episode, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.channel import explicit
from narrate.checking.show.document import children, value
from narrate.checking.show.site import is_web
from narrate.checking.show.sounds import sound
from narrate.checking.show.texts import texts
from narrate.model.namespaces import ITUNES, PODCAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Entry
    from narrate.model.finding import Finding

_REQUIRED = ("title", "enclosure", "guid")
_ONCE = (
    ("", "title"),
    ("", "guid"),
    ("", "pubDate"),
    ("", "link"),
    ("", "description"),
    (ITUNES, "duration"),
    (ITUNES, "episode"),
    (ITUNES, "season"),
)
_NUMBERED = re.compile(
    r"(?:episode|ep\.?|folge|épisode|episodio|capítulo|aflevering|odcinek)\s*#?\d+\b"
    r"|#\d+\b|s\d{1,2}\s?e\d{1,4}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_LEADING = re.compile(r"(\d+)\s*[.:)–—-]\s")


def item(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the elements of an item by themselves."""
    one, said = entry.item, entry.said
    for name in _REQUIRED:
        if not any(each.text().strip() or each.attributes for each in children(one, name)):
            yield defect("item-missing", f"{said} has no {name}.")
    for namespace, name in _ONCE:
        number = len(children(one, name, namespace))
        if number > 1:
            yield defect("item-twice", f"{said} has {number} times {name}.")
    yield from texts(one, said)
    yield from explicit(value(one, "explicit", ITUNES), said)
    kind = value(one, "episodeType", ITUNES)
    if kind not in ("", "full", "trailer", "bonus"):
        yield defect("episode-type", f"The itunes:episodeType of {said} is '{kind}'.")
    yield from _numbers(entry, context)
    yield from _link(entry, context)


def _numbers(entry: Entry, context: Context) -> Iterator[Finding]:
    one, said = entry.item, entry.said
    number, season = value(one, "episode", ITUNES), value(one, "season", ITUNES)
    kind = value(one, "episodeType", ITUNES) or "full"
    serial = value(context.feed.channel, "type", ITUNES) == "serial"
    for name, text in (("itunes:episode", number), ("itunes:season", season)):
        if text and not _NUMBER.fullmatch(text):
            yield defect("episode-number", f"The {name} of {said} is '{text}'.")
    if serial and kind == "full" and not number:
        yield defect("episode-number", f"{said} of a serial show has no itunes:episode.")
    if number and kind == "full":
        key = f"{season or '1'}/{number}"
        before = context.ledger.note("episode", key, said)
        if before is not None:
            yield defect("episode-twice", f"{said} has the number {number} of {before}.")
    title = value(one, "title")
    leading = _LEADING.match(title)
    if _NUMBERED.match(title) or (leading and leading[1] == number):
        yield defect("title-number", f"{said} has its number in the title.")


def _link(entry: Entry, context: Context) -> Iterator[Finding]:
    address = value(entry.item, "link")
    if not address:
        return
    if not is_web(address):
        yield defect("address-missing", f"The link of {entry.said} is '{address}'.")
        return
    if context.lost(address):
        yield defect("address-missing", f"The link of {entry.said}, {address}, is not there.")
    name = context.site.name(address)
    if name is not None:
        context.ledger.note("page", name, entry.said)


def guid(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the guid of an item, over all documents of the show."""
    found = children(entry.item, "guid")
    text = found[0].text().strip() if found else ""
    if not text:
        return
    if found[0].get("isPermaLink").strip().lower() != "false" and not is_web(text):
        yield defect("guid-permalink", f"The guid of {entry.said}, '{text}', is no address.")
    before = context.ledger.note("guid", text, entry.said)
    if before is not None:
        yield defect("guid-twice", f"{entry.said} has the guid of {before}.")


def disclosure(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield that a synthetic voice is named in the sound and not in the feed."""
    for parent in (entry.item, context.feed.channel):
        for one in children(parent, "txt", PODCAST):
            if one.get("purpose") == "ai-content" and one.text().strip().lower() != "false":
                return
    for one in children(entry.item, "enclosure"):
        path = context.file(one.get("url").strip())
        if path is not None and sound(path).synthetic:
            yield defect("ai-content-missing", f"The voice of {entry.said} is synthetic.")
