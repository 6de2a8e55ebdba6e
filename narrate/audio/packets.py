"""Packets end to end, each with its length before it: how a passage keeps what is not MP3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH_BYTES = 2
"""Little-endian; no packet of a codec we write is longer than 65,535 bytes."""


def pack(packets: Iterable[bytes]) -> bytes:
    """Lay packets end to end.

    Raises:
        OverflowError: When a packet is too long.
    """
    parts: list[bytes] = []
    for packet in packets:
        parts += (len(packet).to_bytes(LENGTH_BYTES, "little"), packet)
    return b"".join(parts)


def unpack(data: bytes) -> Iterator[bytes]:
    """Yield the packets in ``data``, in order.

    Raises:
        ValueError: When the last one is cut short.
    """
    at, end = 0, len(data)
    while at < end:
        begin = at + LENGTH_BYTES
        at = begin + int.from_bytes(data[at:begin], "little")
        if at > end:
            raise ValueError("the last packet is cut short")
        yield data[begin:at]


def sizes(data: bytes) -> Iterator[int]:
    """Yield how many bytes each packet in ``data`` has."""
    at, end = 0, len(data)
    while at < end:
        size = data[at] | data[at + 1] << 8
        yield size
        at += LENGTH_BYTES + size


def first_packets(data: bytes, count: int) -> bytes:
    """Return the first ``count`` packets of ``data``, still packed.

    Raises:
        ValueError: When there are fewer.
    """
    at = 0
    for _ in range(count):
        if at >= len(data):
            raise ValueError(f"fewer than {count} packets")
        at += LENGTH_BYTES + int.from_bytes(data[at : at + LENGTH_BYTES], "little")
    return data[:at]
