"""A content document with its fragments, and the clips that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.fragments import ANNOUNCEMENT
from narrate.binding.book.written import Container
from narrate.binding.ownbook.aligning import aligned, readable
from narrate.binding.ownbook.tree import Node, Tree
from narrate.binding.ownbook.wrapping import Stretch, holder, put, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.binding.book.fragments import Fragment
    from narrate.model.document import Document
    from narrate.model.span import Place

_KINDS = {
    "footnote": "footnote",
    "endnote": "endnote",
    "rearnote": "endnote",
    "note": "footnote",
    "pagebreak": "pagebreak",
}


class Cut(NamedTuple):
    """A fragment and the stretch of the block it is: from its offset to the next fragment's."""

    fragment: Fragment
    end: int


class Target(NamedTuple):
    """An element that is highlighted, and when."""

    id: str
    fragment: Fragment
    container: Container | None


class Content:
    """A content document under change."""

    def __init__(self, data: bytes, document: Document, numbers: Sequence[int]) -> None:
        """Parse the file and find the document's text nodes ``numbers`` in it."""
        self.tree = Tree(data, html=True)
        self._document = document
        body = next(self.tree.root.find("body"), self.tree.root)
        self._texts = aligned(document.nodes, numbers, list(readable(body)))
        self._ids = {
            one.attributes["id"] for one in self.tree.root.walk() if "id" in one.attributes
        }

    def add(self, cuts: Iterable[Cut]) -> list[Target]:
        """Wrap every fragment; returns what is highlighted, in the order of ``cuts``.

        A fragment that no one element can hold becomes several, each from the moment its share of
        the letters begins; a picture, a drawing or a formula is highlighted itself. What is not
        in the file is heard with the clip before it, or with the first one of its track.
        """
        targets: list[Target] = []
        homeless: Fragment | None = None
        for cut in cuts:
            one = cut.fragment
            found = list(self._targets(cut))
            if found and homeless and homeless.chapter == one.chapter:
                first = found[0].fragment._replace(start=homeless.start)
                found[0] = found[0]._replace(fragment=first)
            elif not found and targets and targets[-1].fragment.chapter == one.chapter:
                longer = targets[-1].fragment._replace(end=one.end)
                targets[-1] = targets[-1]._replace(fragment=longer)
            elif not found:
                homeless = homeless if homeless and homeless.chapter == one.chapter else one
                continue
            homeless = None
            targets += found
        return targets

    def _targets(self, cut: Cut) -> Iterator[Target]:
        if cut.fragment.block == ANNOUNCEMENT:
            return
        stretches = list(self._stretches(cut))
        runs = list(wrapped(stretches))
        one = cut.fragment
        if stretches and not runs:
            node = holder(stretches[0])
            yield Target(self._named(node, f"narrate-{one.id}"), one, self._container(node))
        lengths = [sum(part.end - part.start for part in run.stretches) for run in runs]
        total, before = sum(lengths), 0
        for number, (run, length) in enumerate(zip(runs, lengths, strict=True)):
            id_ = self._fresh(f"narrate-{one.id}" + (f"-{number + 1}" if number else ""))
            put(self.tree, run, id_)
            start = one.start + (one.end - one.start) * before // total
            before += length
            end = one.start + (one.end - one.start) * before // total
            yield Target(id_, one._replace(start=start, end=end), self._container(run.start.parent))

    def _stretches(self, cut: Cut) -> Iterator[Stretch]:
        places = self._document.blocks[cut.fragment.block].places
        for node, start, end in _between(places, cut.fragment.offset, cut.end):
            text = self._texts.get(node)
            if text is None:
                continue
            shown = text.value[start:end]
            first = start + len(shown) - len(shown.lstrip())
            last = start + len(shown.rstrip())
            if first < last:
                yield Stretch(text, first, last)

    def _container(self, inside: Node) -> Container | None:
        """Return the note that something stands in, where it can be named."""
        node: Node | None = inside
        while node is not None:
            for kind in node.attributes.get("epub:type", "").split():
                if kind in _KINDS and "id" in node.attributes:
                    return Container(_KINDS[kind], node.attributes["id"])
            node = node.parent
        return None

    def _named(self, node: Node, otherwise: str) -> str:
        """Return an element's id, which it gets where it has none."""
        if not node.attributes.get("id"):
            node.attributes["id"] = self._fresh(otherwise)
            self.tree.set(node, "id", node.attributes["id"])
        return node.attributes["id"]

    def _fresh(self, id_: str) -> str:
        while id_ in self._ids:
            id_ += "-"
        self._ids.add(id_)
        return id_


def _between(places: Sequence[Place], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of text nodes that a stretch of a block covers."""
    at = 0
    for node, first, last in places:
        length = last - first
        low, high = max(start, at), min(end, at + length)
        if low < high:
            yield node, first + low - at, first + high - at
        at += length
