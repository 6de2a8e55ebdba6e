"""What stands around an element of a page: on the way to it, before it and after it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from narrate.markup.tree import Element


class Surroundings:
    """The elements of a page by what they stand in."""

    def __init__(self, root: Element) -> None:
        """Look once through ``root``."""
        self.root = root
        self._parents: dict[int, Element] = {}
        self._places: dict[int, int] = {}
        """Where an element is among the children of what it stands in."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            for place, child in enumerate(element.children):
                if not isinstance(child, str):
                    self._parents[id(child)] = element
                    self._places[id(child)] = place
                    waiting.append(child)

    def parent(self, element: Element) -> Element | None:
        """Return what ``element`` stands in; ``None`` for the root."""
        return self._parents.get(id(element))

    def ancestry(self, element: Element) -> Iterator[Element]:
        """Yield ``element`` and everything it stands in, from the inside."""
        one: Element | None = element
        while one is not None:
            yield one
            one = self._parents.get(id(one))

    def path(self, element: Element) -> list[Element]:
        """Return the elements from the root to ``element``."""
        return list(self.ancestry(element))[::-1]

    def before(self, element: Element) -> Iterator[Element]:
        """Yield the outermost elements that end before ``element`` begins."""
        for holder, inner in pairwise(self.path(element)):
            for child in holder.elements():
                if child is inner:
                    break
                yield child

    def after(self, element: Element) -> Iterator[Element]:
        """Yield the outermost elements that begin after ``element`` ends, the nearest first."""
        path = self.path(element)
        for holder, inner in reversed(list(pairwise(path))):
            for place in range(self._places[id(inner)] + 1, len(holder.children)):
                child = holder.children[place]
                if not isinstance(child, str):
                    yield child

    def beside(self, kept: Collection[Element], holder: Element) -> Iterator[Element]:
        """Yield the outermost elements in ``holder`` that hold none of those ``kept``.

        None where ``holder`` itself is kept.
        """
        inside = {id(one) for one in kept}
        if id(holder) in inside:
            return
        ways = {id(one) for element in kept for one in self.ancestry(element)}
        waiting = [holder]
        while waiting:
            for child in waiting.pop().elements():
                if id(child) in inside:
                    continue
                if id(child) in ways:
                    waiting.append(child)
                else:
                    yield child
