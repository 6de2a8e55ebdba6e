"""Colours that go together, chosen by a title."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple


class Palette(NamedTuple):
    """Three colours that go together."""

    paper: str
    ink: str
    accent: str


PALETTES = (
    Palette("#f4efe4", "#22252b", "#a63d2f"),  # cream, brick
    Palette("#17263c", "#f1ead8", "#d9a441"),  # navy, gold
    Palette("#20352e", "#f0eadb", "#c98f5a"),  # bottle green, copper
    Palette("#ece7dd", "#1f3140", "#2f6f77"),  # stone, petrol
    Palette("#4a1f2b", "#f3e8dc", "#d8a48f"),  # burgundy, rose
    Palette("#e6ebe7", "#25302b", "#4f7355"),  # mist, moss
    Palette("#2b2a33", "#efece6", "#9aa7d0"),  # slate, lavender
    Palette("#f2e6d3", "#3a2a20", "#b3701f"),  # sand, ochre
)


def palette_of(title: str, author: str = "") -> Palette:
    """Return the colours of an edition: the same for its cover and for its pages."""
    return PALETTES[digest_of(title, author)[0] % len(PALETTES)]


def digest_of(title: str, author: str = "") -> bytes:
    """Return 32 bytes that are a title's own."""
    return sha256(f"{title}\n{author}".encode("utf-8", "replace")).digest()
