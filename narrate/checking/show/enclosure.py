"""The sounds of an episode: the one that is enclosed, and the alternatives."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from typing import TYPE_CHECKING

from narrate.checking.defects import clock, defect
from narrate.checking.show.document import children, value
from narrate.checking.show.site import is_web, split
from narrate.checking.show.sounds import TYPES, right_type, sound
from narrate.model.namespaces import ITUNES, PODCAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Entry
    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

_ENCLOSED = {".mp3": "mp3", ".m4a": "mp4", ".mp4": "mp4"}
"""Containers by the endings that PSP-1 knows."""
_DURATION = re.compile(r"\d+|(\d+:)?\d{1,2}:\d{2}")
_LENGTH = re.compile(r"[0-9]{1,18}")
_TOLERANCE_S = 1.5
"""Durations are whole seconds, cut or rounded."""
_SRI = re.compile(r"(sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})")


def seconds_of(entry: Entry, context: Context) -> float | None:
    """Return how long the enclosure plays: by the file or, without it, by what is said."""
    for one in children(entry.item, "enclosure"):
        path = context.file(one.get("url").strip())
        if path is not None and (found := sound(path).seconds) is not None:
            return found
    said = value(entry.item, "duration", ITUNES)
    return _seconds(said) if _DURATION.fullmatch(said) else None


def enclosures(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the enclosure of an item and its duration."""
    found = children(entry.item, "enclosure")
    if len(found) > 1:
        yield defect("enclosure-twice", f"{entry.said} has {len(found)} enclosures.")
    yield from _duration(entry)
    for one in found:
        yield from _enclosure(one, entry, context)


def _enclosure(one: Element, entry: Entry, context: Context) -> Iterator[Finding]:
    address, length = one.get("url"), one.get("length").strip()
    if not is_web(address):
        yield defect("enclosure-url", f"The enclosure of {entry.said} is at '{address}'.")
        return
    ending = _ending(address)
    if ending not in _ENCLOSED:
        yield defect("enclosure-format", f"{entry.said} encloses a file '{ending or address}'.")
    elif not right_type(_ENCLOSED[ending], one.get("type")):
        yield _wrong_type(entry, one.get("type"), _ENCLOSED[ending])
    if not _bytes(length):
        yield defect("enclosure-length", f"{entry.said} says its sound has '{length}' bytes.")
    if (before := context.ledger.note("enclosure", address, entry.said)) is not None:
        yield defect("enclosure-shared", f"{entry.said} encloses what {before} does.")
    if context.lost(address):
        yield defect("enclosure-missing", f"{address} of {entry.said} is not there.")
    elif (path := context.file(address)) is not None:
        yield from _file(path, length, entry)
        if ending in _ENCLOSED and (kind := sound(path).container) != _ENCLOSED[ending]:
            yield defect(
                "enclosure-format", f"{path.name} of {entry.said} is {kind or 'no sound'}."
            )


def _ending(address: str) -> str:
    last = split(address).path.rpartition("/")[2]
    return f".{last.rpartition('.')[2].lower()}" if "." in last else ""


def _wrong_type(entry: Entry, said: str, container: str) -> Finding:
    wanted = TYPES[container][0]
    return defect("enclosure-type", f"{entry.said} says '{said}' and is {wanted}.")


def _file(path: Path, length: str, entry: Entry) -> Iterator[Finding]:
    size = path.stat().st_size
    if _bytes(length) not in (None, 0, size):
        yield defect(
            "enclosure-length", f"{entry.said} says its sound has {length} bytes; it has {size}."
        )
    said, real = value(entry.item, "duration", ITUNES), sound(path).seconds
    if real is None or not _DURATION.fullmatch(said) or not _seconds(said):
        return
    if abs(_seconds(said) - real) > _TOLERANCE_S:
        yield defect(
            "duration-differs",
            f"{entry.said} says it plays {clock(_seconds(said))}; it plays {clock(real)}.",
        )


def _bytes(length: str) -> int | None:
    """Return a number of bytes; ``None`` where it is none."""
    return int(length) if _LENGTH.fullmatch(length) else None


def _duration(entry: Entry) -> Iterator[Finding]:
    said = value(entry.item, "duration", ITUNES)
    if not said:
        yield defect("duration-missing", f"{entry.said} has no itunes:duration.")
    elif not _DURATION.fullmatch(said) or not _seconds(said):
        yield defect("duration-form", f"{entry.said} says it plays '{said}'.")


def _seconds(said: str) -> float:
    total = 0
    for part in said.split(":"):
        total = total * 60 + int(part[:9])
    return float(total)


def alternatives(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the alternative enclosures of an item."""
    for one in children(entry.item, "alternateEnclosure", PODCAST):
        kind, length = one.get("type").strip(), one.get("length").strip()
        addresses = [each.get("uri") for each in children(one, "source", PODCAST)]
        if "/" not in kind:
            yield defect("alternate-type", f"{entry.said} has an alternative of type '{kind}'.")
        if length and _bytes(length) is None:
            yield defect(
                "alternate-length", f"{entry.said} has an alternative of '{length}' bytes."
            )
        if not addresses or not all(split(each).scheme for each in addresses):
            yield defect("alternate-source", f"{entry.said} has an alternative at {addresses}.")
        for address in addresses:
            if context.lost(address):
                yield defect("alternate-missing", f"{address} of {entry.said} is not there.")
            elif (path := context.file(address)) is not None:
                yield from _alternative(one, path, entry, context)


def _alternative(one: Element, path: Path, entry: Entry, context: Context) -> Iterator[Finding]:
    kind, length, size = one.get("type"), one.get("length").strip(), path.stat().st_size
    if _bytes(length) not in (None, size):
        yield defect(
            "alternate-length", f"{entry.said} says {path.name} has {length} bytes; it has {size}."
        )
    container = sound(path).container
    if kind.startswith("audio/") and not right_type(container, kind):
        yield defect(
            "alternate-type", f"{path.name} of {entry.said} is {container or 'no sound'}: '{kind}'."
        )
    for each in children(one, "integrity", PODCAST):
        if each.get("type") == "sri" and not _is_whole(path, each.get("value"), context):
            yield defect("alternate-integrity", f"{path.name} of {entry.said} is another file.")


def _is_whole(path: Path, said: str, context: Context) -> bool:
    """Tell whether a file has the digest of its subresource integrity (any of several will do)."""
    found = [_SRI.fullmatch(one) for one in said.split()]
    if not found or None in found:
        return False
    for one in found:
        assert one is not None
        digest = context.digests.of(path, one[1])
        try:
            if digest is None or digest == b64decode(one[2], validate=True):
                return True
        except binascii.Error:
            continue
    return False
