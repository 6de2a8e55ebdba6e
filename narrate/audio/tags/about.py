"""What a file says about itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

PNG_HEAD = b"\x89PNG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a file says about itself; what is empty is not written."""

    title: str = ""
    artist: str = ""
    """The author."""
    album: str = ""
    date: str = ""
    """As ISO 8601 (``1977``, ``1977-06-09``), or as written."""
    language: str = ""
    """BCP 47 tag."""
    comment: str = ""
    genre: str = ""
    publisher: str = ""
    rights: str = ""
    track: str = ""
    """Number of the file in its edition, such as ``3`` or ``3/12``."""
    voice: str = ""
    """The synthetic voice, in words."""
    source: str = ""
    """Identifier of the text in its source."""
    cover: bytes = b""
    """JPEG or PNG."""
    length_ms: int = 0
    loudness_lufs: float | None = None
    """Integrated loudness, for players that level what they play."""
    peak: float | None = None
    """True peak before encoding, full scale = 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterMark:
    """A chapter, in milliseconds from the first sample heard."""

    title: str
    start_ms: int
    end_ms: int
