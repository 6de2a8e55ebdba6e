"""All cards that can be had, and one of them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cards.folders import folders
from narrate.cards.reading import read_card

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.cards.reading import Card

DEFAULT = "english-us"
"""The card that reads when neither a person nor the language decides."""


def paths(near: Path | None = None) -> dict[str, Path]:
    """Return the card files by name, sorted; of two with one name, the nearer one."""
    found: dict[str, Path] = {}
    for folder in folders(near):
        if folder.is_dir():
            for path in folder.glob("*.toml"):
                found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def card(name: str, near: Path | None = None) -> Card | None:
    """Return the card called ``name``, or ``None``.

    Raises ``TomlError`` when there is a mistake in it.
    """
    for folder in folders(near):
        path = folder / f"{name}.toml"
        if path.is_file() and path.parent == folder:
            return read_card(path)
    return None


def cards(near: Path | None = None) -> tuple[Card, ...]:
    """Return all cards, sorted by name.

    Raises ``TomlError`` when there is a mistake in one.
    """
    return tuple(read_card(path) for path in paths(near).values())
