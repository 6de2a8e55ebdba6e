"""Elements around what is highlighted, in the mark-up of a content document as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.ownbook.tree import Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.ownbook.tree import Tree

_XHTML = "http://www.w3.org/1999/xhtml"
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn"}
    | {"em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
"""Elements that a ``span`` may hold; what stands in others is wrapped piece by piece."""


class Stretch(NamedTuple):
    """A part of a text of the file."""

    text: Text
    start: int
    end: int
    """In characters of its value."""


class Edge(NamedTuple):
    """A place between the children of an element."""

    parent: Node
    offset: int
    """In the bytes of the file."""


@dataclass(slots=True)
class Wrapped:
    """A run of stretches that one element holds."""

    start: Edge
    end: Edge
    stretches: list[Stretch]


def wrapped(stretches: Sequence[Stretch]) -> Iterator[Wrapped]:
    """Yield as few runs as the mark-up allows, together all of ``stretches``, in order."""
    shown = [one for one in stretches if one.text.parts and _may_wrap(one.text.parent)]
    first = 0
    while first < len(shown):
        for last in range(len(shown) - 1, first - 1, -1):
            run = _run(shown[first : last + 1])
            if run is not None:
                yield run
                first = last + 1
                break


def put(tree: Tree, run: Wrapped, id_: str) -> None:
    """Write the element around a run."""
    tree.insert(run.start.offset, f'<span id="{id_}">')
    tree.insert(run.end.offset, "</span>", closing=True)


def holder(stretch: Stretch) -> Node:
    """Return the smallest element of the page that holds what no ``span`` can be put around.

    That is a picture, a drawing or a formula.
    """
    node = stretch.text.parent
    if stretch.text.parts:
        while node.parent is not None and not _may_wrap(node.parent):
            node = node.parent
    return node


def _may_wrap(node: Node) -> bool:
    """Say whether a ``span`` may stand in ``node``: in XHTML, and not where only lists go."""
    above: Node | None = node
    while above is not None:
        if above.namespace != _XHTML or above.name in ("svg", "math", "ruby"):
            return False
        above = above.parent
    return node.name not in ("table", "tbody", "thead", "tr", "ul", "ol", "dl", "select")


def _run(stretches: list[Stretch]) -> Wrapped | None:
    """Return the place of one element around ``stretches``; ``None`` where none can hold them."""
    one, other = stretches[0], stretches[-1]
    begins = Edge(one.text.parent, one.text.at(one.start))
    ends = Edge(other.text.parent, other.text.at(other.end, closing=True))
    if len(stretches) == 1:
        return Wrapped(begins, ends, stretches)
    for start in _lifted(begins, one, forward=False):
        for end in _lifted(ends, other, forward=True):
            if start.parent is end.parent and _only_inline(start, end):
                return Wrapped(start, end, stretches)
    return None


def _lifted(edge: Edge, stretch: Stretch, *, forward: bool) -> Iterator[Edge]:
    """Yield an edge, and the same one outside the inline elements that begin or end there."""
    yield edge
    node, text = edge.parent, stretch.text
    child: Node | Text = text
    at_border = (
        not text.value[stretch.end :].strip()
        if forward
        else not text.value[: stretch.start].strip()
    )
    while at_border and node.name in _INLINE and node.parent is not None:
        siblings = node.children[::-1] if forward else node.children
        for sibling in siblings:
            if sibling is child:
                break
            if not isinstance(sibling, Text) or sibling.value.strip():
                return
        edge = Edge(node.parent, node.end if forward else node.start)
        yield edge
        child, node = node, node.parent


def _only_inline(start: Edge, end: Edge) -> bool:
    between = (
        child
        for child in start.parent.children
        if isinstance(child, Node) and start.offset <= child.start < end.offset
    )
    return all(
        one.name in _INLINE and one.namespace == _XHTML for child in between for one in child.walk()
    )
