"""A block while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from narrate.model.document import Kind
from narrate.reading.text.cuts import Cut


@dataclass(slots=True)
class Piece:
    """A stretch of the source that becomes one block."""

    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ""
    cuts: list[Cut] = field(default_factory=list)
    """In places of the source; settled when the document is put together."""
