"""Messages between a process and the engine it keeps in a child: lengths, JSON, bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LENGTHS = struct.Struct(">II")


def send(stream: IO[bytes], message: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one message and flush it. Raises ``OSError`` when nobody reads."""
    head = json.dumps(message).encode()
    stream.write(_LENGTHS.pack(len(head), len(body)) + head + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Read one message; ``None`` when the other side is gone."""
    lengths = _exactly(stream, _LENGTHS.size)
    if lengths is None:
        return None
    head_size, body_size = _LENGTHS.unpack(lengths)
    head, body = _exactly(stream, head_size), _exactly(stream, body_size)
    return None if head is None or body is None else (json.loads(head), body)


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    read = stream.read(size)
    return read if len(read) == size else None
