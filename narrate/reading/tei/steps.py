"""The elements of a tree in file order, as they begin and end, in flat memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def steps(root: Any) -> Iterator[tuple[bool, Any]]:  # noqa: ANN401 - lxml is not typed
    """Yield every node of the tree twice: with true where it begins, with false where it ends."""
    around: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    yield True, root
    while around:
        element, children = around[-1]
        child = next(children, None)
        if child is None:
            around.pop()
            yield False, element
        else:
            around.append((child, iter(child)))
            yield True, child
