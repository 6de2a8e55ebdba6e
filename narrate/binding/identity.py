"""Identifiers of packages: the same for the same source and format, whoever makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from narrate.binding.recording import Recording

_NAMESPACE = UUID("0f4b5c5e-6a0b-5e0e-9d25-5d5a2f2b8f11")
"""Ours, drawn once and fixed for ever."""


def identifier(recording: Recording, format_: str) -> str:
    """Return the URN of what ``format_`` makes of a recording.

    It is made from the identifier the source has itself, or else from its name and language, so
    that a mended text keeps it.
    """
    own = recording.metadata.identifier or recording.source["name"]
    parts = (format_, own, recording.source.get("id", ""), recording.language)
    return uuid5(_NAMESPACE, "\n".join(parts)).urn
