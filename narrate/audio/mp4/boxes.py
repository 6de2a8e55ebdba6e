"""Boxes of ISO base media files (ISO/IEC 14496-12)."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER_BYTES = 8
LONG_HEADER_BYTES = 16
MOST_32_BIT = 0xFFFFFFFF
UNITY_MATRIX = b"".join(
    one.to_bytes(4, "big") for one in (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
)


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box with its header."""
    body = b"".join(parts)
    return u32(HEADER_BYTES + len(body)) + kind + body


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """Return a box that says its version and flags."""
    return box(kind, u32(version << 24 | flags), *parts)


def long_header(kind: bytes, size: int) -> bytes:
    """Return the header, ``LONG_HEADER_BYTES`` long, of a box whose body has ``size`` bytes."""
    return u32(1) + kind + u64(LONG_HEADER_BYTES + size)


def u16(value: int) -> bytes:
    """Return two bytes."""
    return value.to_bytes(2, "big")


def u32(value: int) -> bytes:
    """Return four bytes."""
    return value.to_bytes(4, "big")


def u64(value: int) -> bytes:
    """Return eight bytes."""
    return value.to_bytes(8, "big")


def table(values: Iterable[int], *, wide: bool = False) -> bytes:
    """Return the number of values and the values, each of four bytes, or eight."""
    column = array("Q" if wide else "I", values)
    if sys.byteorder == "little":
        column.byteswap()
    return u32(len(column)) + column.tobytes()


def timed(kind: bytes, *, before: bytes, duration: int, after: bytes, flags: int = 0) -> bytes:
    """Return a header box whose times are never set, in its long version where one is needed.

    Args:
        kind: ``mvhd``, ``tkhd`` or ``mdhd``.
        before: What stands between the times and the duration.
        duration: In the units of the box.
        after: What stands after it.
        flags: Of the box.
    """
    if duration > MOST_32_BIT:
        return full_box(kind, bytes(16), before, u64(duration), after, version=1, flags=flags)
    return full_box(kind, bytes(8), before, u32(duration), after, flags=flags)
