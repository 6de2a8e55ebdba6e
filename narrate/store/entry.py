"""The form of one entry: what makes a flipped bit, a torn write or a swapped file a plain miss."""

from __future__ import annotations

from hashlib import sha256

_MAGIC = b"narrate\x01"
_DIGEST_BYTES = 32


def seal(key: str, data: bytes) -> tuple[bytes, bytes, bytes]:
    """Return head, body and trailer of the entry that holds ``data`` under ``key``.

    The head names the key, so that an entry under another's name is noticed; the trailer is the
    SHA-256 of all before it.
    """
    head = _head(key)
    digest = sha256(head)
    digest.update(data)
    return head, data, digest.digest()


def unseal(key: str, entry: bytes) -> bytes | None:
    """Return what ``entry`` holds, or ``None`` unless it is whole and was sealed under ``key``."""
    head = _head(key)
    if len(entry) < len(head) + _DIGEST_BYTES or not entry.startswith(head):
        return None
    whole = memoryview(entry)
    if sha256(whole[:-_DIGEST_BYTES]).digest() != whole[-_DIGEST_BYTES:]:
        return None
    return bytes(whole[len(head) : -_DIGEST_BYTES])


def _head(key: str) -> bytes:
    name = key.encode("ascii")
    return _MAGIC + len(name).to_bytes(2, "big") + name
