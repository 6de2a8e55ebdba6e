"""Of which kind a picture is, by its first bytes."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n\x1a\n"


def suffix_of(picture: bytes) -> str:
    """Return ``png`` or ``jpeg``, which is also the end of its media type."""
    return "png" if picture.startswith(_PNG) else "jpeg"
