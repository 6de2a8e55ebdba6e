"""One document among several: parts of a file as documents of their own, and files as one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Chapter, Document
from narrate.model.span import Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.document import Block, Division, Note, Omission


def parts(document: Document) -> Iterator[Document]:
    """Yield the documents that a file holds; one that holds no others is its own only part."""
    if not document.divisions:
        yield document
    for division in document.divisions:
        yield part(document, division)


def part(document: Document, division: Division) -> Document:
    """Return one document of a file, its text nodes and places counted from its own first.

    Notes whose text stands elsewhere in the file come along.
    """
    notes = [note for note in document.notes if _is_in(division, note)]
    apart = sorted(
        {
            index
            for note in notes
            for index in note.blocks
            if not division.blocks.start <= index < division.blocks.end
        }
    )
    indices = [*range(*division.blocks), *apart]
    at = {index: place for place, index in enumerate(indices)}
    nodes = _Nodes(document, division, apart)
    blocks = tuple(nodes.block(document.blocks[index]) for index in indices)
    return replace(
        document,
        id=division.id,
        nodes=tuple(document.nodes[node] for node in nodes.order),
        blocks=blocks,
        chapters=_chapters(document, division),
        notes=tuple(
            replace(
                note,
                mark=nodes.place(note.mark) if note.mark and note.mark.node in nodes else None,
                blocks=tuple(at[index] for index in note.blocks),
            )
            for note in notes
        ),
        omissions=tuple(
            replace(one, place=nodes.place(one.place)) for one in nodes.omissions(document)
        ),
        findings=(
            *division.findings,
            *(
                replace(one, place=nodes.place(one.place))
                for one in document.findings
                if one.place is not None and one.place.node in nodes
            ),
        ),
        metadata=division.metadata,
        divisions=(),
    )


class _Nodes:
    """The text nodes of a part: its own, then those of notes that stand elsewhere."""

    def __init__(self, document: Document, division: Division, apart: list[int]) -> None:
        elsewhere = {
            place.node
            for index in apart
            for place in document.blocks[index].places
            if not division.nodes.start <= place.node < division.nodes.end
        }
        self.order = [*range(*division.nodes), *sorted(elsewhere)]
        self._runs = [division.nodes, *(Span(node, node + 1) for node in sorted(elsewhere))]
        self._at = {node: place for place, node in enumerate(self.order)}

    def __contains__(self, node: int) -> bool:
        return node in self._at

    def omissions(self, document: Document) -> Iterator[Omission]:
        """Yield those of the file's omissions, which are in order, that stand in these nodes."""
        for first, last in self._runs:
            low = bisect_left(document.omissions, first, key=_node)
            yield from document.omissions[low : bisect_left(document.omissions, last, key=_node)]

    def place(self, place: Place) -> Place:
        """Return where ``place`` is in the part."""
        return Place(self._at[place.node], place.start, place.end)

    def block(self, block: Block) -> Block:
        """Return ``block`` as it is in the part."""
        return replace(block, places=tuple(map(self.place, block.places)))


def _node(omission: Omission) -> int:
    return omission.place.node


def _is_in(division: Division, note: Note) -> bool:
    """Tell whether a note belongs to a part: by its mark, or else by its text."""
    first, end = division.nodes
    if note.mark is not None and first <= note.mark.node:
        return note.mark.node < end
    return any(division.blocks.start <= index < division.blocks.end for index in note.blocks)


def _chapters(document: Document, division: Division) -> tuple[Chapter, ...]:
    """Return the chapters of a part; the first has all up to the next."""
    first, end = division.blocks
    inside = [one for one in document.chapters if first <= one.first_block < end]
    chapters = [replace(one, first_block=one.first_block - first) for one in inside]
    if not chapters or chapters[0].first_block:
        chapters.insert(0, Chapter(id=division.id, title=division.metadata.title, first_block=0))
    return tuple(chapters)
