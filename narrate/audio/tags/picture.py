"""The picture in an audio file, whoever wrote it and whatever its format."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from mutagen import File, MutagenError
from mutagen.flac import Picture
from mutagen.id3 import ID3

if TYPE_CHECKING:
    from os import PathLike


def picture(path: str | PathLike[str]) -> bytes:
    """Return the first picture (JPEG or PNG) of an MP3, M4B, Opus or FLAC file; blank for none."""
    try:
        tags: Any = ID3(path, translate=False)  # reads nothing but the tag
        return next((frame.data for frame in tags.getall("APIC")), b"")
    except MutagenError:
        pass
    try:
        file: Any = File(path)
        if getattr(file, "pictures", None):
            return bytes(file.pictures[0].data)
        if file is None or file.tags is None:
            return b""
        if "covr" in file.tags:
            return bytes(file.tags["covr"][0])
        blocks = file.tags.get("metadata_block_picture") or ()
        return next((bytes(Picture(base64.b64decode(one)).data) for one in blocks), b"")
    except (MutagenError, binascii.Error, IndexError):
        return b""
