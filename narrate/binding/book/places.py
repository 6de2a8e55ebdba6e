"""From a place on the page to the block it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from narrate.model.document import Document
    from narrate.model.span import Place


class Position(NamedTuple):
    """A point in the text of a block."""

    block: int
    """Index into ``Document.blocks``."""
    offset: int
    """In code points of the block's own text."""


class Places:
    """Looks up places; built once for a document."""

    def __init__(self, document: Document) -> None:
        """Sort the stretches of all blocks."""
        rows: list[tuple[int, int, int, int, int]] = []
        for index, block in enumerate(document.blocks):
            offset = 0
            for node, start, end in block.places:
                rows.append((node, start, end, index, offset))
                offset += end - start
        rows.sort()
        self._rows = rows
        self._keys = [row[:2] for row in rows]

    def at(self, node: int, point: int) -> Position | None:
        """Return where a code point of a text node stands; ``None`` outside all blocks.

        The end of a stretch still belongs to it.
        """
        found = bisect_right(self._keys, (node, point)) - 1
        if found < 0:
            return None
        its_node, start, end, block, offset = self._rows[found]
        if its_node != node or point > end:
            return None
        return Position(block, offset + point - start)

    def start(self, place: Place) -> Position | None:
        """Return where ``place`` begins."""
        return self.at(place.node, place.start)
