"""A content document with its fragments, and the clips that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.written import Container
from narrate.binding.ownbook.aligning import aligned
from narrate.binding.ownbook.tree import Node, Tree
from narrate.binding.ownbook.wrapping import Stretch, put, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.binding.book.fragments import Fragment
    from narrate.binding.ownbook.wrapping import Wrapped
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
        self._texts = aligned(document.nodes, numbers, list(body.texts()))
        self._ids = {
            one.attributes["id"] for one in self.tree.root.walk() if "id" in one.attributes
        }

    def add(self, cuts: Iterable[Cut]) -> list[Target]:
        """Wrap every fragment; returns what is highlighted, in the order of ``cuts``.

        A fragment that no one element can hold becomes several, each from the moment its share of
        the letters begins; one whose text is not in the file is left to the clip before it.
        """
        return [target for cut in cuts for target in self._targets(cut)]

    def _targets(self, cut: Cut) -> Iterator[Target]:
        runs = list(wrapped(list(self._stretches(cut))))
        one = cut.fragment
        lengths = [sum(part.end - part.start for part in run.stretches) for run in runs]
        total, before = sum(lengths), 0
        for number, (run, length) in enumerate(zip(runs, lengths, strict=True)):
            id_ = self._fresh(f"narrate-{one.id}" + (f"-{number + 1}" if number else ""))
            put(self.tree, run, id_)
            start = one.start + (one.end - one.start) * before // total
            before += length
            end = one.start + (one.end - one.start) * before // total
            yield Target(id_, one._replace(start=start, end=end), self._container(run))

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

    def _container(self, run: Wrapped) -> Container | None:
        """Return the note a run stands in, where it can be named."""
        node: Node | None = run.start.parent
        while node is not None:
            for kind in node.attributes.get("epub:type", "").split():
                if kind in _KINDS and "id" in node.attributes:
                    return Container(_KINDS[kind], node.attributes["id"])
            node = node.parent
        return None

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
