"""FLAC frames without their numbers: what of a frame does not change with its place in a stream.

A frame begins with its number in the stream and ends with a checksum over all of it. Kept is the
frame without the number and both checksums, followed by the checksum of what comes after the
header; as a CRC is linear, the whole frame's is worked out from that and the new header alone.
"""

from __future__ import annotations

from array import array
from functools import cache

_FIXED_BYTES = 4
"""Sync, block size, rate, channels and sample size."""
_CRC16_BYTES = 2
_CRC8_POLYNOMIAL = 0x07
_CRC16_POLYNOMIAL = 0x8005
_PERIOD = 32_767
"""x to this power is 1 modulo the CRC-16's polynomial, (x + 1)(x¹⁵ + x + 1)."""
_BITS = 16


def unnumbered(frame: bytes) -> bytes:
    """Return what is kept of a frame as an encoder makes it.

    Raises:
        ValueError: When it is no frame of a stream of fixed block size.
    """
    if frame[:2] != b"\xff\xf8":
        raise ValueError(f"not the head of a FLAC frame: {frame[:4].hex()}")
    after = _FIXED_BYTES + _number_bytes(frame[_FIXED_BYTES])
    header_end = after + _extra_bytes(frame) + 1
    crc = int.from_bytes(frame[-_CRC16_BYTES:], "big")
    body = header_end - 1, len(frame) - _CRC16_BYTES
    of_body = crc ^ _shifted(_crc16(frame[:header_end]), body[1] - header_end)
    return b"".join(
        (
            frame[:_FIXED_BYTES],
            frame[after : header_end - 1],
            frame[header_end : body[1]],
            of_body.to_bytes(_CRC16_BYTES, "big"),
        )
    )


def numbered(kept: bytes, number: int) -> bytes:
    """Return the frame that ``unnumbered`` kept, as number ``number`` (from 0) of a stream."""
    fixed_end = _FIXED_BYTES + _extra_bytes(kept)
    header = kept[:_FIXED_BYTES] + coded_number(number) + kept[_FIXED_BYTES:fixed_end]
    header += bytes((_crc8(header),))
    body = kept[fixed_end:-_CRC16_BYTES]
    of_body = kept[-2] << 8 | kept[-1]
    crc = of_body ^ _shifted(_crc16(header), len(body))
    return header + body + crc.to_bytes(_CRC16_BYTES, "big")


def numbered_size(kept_bytes: int, number: int) -> int:
    """Return the bytes of a frame of which so many were kept, once it has its number."""
    return kept_bytes + len(coded_number(number)) + 1


def coded_number(number: int) -> bytes:
    """Return a frame's number as the format codes it: like UTF-8, up to 31 bits."""
    if number < 0x80:  # noqa: PLR2004 - what one byte holds
        return bytes((number,))
    following = 1
    while number >= 1 << (5 * following + 6):
        following += 1
    lead = (0xFF00 >> (following + 1)) & 0xFF | number >> (6 * following)
    rest = (0x80 | number >> (6 * at) & 0x3F for at in reversed(range(following)))
    return bytes((lead, *rest))


def _number_bytes(lead: int) -> int:
    """Return how many bytes a coded number has, from its first one."""
    ones = 8 - (lead ^ 0xFF).bit_length()
    return max(1, ones)


def _extra_bytes(head: bytes) -> int:
    """Return how many bytes of block size and rate stand between the number and its checksum."""
    block_size, rate = head[2] >> 4, head[2] & 0x0F
    return {6: 1, 7: 2}.get(block_size, 0) + {12: 1, 13: 2, 14: 2}.get(rate, 0)


def _shifted(crc: int, count: int) -> int:
    """Return the CRC-16 of bytes with checksum ``crc`` followed by ``count`` zero bytes."""
    powers, first = _powers(), 8 * count
    shifted = 0
    while crc:
        low = crc & -crc
        shifted ^= powers[(first + low.bit_length() - 1) % _PERIOD]
        crc ^= low
    return shifted


def _crc16(data: bytes) -> int:
    table = _crc16_table()
    crc = 0
    for byte in data:
        crc = (crc << 8 & 0xFFFF) ^ table[crc >> 8 ^ byte]
    return crc


def _crc8(data: bytes) -> int:
    table = _crc8_table()
    crc = 0
    for byte in data:
        crc = table[crc ^ byte]
    return crc


@cache
def _powers() -> array[int]:
    """Return x to the power of 0, 1, … modulo the CRC-16's polynomial."""
    powers = array("H", [1])
    for _ in range(_PERIOD - 1):
        powers.append(_times_x(powers[-1], _CRC16_POLYNOMIAL, _BITS))
    return powers


@cache
def _crc16_table() -> tuple[int, ...]:
    return tuple(_divided(byte << 8, _CRC16_POLYNOMIAL, _BITS) for byte in range(256))


@cache
def _crc8_table() -> tuple[int, ...]:
    return tuple(_divided(byte, _CRC8_POLYNOMIAL, 8) for byte in range(256))


def _divided(value: int, polynomial: int, bits: int) -> int:
    for _ in range(8):
        value = _times_x(value, polynomial, bits)
    return value


def _times_x(value: int, polynomial: int, bits: int) -> int:
    top = value >> (bits - 1)
    return (value << 1 & (1 << bits) - 1) ^ (polynomial if top else 0)
