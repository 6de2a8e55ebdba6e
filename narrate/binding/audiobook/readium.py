"""Readium ``.audiobook``: a zip with a Readium Web Publication Manifest, as Thorium plays it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from narrate.binding.archive import Member, pack
from narrate.binding.audiobook.model import audiobook, media
from narrate.binding.recording import BoundFile
from narrate.model.clock import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.audiobook.model import Audiobook, Mark
    from narrate.binding.recording import Recording

PROFILE = "https://readium.org/webpub-manifest/profiles/audiobook"
MEDIA_TYPE = "application/audiobook+json"
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the package."""
    yield BoundFile("", pack(_members(recording)))


def _members(recording: Recording) -> Iterator[Member]:
    book = audiobook(recording, "readium")
    about = json.dumps(manifest(book), ensure_ascii=False, indent=1) + "\n"
    yield Member("manifest.json", [about.encode()])
    yield from media(book, recording)


def manifest(book: Audiobook) -> dict[str, object]:
    """Return ``manifest.json``; what is unknown is left out."""
    about = {
        "@type": "http://schema.org/Audiobook",
        "conformsTo": PROFILE,
        "identifier": book.identifier,
        "title": book.title,
        "author": book.author,
        "narrator": book.narrator,
        "publisher": book.publisher,
        "description": book.description,
        "published": book.date if _DATE.match(book.date) else "",
        "language": book.language,
        "readingProgression": book.direction,
        "duration": book.duration_ms / 1000,
        "accessibility": {
            "accessMode": ["auditory"],
            "accessModeSufficient": ["auditory"],
            "feature": ["tableOfContents"],
            "hazard": ["none"],
        },
    }
    kind = book.cover.rpartition(".")[2]
    cover = {"rel": "cover", "href": book.cover, "type": f"image/{kind}"}
    whole = {
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": {key: value for key, value in about.items() if value != ""},
        "readingOrder": [
            {
                "href": track.name,
                "type": track.media_type,
                "title": name,
                "duration": milliseconds(track.samples) / 1000,
                "bitrate": track.codec.bitrate_kbps,
            }
            for track, name in zip(book.tracks, book.names, strict=True)
        ],
        "resources": [cover] if book.cover else [],
        "toc": contents(book.marks),
    }
    return {key: value for key, value in whole.items() if value}


def contents(marks: Sequence[Mark]) -> list[dict[str, object]]:
    """Return the table of contents, entries within entries by their levels."""
    rows: list[dict[str, object]] = []
    above: list[tuple[int, list[dict[str, object]]]] = [(0, rows)]
    for mark in marks:
        row: dict[str, object] = {"href": mark.href, "title": mark.title}
        while above[-1][0] >= mark.level:
            above.pop()
        into = above[-1][1]
        into.append(row)
        children: list[dict[str, object]] = []
        row["children"] = children
        above.append((mark.level, children))
    return [_without_blanks(row) for row in rows]


def _without_blanks(row: dict[str, object]) -> dict[str, object]:
    children = row["children"]
    kept = {key: value for key, value in row.items() if key != "children"}
    if isinstance(children, list) and children:
        kept["children"] = [_without_blanks(child) for child in children]
    return kept
