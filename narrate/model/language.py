"""Language tags (BCP 47)."""

from __future__ import annotations


def primary(tag: str) -> str:
    """Return the primary subtag, lower case: ``de`` of ``de-AT``."""
    return tag.replace("_", "-").partition("-")[0].lower()
