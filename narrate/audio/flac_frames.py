"""FLAC frames without their numbers: what of a frame does not change with its place in a stream.

A frame begins with its number in the stream and ends with a checksum over all of it. Kept is the
frame without the number and both checksums, followed by the checksum of what comes after the
header; as a CRC is linear, the whole frame's is worked out from that and the new header alone.
All frames of a passage are worked out together.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Bytes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.uint16]

_FIXED_BYTES = 4
"""Sync, block size, rate, channels and sample size, where each has a code of its own."""
_CRC16_BYTES = 2
_CRC8_POLYNOMIAL = 0x07
_CRC16_POLYNOMIAL = 0x8005
_PERIOD = 32_767
"""x to this power is 1 modulo the CRC-16's polynomial, (x + 1)(x¹⁵ + x + 1)."""
_BITS = 16
_FIRST_OF_LENGTH = (0, 0x80, 0x800, 0x1_0000, 0x20_0000, 0x400_0000, 0x8000_0000)
"""The first number that is coded in 1, 2, … bytes, and the first that cannot be."""


def unnumbered(frames: Sequence[bytes]) -> list[bytes]:
    """Return what is kept of frames as an encoder makes them, numbered from 0.

    Raises:
        ValueError: When they are no frames of a stream of fixed block size, or have a block size
            or rate that must be spelt out.
    """
    for frame in frames:
        if frame[:2] != b"\xff\xf8" or frame[2] >> 4 in {6, 7} or frame[2] & 15 > 11:  # noqa: PLR2004 - codes of the format
            raise ValueError(f"not the head of a FLAC frame: {frame[:4].hex()}")
    kept: list[bytes] = []
    for first, end, width in _stretches(0, len(frames)):
        some = frames[first:end]
        headers = _headers(some, np.arange(first, end), width)
        crc = _crc16_fields(some) ^ _shifted(_crc16(headers), _sizes(some, headers.shape[1]))
        tails = _big_endian(crc)
        begin = headers.shape[1]
        kept += (
            frame[:_FIXED_BYTES] + frame[begin:-_CRC16_BYTES] + tails[2 * at : 2 * at + 2]
            for at, frame in enumerate(some)
        )
    return kept


def numbered(kept: Sequence[bytes], first: int) -> list[bytes]:
    """Return the frames that ``unnumbered`` kept, numbered from ``first`` on."""
    frames: list[bytes] = []
    for begin, end, width in _stretches(first, first + len(kept)):
        some = kept[begin - first : end - first]
        headers = _headers(some, np.arange(begin, end), width)
        crc = _crc16_fields(some) ^ _shifted(_crc16(headers), _sizes(some, _FIXED_BYTES))
        heads, tails, size = headers.tobytes(), _big_endian(crc), headers.shape[1]
        frames += (
            heads[size * at : size * (at + 1)]
            + one[_FIXED_BYTES:-_CRC16_BYTES]
            + tails[2 * at : 2 * at + 2]
            for at, one in enumerate(some)
        )
    return frames


def _stretches(first: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield stretches of numbers that are coded in the same number of bytes, with that number."""
    for width, (lowest, beyond) in enumerate(pairwise(_FIRST_OF_LENGTH), 1):
        begin, stop = max(first, lowest), min(end, beyond)
        if begin < stop:
            yield begin, stop, width


def _headers(frames: Sequence[bytes], numbers: NDArray[np.int64], width: int) -> Bytes:
    """Return the headers, one in each row, with numbers of ``width`` bytes and their CRC-8."""
    fixed = np.frombuffer(b"".join(one[:_FIXED_BYTES] for one in frames), dtype=np.uint8)
    whole = np.column_stack((fixed.reshape(-1, _FIXED_BYTES), _coded(numbers, width)))
    table, crc = _table(_CRC8_POLYNOMIAL, 8), np.zeros(len(whole), dtype=np.uint16)
    for column in whole.T:
        crc = table[crc ^ column]
    return np.column_stack((whole, crc.astype(np.uint8)))


def _coded(numbers: NDArray[np.int64], width: int) -> Bytes:
    """Return numbers as the format codes them: like UTF-8, up to 31 bits, one in each row."""
    if width == 1:
        return numbers.astype(np.uint8)[:, None]
    shifts = 6 * np.arange(width - 1, -1, -1)
    digits = numbers[:, None] >> shifts & 0x3F
    digits[:, 0] = numbers >> shifts[0]
    marks = np.full(width, 0x80)
    marks[0] = 0xFF00 >> width & 0xFF
    return np.asarray(digits | marks, dtype=np.uint8)


def _crc16(rows: Bytes) -> Words:
    table, crc = _table(_CRC16_POLYNOMIAL, _BITS), np.zeros(len(rows), dtype=np.uint16)
    for column in rows.T:
        crc = crc << 8 ^ table[crc >> 8 ^ column]
    return crc


def _shifted(crc: Words, counts: NDArray[np.int64]) -> Words:
    """Return the CRC-16 of bytes with checksum ``crc`` followed by so many zero bytes."""
    powers, shifted = _powers(), np.zeros_like(crc)
    for bit in range(_BITS):
        shifted ^= (crc >> bit & 1) * powers[(8 * counts + bit) % _PERIOD]
    return shifted


def _sizes(frames: Sequence[bytes], header_bytes: int) -> NDArray[np.int64]:
    """Return how many bytes stand between header and checksum."""
    return np.array([len(one) for one in frames]) - (header_bytes + _CRC16_BYTES)


def _crc16_fields(frames: Sequence[bytes]) -> Words:
    fields = b"".join(one[-_CRC16_BYTES:] for one in frames)
    return np.frombuffer(fields, dtype=">u2").astype(np.uint16)


def _big_endian(words: Words) -> bytes:
    return words.astype(">u2").tobytes()


@cache
def _powers() -> Words:
    """Return x to the power of 0, 1, … modulo the CRC-16's polynomial."""
    powers = [1]
    for _ in range(_PERIOD - 1):
        powers.append(_times_x(powers[-1], _CRC16_POLYNOMIAL, _BITS))
    return np.array(powers, dtype=np.uint16)


@cache
def _table(polynomial: int, bits: int) -> Words:
    """Return the CRC of each byte by itself."""
    values = []
    for byte in range(256):
        value = byte << bits - 8
        for _ in range(8):
            value = _times_x(value, polynomial, bits)
        values.append(value)
    return np.array(values, dtype=np.uint16)


def _times_x(value: int, polynomial: int, bits: int) -> int:
    top = value >> (bits - 1)
    return (value << 1 & (1 << bits) - 1) ^ (polynomial if top else 0)
