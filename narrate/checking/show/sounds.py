"""What a sound file is, by its first bytes and its own tables; nothing is decoded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.decoding import Undecodable, decoded

if TYPE_CHECKING:
    from pathlib import Path

_HEAD_BYTES = 12
_CODECS = {"mp3float": "mp3"}
_SYNTHETIC = ("synthe", "sintetic", "sintétic", "text-to-speech", "tts")


class Sound(NamedTuple):
    """A sound file as it presents itself."""

    container: str
    """``mp3``, ``mp4``, ``ogg``, ``flac``, ``wav``, ``webm`` or blank."""
    codec: str
    seconds: float | None
    kbps: float
    synthetic: bool
    """Whether its tags say that the voice is."""


TYPES = {
    "mp3": ("audio/mpeg", "audio/mp3"),
    "mp4": ("audio/mp4", "audio/x-m4a", "audio/m4a", "video/mp4"),
    "ogg": ("audio/ogg", "audio/opus", "application/ogg"),
    "flac": ("audio/flac", "audio/x-flac"),
    "wav": ("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
    "webm": ("audio/webm", "video/webm"),
}
"""Media types of each container, the one to write first."""


@lru_cache(maxsize=64)
def sound(path: Path) -> Sound:
    """Return what a file is; a file that is no sound has no container."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
        with decoded(path) as found:
            tags = " ".join(found.tags.values()).lower()
            codec = _CODECS.get(found.codec, found.codec)
            return Sound(
                container=_container(head, codec),
                codec=codec,
                seconds=found.claimed_s,
                kbps=found.bitrate_kbps,
                synthetic=any(word in tags for word in _SYNTHETIC),
            )
    except (OSError, Undecodable):
        return Sound("", "", None, 0.0, synthetic=False)


def _container(head: bytes, codec: str) -> str:
    """Return the container by its first bytes; a tag may stand before any stream of frames."""
    if head[4:8] == b"ftyp":
        return "mp4"
    for magic, name in (
        (b"OggS", "ogg"),
        (b"fLaC", "flac"),
        (b"RIFF", "wav"),
        (b"\x1a\x45\xdf\xa3", "webm"),
    ):
        if head.startswith(magic):
            return name
    return "mp3" if codec == "mp3" else ""


def right_type(container: str, said: str) -> bool:
    """Tell whether a media type, parameters aside, is one of a container."""
    return said.partition(";")[0].strip().lower() in TYPES.get(container, ())
