"""W3C Audiobooks (Recommendation, 2020) in the Lightweight Packaging Format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from narrate.binding.archive import Member, pack
from narrate.binding.audiobook.model import audiobook, media
from narrate.binding.epub.pages import Entry, nested
from narrate.binding.recording import BoundFile
from narrate.markup.writing import escaped
from narrate.model.clock import iso_duration, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.audiobook.model import Audiobook
    from narrate.binding.recording import Recording

MEDIA_TYPE = "application/lpf+zip"
_CONTENTS = "index.html"
_SUMMARY = "Read by a synthetic voice; chapters can be chosen in the contents."


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the package."""
    yield BoundFile("", pack(_members(recording)))


def _members(recording: Recording) -> Iterator[Member]:
    book = audiobook(recording, "lpf")
    about = json.dumps(manifest(book), ensure_ascii=False, indent=1) + "\n"
    yield Member("publication.json", [about.encode()])
    yield Member(_CONTENTS, [contents(book).encode()])
    yield from media(book, recording)


def manifest(book: Audiobook) -> dict[str, object]:
    """Return ``publication.json``; what is unknown is left out."""
    resources: list[dict[str, object]] = [
        {"type": "LinkedResource", "url": _CONTENTS, "encodingFormat": "text/html"}
        | {"rel": ["contents"]}
    ]
    if book.cover:
        kind = book.cover.rpartition(".")[2]
        resources.append(
            {"type": "LinkedResource", "url": book.cover, "encodingFormat": f"image/{kind}"}
            | {"rel": ["cover"], "name": book.title}
        )
    known = {
        "@context": [
            "https://schema.org",
            "https://www.w3.org/ns/pub-context",
            {"language": book.language, "direction": book.direction},
        ],
        "conformsTo": "https://www.w3.org/TR/audiobooks/",
        "type": "Audiobook",
        "id": book.identifier,
        "url": _CONTENTS,
        "name": book.title,
        "author": book.author,
        "readBy": book.narrator,
        "publisher": book.publisher,
        "description": book.description,
        "copyrightNotice": book.rights,
        "inLanguage": book.language,
        "readingProgression": book.direction,
        "accessMode": ["auditory"],
        "accessModeSufficient": [{"type": "ItemList", "itemListElement": ["auditory"]}],
        "accessibilityFeature": ["tableOfContents"],
        "accessibilityHazard": ["none"],
        "accessibilitySummary": _SUMMARY,
        "abridged": book.abridged,
        "duration": iso_duration(book.duration_ms),
        "readingOrder": [
            {
                "type": "LinkedResource",
                "url": track.name,
                "encodingFormat": track.media_type,
                "name": name,
                "duration": iso_duration(milliseconds(track.samples)),
            }
            for track, name in zip(book.tracks, book.names, strict=True)
        ],
        "resources": resources,
    }
    return {key: value for key, value in known.items() if value not in ("", [])}


def contents(book: Audiobook) -> str:
    """Return the entry page, with the table of contents."""
    entries = [Entry(*mark) for mark in book.marks]
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{book.language}" dir="{book.direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escaped(book.title)}</title>\n'
        '<link rel="publication" href="publication.json">\n</head>\n<body>\n'
        f"<h1>{escaped(book.title)}</h1>\n"
        f'<nav role="doc-toc" aria-label="{escaped(book.title)}">\n{nested(entries)}</nav>\n'
        "</body>\n</html>\n"
    )
