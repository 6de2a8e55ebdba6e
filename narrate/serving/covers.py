"""Covers, small: the picture in the audio file, or else one drawn as the edition's would be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.audio.cover import cover, smaller
from narrate.audio.tags import picture
from narrate.serving.shelf import AUDIO

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.serving.shelf import Shelved

SIDE = 224
"""Pixels: twice what is shown."""
_KEPT = 500


def thumbnail(folder: Path, edition: Shelved) -> tuple[str, bytes]:
    """Return the media type and the bytes of an edition's small cover."""
    name = edition.file(*AUDIO)
    if name:
        path = folder / edition.slug / name
        try:
            found = _of_audio(path, path.stat().st_mtime_ns)
        except OSError:
            found = None
        if found:
            return found
    return _drawn(edition.title, edition.author, edition.date)


@lru_cache(_KEPT)
def _of_audio(path: Path, _modified_ns: int) -> tuple[str, bytes] | None:
    """Return the picture in a file; another time of change is another file."""
    held = picture(path)
    try:
        return smaller(held, SIDE) if held else None
    except (OSError, ValueError):  # what Pillow says to what is no picture
        return None


@lru_cache(_KEPT)
def _drawn(title: str, author: str, date: str) -> tuple[str, bytes]:
    return smaller(cover(title, author, date=date), SIDE)
