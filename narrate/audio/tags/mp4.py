"""The ``meta`` box of an MP4 file, with what audiobook players look for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from mutagen.mp4 import AtomDataType, MP4Cover, MP4FreeForm, MP4Tags

from narrate.audio.tags.about import PNG_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.audio.tags.about import Tags

_AUDIOBOOK = 2
_FREE_FORM = "----:com.apple.iTunes:"
_HEADER = 8
_BARE_FILE = b"\0\0\0\x10ftypM4B \0\0\0\0" + b"\0\0\0\x08moov"
_UDTA_AT = 24


def mp4_meta(tags: Tags) -> bytes:
    """Return the box; what is empty is not written.

    mutagen writes into files only, so it is given the barest one, and the box is taken from there.
    """
    atoms = MP4Tags()
    for name, value in (*_texts(tags), *_marks(tags)):
        atoms[name] = value
    file = io.BytesIO(_BARE_FILE)
    atoms.save(file, padding=lambda _: 0)
    data = file.getvalue()
    begin = _UDTA_AT + _HEADER
    return data[begin : begin + int.from_bytes(data[begin : begin + 4], "big")]


def _texts(tags: Tags) -> Iterator[tuple[str, object]]:
    plain = (
        ("\xa9nam", tags.title),
        ("\xa9ART", tags.artist),
        ("aART", tags.artist),
        ("\xa9alb", tags.album),
        ("\xa9day", tags.date),
        ("\xa9gen", tags.genre),
        ("\xa9cmt", tags.comment),
        ("desc", tags.comment),
        ("ldes", tags.comment),
        ("cprt", tags.rights),
        ("\xa9pub", tags.publisher),
        ("\xa9nrt", tags.voice),
    )
    free = (
        ("SYNTHETIC VOICE", tags.voice),
        ("SOURCE", tags.source),
        ("LANGUAGE", tags.language),
        ("PUBLISHER", tags.publisher),
    )
    yield from ((name, [text]) for name, text in plain if text)
    for name, text in free:
        if text:
            yield _FREE_FORM + name, [MP4FreeForm(text.encode(), dataformat=AtomDataType.UTF8)]


def _marks(tags: Tags) -> Iterator[tuple[str, object]]:
    """Yield the atoms that are no text: an audiobook, without gaps, its number and its cover."""
    yield "stik", [_AUDIOBOOK]
    yield "pgap", True
    number, _, of = tags.track.partition("/")
    if number:
        yield "trkn", [(int(number), int(of or 0))]
    if tags.cover:
        png = tags.cover.startswith(PNG_HEAD)
        kind = MP4Cover.FORMAT_PNG if png else MP4Cover.FORMAT_JPEG
        yield "covr", [MP4Cover(tags.cover, imageformat=kind)]
