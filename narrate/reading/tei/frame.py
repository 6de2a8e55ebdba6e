"""An element that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from narrate.model.tei import Role
from narrate.reading.tei.words import Before

SECTIONS = frozenset({Role.SECTION, Role.CHAPTER, Role.DOCUMENT})
NOTES = frozenset({Role.NOTE, Role.SOURCE})


@dataclass(slots=True)
class Frame:
    """What is known of an element while it is open."""

    element: Any
    name: str
    role: Role
    depth: int
    """How many frames of the builder were open before it."""
    joins: Before = Before.NOTHING
    """How it goes on with a block that is open already; nothing where it opens its own."""
    before: Before = Before.NOTHING
    tail: str = ""
    """Of a note, which stands aside: what came before it, to go on from."""
