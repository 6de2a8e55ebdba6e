"""Ogg pages (RFC 3533) of one logical stream."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_PACKET_ENDS = 0xFFFFFFFFFFFFFFFF
"""Granule position of a page on which no packet ends."""
MOST_SEGMENTS = 255
"""Lacing values on a page."""

_CONTINUED, _FIRST, _LAST = 1, 2, 4
_SEGMENT_BYTES = 255
_CRC_AT = 22
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ONES = 0xFFFFFFFF


class OggStream:
    """Numbers the pages of a stream."""

    def __init__(self, serial: int) -> None:
        """Begin; the serial number is fixed, so that the same sound gives the same bytes."""
        self._serial = serial
        self._sequence = 0

    def page(self, packets: Sequence[bytes], granule: int, *, last: bool = False) -> bytes:
        """Return a page of whole packets; the stream's first page is marked as such.

        Args:
            packets: Together of at most ``MOST_SEGMENTS`` lacing values.
            granule: Position at the end of the last of them.
            last: Whether the stream ends here.
        """
        lacing = b"".join(_lacing(len(one)) for one in packets)
        flags = (_LAST if last else 0) | (0 if self._sequence else _FIRST)
        return self._page(flags, granule, lacing, b"".join(packets))

    def pages(self, packet: bytes, granule: int) -> bytes:
        """Return one packet by itself, on as many pages as it needs."""
        lacing = _lacing(len(packet))
        pages = []
        for begin in range(0, len(lacing), MOST_SEGMENTS):
            part = lacing[begin : begin + MOST_SEGMENTS]
            ends = begin + MOST_SEGMENTS >= len(lacing)
            at = begin * _SEGMENT_BYTES
            pages.append(
                self._page(
                    _CONTINUED if begin else 0,
                    granule if ends else NO_PACKET_ENDS,
                    part,
                    packet[at : at + sum(part)],
                )
            )
        return b"".join(pages)

    def _page(self, flags: int, granule: int, lacing: bytes, body: bytes) -> bytes:
        page = bytearray(b"OggS")
        page += bytes((0, flags))
        page += granule.to_bytes(8, "little")
        page += self._serial.to_bytes(4, "little")
        page += self._sequence.to_bytes(4, "little")
        page += bytes(4)
        page += bytes((len(lacing),)) + lacing + body
        page[_CRC_AT : _CRC_AT + 4] = crc32(bytes(page)).to_bytes(4, "little")
        self._sequence += 1
        return bytes(page)


def segments(size: int) -> int:
    """Return how many lacing values a packet of ``size`` bytes takes."""
    return size // _SEGMENT_BYTES + 1


def crc32(data: bytes) -> int:
    """Return Ogg's CRC-32: zlib's polynomial, but not reflected, and start and end at 0.

    It is zlib's of the bytes with their bits turned round, turned round itself.
    """
    reflected = zlib.crc32(data.translate(_REVERSED), _ONES) ^ _ONES
    return int.from_bytes(reflected.to_bytes(4, "big").translate(_REVERSED), "little")


def _lacing(size: int) -> bytes:
    return b"\xff" * (size // _SEGMENT_BYTES) + bytes((size % _SEGMENT_BYTES,))
