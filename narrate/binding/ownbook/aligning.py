"""Which text of a file a text node of the document is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.binding.ownbook.tree import Text

_AHEAD = 200
"""Texts that are looked at before a node is given up: a reader makes nodes of the descriptions of
pictures, which are no texts of the file."""


def aligned(nodes: Sequence[str], numbers: Sequence[int], texts: Sequence[Text]) -> dict[int, Text]:
    """Return the text of the file for nodes of the document, both in order.

    Args:
        nodes: Of the document.
        numbers: Those that stand in the file, sorted.
        texts: Of the file, in order.
    """
    found: dict[int, Text] = {}
    shown = [text for text in texts if text.value.strip()]
    at = 0
    for number in numbers:
        for ahead in range(at, min(at + _AHEAD, len(shown))):
            if shown[ahead].value == nodes[number]:
                found[number] = shown[ahead]
                at = ahead + 1
                break
    return found
