"""Encoding a passage as frames that can be laid beside any others, in any of our codecs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from narrate.model.sound import Codec


class Encoder(Protocol):
    """What each codec's module has."""

    def encode(self, pcm: bytes, codec: Codec, /) -> bytes:
        """Encode a passage's sound."""

    def silence(self, codec: Codec, frames: int, /) -> bytes:
        """Return so many frames of silence."""

    def tail(self, codec: Codec, /) -> bytes:
        """Return what follows the last passage."""


class _Home(NamedTuple):
    module: str
    package: str
    """The distribution that brings the encoder."""


_HOMES = {
    "mp3": _Home("mp3", "lameenc"),
    "aac": _Home("aac", "av"),
    "opus": _Home("opus", "av"),
    "flac": _Home("flac", "av"),
}


def package(codec: Codec) -> str:
    """Return the name of the distribution whose version decides the codec's bytes."""
    return _HOMES[codec.name].package


def encode(pcm: bytes, codec: Codec) -> bytes:
    """Encode sound at ``codec.rate_hz`` as whole frames.

    Args:
        pcm: 16-bit little-endian mono samples; padded with silence to whole frames.
        codec: What to make.

    Returns:
        MP3 frames end to end without any header frame, or packets as ``packets.pack`` lays them.
        FLAC frames are without their numbers (``flac_frames``).

    Raises:
        ValueError: When the sound does not begin and end in silence as long as the encoder's
            delay (a programmer's mistake: what is there would be lost or smeared over the seam).
    """
    return _encoder(codec).encode(pcm, codec)


def silence(codec: Codec, frames: int) -> bytes:
    """Return so many frames of silence, as ``encode`` would; they stand on their own."""
    return _encoder(codec).silence(codec, frames) if frames else b""


def tail(codec: Codec) -> bytes:
    """Return the silence that follows the last passage, so that all of it is given out."""
    return _encoder(codec).tail(codec)


def _encoder(codec: Codec) -> Encoder:
    # PyAV takes a tenth of a second to load, and most editions need none of it
    return cast("Encoder", import_module(f"narrate.audio.{_HOMES[codec.name].module}"))
