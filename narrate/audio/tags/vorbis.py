"""Vorbis comments with chapters, and pictures, for Opus and FLAC."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from mutagen.flac import Picture, VCFLACDict
from mutagen.id3 import PictureType
from PIL import Image

from narrate.audio.tags.about import PNG_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.audio.tags.about import ChapterMark, Tags

_VENDOR = "narrate"
_R128_LUFS = -23.0
"""What R128_TRACK_GAIN brings a file to (RFC 7845)."""
_R128_STEPS = 256
"""Its steps in a decibel."""
_REPLAYGAIN_LUFS = -18.0
"""What REPLAYGAIN_TRACK_GAIN brings a file to (ReplayGain 2.0)."""
_BITS_PER_PIXEL = {"L": 8, "P": 8, "RGB": 24, "RGBA": 32}


def vorbis_comment(
    tags: Tags, chapters: Sequence[ChapterMark] = (), *, opus: bool = False
) -> bytes:
    """Return a comment block without framing bit; what is empty is not written.

    Args:
        tags: What the file says about itself.
        chapters: In reading order.
        opus: Whether the block is for Opus, which has a scale of its own for loudness and keeps
            pictures among the comments.
    """
    block = VCFLACDict()
    block.vendor = _VENDOR
    level = _r128(tags) if opus else _replaygain(tags)
    for name, text in (*_texts(tags), *level, *_marks(chapters)):
        block.append((name, text.replace("\0", "")))
    if opus and tags.cover:
        picture = base64.b64encode(flac_picture(tags.cover)).decode("ascii")
        block.append(("METADATA_BLOCK_PICTURE", picture))
    data: bytes = block.write(framing=False)
    return data


def flac_picture(cover: bytes) -> bytes:
    """Return a picture block of FLAC with the front cover; blank for no cover."""
    if not cover:
        return b""
    picture = Picture()
    picture.type = PictureType.COVER_FRONT
    picture.mime = "image/png" if cover.startswith(PNG_HEAD) else "image/jpeg"
    with Image.open(io.BytesIO(cover)) as image:
        picture.width, picture.height = image.size
        picture.depth = _BITS_PER_PIXEL.get(image.mode, 24)
    picture.data = cover
    data: bytes = picture.write()
    return data


def _texts(tags: Tags) -> Iterator[tuple[str, str]]:
    number, _, of = tags.track.partition("/")
    plain = (
        ("TITLE", tags.title),
        ("ARTIST", tags.artist),
        ("ALBUM", tags.album),
        ("DATE", tags.date),
        ("TRACKNUMBER", number),
        ("TRACKTOTAL", of),
        ("GENRE", tags.genre),
        ("DESCRIPTION", tags.comment),
        ("ORGANIZATION", tags.publisher),
        ("COPYRIGHT", tags.rights),
        ("LANGUAGE", tags.language),
        ("PERFORMER", tags.voice),
        ("SYNTHETIC_VOICE", tags.voice),
        ("SOURCE", tags.source),
    )
    yield from ((name, text) for name, text in plain if text)


def _r128(tags: Tags) -> Iterator[tuple[str, str]]:
    if tags.loudness_lufs is not None:
        gain = round((_R128_LUFS - tags.loudness_lufs) * _R128_STEPS)
        yield "R128_TRACK_GAIN", str(gain)


def _replaygain(tags: Tags) -> Iterator[tuple[str, str]]:
    if tags.loudness_lufs is not None:
        yield "REPLAYGAIN_TRACK_GAIN", f"{_REPLAYGAIN_LUFS - tags.loudness_lufs:+.2f} dB"
    if tags.peak is not None:
        yield "REPLAYGAIN_TRACK_PEAK", f"{tags.peak:.6f}"


def _marks(chapters: Sequence[ChapterMark]) -> Iterator[tuple[str, str]]:
    """Yield the chapters as the Ogg chapter extension names them, to the millisecond."""
    for number, one in enumerate(chapters):
        name = f"CHAPTER{number:03d}"
        seconds, ms = divmod(one.start_ms, 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        yield name, f"{hours:02d}:{minutes:02d}:{seconds:02d}.{ms:03d}"
        yield name + "NAME", one.title
