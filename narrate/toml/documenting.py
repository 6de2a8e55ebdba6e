"""Rows of a table of keys, as the pages of documentation have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.toml.table import Key

HEAD = "| key | allowed | default | |\n|---|---|---|---|\n"


def row(name: str, key: Key) -> str:
    """Return the row of one key, which is called ``name`` there."""
    allowed = key.kind.allowed.replace("|", "\\|")
    return f"| {name} | {allowed} | {key.default or '–'} | {key.doc} |\n"
