"""How a passage, or a take that must be kept, is written down: compact, versioned, no pickle.

A head in JSON behind its length, the arrays in little-endian order, the encoded frames.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from dataclasses import asdict
from typing import Any

from narrate.model.sound import Codec, Passage, Take

_VERSION = 2
_LENGTH_BYTES = 4


class NotAnObjectFile(ValueError):
    """Bytes that are no passage or take of this version."""


def pack(passage: Passage) -> bytes:
    """Write ``passage`` down; ``unpack`` gives it back."""
    head = {
        "key": passage.key,
        "codec": asdict(passage.codec),
        "frames": passage.frames,
        "lead": passage.lead,
        "trail": passage.trail,
        "peak_db": passage.peak_db,
        "true_peak_db": passage.true_peak_db,
        "limited": passage.limited,
        "exact_marks": passage.exact_marks,
        "counts": [len(passage.starts), len(passage.marks), len(passage.energies)],
    }
    return b"".join(
        (
            _head(head),
            _plain("i", passage.starts),
            _plain("i", passage.ends),
            _plain("i", passage.mark_counts),
            _plain("i", passage.marks),
            _plain("f", passage.energies),
            _plain("f", passage.powers),
            passage.data,
        )
    )


def unpack(packed: bytes) -> Passage:
    """Read a passage; raises ``NotAnObjectFile`` when ``packed`` is none of this version."""
    head, body = _split(packed)
    try:
        segments, marks, energies = head.pop("counts")
        codec = Codec(**head.pop("codec"))
        arrays, rest = _arrays(
            body,
            ("i", segments),
            ("i", segments),
            ("i", segments),
            ("i", marks),
            ("f", energies),
            ("f", energies),
        )
        starts, ends, mark_counts, all_marks, weighted, plain = arrays
        return Passage(
            **head,
            codec=codec,
            starts=array("q", starts),
            ends=array("q", ends),
            mark_counts=mark_counts,
            marks=array("q", all_marks),
            energies=weighted,
            powers=plain,
            data=bytes(rest),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise NotAnObjectFile(str(error)) from error


def pack_take(take: Take) -> bytes:
    """Write ``take`` down, without loss; ``unpack_take`` gives it back."""
    head = {"rate_hz": take.rate_hz, "exact": take.exact, "marks": list(take.marks)}
    return _head(head) + zlib.compress(take.pcm, 1)


def unpack_take(packed: bytes) -> Take:
    """Read a take; raises ``NotAnObjectFile`` when ``packed`` is none of this version."""
    head, body = _split(packed)
    try:
        marks = tuple(head["marks"])
        pcm = zlib.decompress(body)
        return Take(rate_hz=head["rate_hz"], pcm=pcm, marks=marks, exact=head["exact"])
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise NotAnObjectFile(str(error)) from error


def _head(fields: dict[str, Any]) -> bytes:
    text = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")
    return bytes([_VERSION]) + len(text).to_bytes(_LENGTH_BYTES, "little") + text


def _split(packed: bytes) -> tuple[dict[str, Any], memoryview]:
    whole = memoryview(packed)
    if not packed or packed[0] != _VERSION:
        raise NotAnObjectFile("another version")
    begin = 1 + _LENGTH_BYTES
    end = begin + int.from_bytes(whole[1:begin], "little")
    try:
        fields = json.loads(bytes(whole[begin:end]))
    except ValueError as error:
        raise NotAnObjectFile(str(error)) from error
    if not isinstance(fields, dict):
        raise NotAnObjectFile("no head")
    return fields, whole[end:]


def _plain(code: str, values: array[Any]) -> bytes:
    return _little_endian(array(code, values)).tobytes()


def _arrays(body: memoryview, *wanted: tuple[str, int]) -> tuple[list[array[Any]], memoryview]:
    arrays = []
    for code, count in wanted:
        one = array(code)
        size = count * one.itemsize
        if not 0 <= size <= len(body):
            raise NotAnObjectFile("cut short")
        one.frombytes(body[:size])
        arrays.append(_little_endian(one))
        body = body[size:]
    return arrays, body


def _little_endian(values: array[Any]) -> array[Any]:
    if sys.byteorder == "big":
        values.byteswap()
    return values
