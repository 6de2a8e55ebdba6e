"""MPEG audio frames: where they begin, how long they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER_BYTES = 4
_SYNC = 0x7FF

_MPEG_1, _MPEG_2 = 0b11, 0b10
_LAYER_3 = 0b01
_BITRATES_KBPS = {
    _MPEG_1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _MPEG_2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = {_MPEG_1: (44_100, 48_000, 32_000), _MPEG_2: (22_050, 24_000, 16_000)}
_SAMPLES = {_MPEG_1: 1152, _MPEG_2: 576}
_MONO = 0b11
_SIDE_INFO_BYTES = {(_MPEG_1, False): 32, (_MPEG_1, True): 17, (_MPEG_2, False): 17}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameHeader:
    """What the four bytes at the head of a layer III frame say (ISO/IEC 11172-3, 13818-3)."""

    rate_hz: int
    bitrate_kbps: int
    samples: int
    """Samples of each channel in the frame."""
    size: int
    """Bytes of the whole frame."""
    side_info: int
    """Bytes of side information after the header."""


@lru_cache(maxsize=64)
def parse_header(head: bytes) -> FrameHeader:
    """Read a frame header.

    Raises:
        ValueError: When these four bytes are none of MPEG-1 or MPEG-2 layer III.
    """
    bits = int.from_bytes(head, "big")
    version, rate_index, bitrate_index = bits >> 19 & 3, bits >> 10 & 3, bits >> 12 & 15
    known = version in _SAMPLES and rate_index < len(_RATES_HZ[_MPEG_1])
    free = bitrate_index in {0, 15}
    if len(head) != HEADER_BYTES or bits >> 21 != _SYNC or not known or free:
        raise ValueError(f"not the head of an MP3 frame: {head.hex()}")
    if bits >> 17 & 3 != _LAYER_3:
        raise ValueError(f"not layer III: {head.hex()}")
    rate_hz = _RATES_HZ[version][rate_index]
    bitrate_kbps = _BITRATES_KBPS[version][bitrate_index]
    samples = _SAMPLES[version]
    return FrameHeader(
        rate_hz=rate_hz,
        bitrate_kbps=bitrate_kbps,
        samples=samples,
        size=samples // 8 * 1000 * bitrate_kbps // rate_hz + (bits >> 9 & 1),
        side_info=_SIDE_INFO_BYTES.get((version, bits >> 6 & 3 == _MONO), 9),
    )


def frame_ends(data: bytes) -> Iterator[int]:
    """Yield where each frame of ``data`` ends; ``data`` begins with a frame.

    Raises:
        ValueError: Where no frame stands, or the last one is cut short.
    """
    position = 0
    while position < len(data):
        position += parse_header(data[position : position + HEADER_BYTES]).size
        if position > len(data):
            raise ValueError("the last MP3 frame is cut short")
        yield position


def first_frames(data: bytes, count: int) -> bytes:
    """Return the first ``count`` frames of ``data``.

    Raises:
        ValueError: When there are fewer.
    """
    if count == 0:
        return b""
    for number, end in enumerate(frame_ends(data), 1):
        if number == count:
            return data[:end]
    raise ValueError(f"fewer than {count} MP3 frames")
