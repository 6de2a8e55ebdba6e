"""The Info frame: the first frame of an MP3, which tells players its length and encoder delay."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from narrate.audio.frames import HEADER_BYTES, parse_header
from narrate.audio.mp3 import ENCODER_DELAY, silence

if TYPE_CHECKING:
    from narrate.model.sound import Codec

_ENCODER = b"LAME3.100"
"""Players believe the delay only of encoders they know."""
_FRAMES_BYTES_TOC_QUALITY = 0x0000000F
_TOC_ENTRIES = 100
_LAME_BYTES = 36
"""From the encoder's name to the end of the checksum."""
_BITRATE_BITS = 0xF000
_ROOMY_BITRATE_INDEX = {576: 8, 1152: 5}
"""Index of 64 kbit/s, whose frames hold the header at every rate, by samples in a frame."""
_LARGEST_32_BIT = 0xFFFFFFFF


def info_frame(codec: Codec, *, frames: int, audio_bytes: int, samples: int) -> bytes:
    """Build the frame that stands before the audio ("Info" for constant bit rate, LAME layout).

    Args:
        codec: What the audio frames are.
        frames: Audio frames, the tail included, this frame not.
        audio_bytes: Their bytes.
        samples: Samples at ``codec.rate_hz`` that decoders are to give out.

    Returns:
        One frame. A decoder that honours it drops the encoder's delay and ends after ``samples``.

    Raises:
        ValueError: When the frames cannot hold so many samples, or far more.
    """
    padding = frames * codec.frame_samples - ENCODER_DELAY - samples
    if not 0 <= padding < 1 << 12:
        raise ValueError(f"{frames} frames do not fit {samples} samples: padding {padding}")
    head = _head(codec)
    shape = parse_header(head)
    total = min(audio_bytes + shape.size, _LARGEST_32_BIT)
    body = bytearray(shape.size)
    body[:HEADER_BYTES] = head
    at = HEADER_BYTES + shape.side_info
    vbr = (
        b"Info"
        + _FRAMES_BYTES_TOC_QUALITY.to_bytes(4, "big")
        + min(frames, _LARGEST_32_BIT).to_bytes(4, "big")
        + total.to_bytes(4, "big")
        + bytes(entry * 256 // _TOC_ENTRIES for entry in range(_TOC_ENTRIES))
        + (100 - 10 * codec.quality).to_bytes(4, "big")
    )
    body[at : at + len(vbr)] = vbr
    at += len(vbr)
    lame = bytearray(_LAME_BYTES)
    lame[0:9] = _ENCODER
    lame[9] = 0x01  # revision 0, constant bit rate
    lame[20] = min(codec.bitrate_kbps, 255)
    lame[21:24] = (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    lame[28:32] = total.to_bytes(4, "big")
    body[at : at + _LAME_BYTES] = lame
    checked = at + _LAME_BYTES - 2
    body[checked : checked + 2] = crc16(bytes(body[:checked])).to_bytes(2, "big")
    return bytes(body)


def _head(codec: Codec) -> bytes:
    """Return the header of the codec's frames, without padding, at a bit rate with room enough."""
    bits = int.from_bytes(silence(codec, 1)[:HEADER_BYTES], "big") & ~(1 << 9)
    shape = parse_header(bits.to_bytes(4, "big"))
    needed = HEADER_BYTES + shape.side_info + 120 + _LAME_BYTES
    if shape.size < needed:
        bits = bits & ~_BITRATE_BITS | _ROOMY_BITRATE_INDEX[shape.samples] << 12
    return bits.to_bytes(4, "big")


def crc16(data: bytes) -> int:
    """Return the CRC-16 of the LAME tag: polynomial 0x8005 reflected, start 0 (CRC-16/ARC)."""
    table = _crc_table()
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


@cache
def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
        table.append(crc)
    return tuple(table)
