"""Which text of a file a text node of the document is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.ownbook.tree import Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AHEAD = 200
"""Texts that are looked at before a node is given up."""
_DESCRIBING = ("aria-label", "alt", "alttext", "title")
"""Attributes with words for the ear, in place of a picture or a formula."""


def readable(root: Node) -> Iterator[Text]:
    """Yield all that can be read in an element, in order: texts, and descriptions.

    A description stands in an attribute of its parent, so it has no parts in the file.
    """
    waiting: list[Node | Text] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Text):
            yield one
            continue
        said = next((one.attributes[name] for name in _DESCRIBING if name in one.attributes), "")
        if said.strip():
            yield Text(one, " ".join(said.split()))
        waiting += reversed(one.children)


def aligned(nodes: Sequence[str], numbers: Sequence[int], texts: Sequence[Text]) -> dict[int, Text]:
    """Return the text of the file for nodes of the document, both in order.

    Args:
        nodes: Of the document.
        numbers: Those that stand in the file, sorted.
        texts: Of the file, in order (``readable``).
    """
    found: dict[int, Text] = {}
    shown = [text for text in texts if text.value.strip()]
    at = 0
    for number in numbers:
        for ahead in range(at, min(at + _AHEAD, len(shown))):
            if _is(shown[ahead], nodes[number]):
                found[number] = shown[ahead]
                at = ahead + 1
                break
    return found


def _is(text: Text, node: str) -> bool:
    """Say whether a text is a node's; readers take labels and brackets from descriptions."""
    if text.parts:
        return text.value == node
    said = text.value.removeprefix("[").removesuffix("]").strip()
    return bool(node) and said.endswith(node) and 2 * len(node) >= len(said)
