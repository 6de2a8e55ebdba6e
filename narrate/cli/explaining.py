"""``--explain``: the page with every changed or omitted stretch marked, and the rule behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind
from narrate.scripting.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.document import Document
    from narrate.model.script import Change, Script
    from narrate.model.span import Place

SILENT = "silent"
HIDDEN = "hidden"
"""White space that is neither said nor worth a mark."""


class Mark(NamedTuple):
    """One stretch that is not said as it stands."""

    place: Place
    spoken: str
    """Empty where it is silent."""
    rule: str
    page: str = ""
    """The stretch itself, where it has been looked up."""
    goes_on: bool = False
    """Whether it goes on with what the mark before it says, in another node."""


def marks(document: Document, script: Script) -> list[Mark]:
    """Return all marks in page order: changes, what no block holds, and notes left out."""
    found = [Mark(one.place, one.spoken, one.rule) for one in script.changes]
    several = ((one.rule, place) for one in script.changes for place in one.places[1:])
    found += [Mark(place, "", rule, goes_on=True) for rule, place in several]
    found += [Mark(one.place, "", one.rule) for one in document.omissions]
    spoken = {paragraph.block for paragraph in script.paragraphs}
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.NOTE and index not in spoken:
            found += [Mark(place, "", block.kind.value) for place in block.places]
    alone = {mark.place: mark for mark in found}  # of several for one stretch, the reader's
    return sorted(alone.values(), key=_order)


def _order(mark: Mark) -> tuple[tuple[int, int], int]:
    return mark.place[:2], -mark.place.end


def explained(document: Document, script: Script) -> Iterator[str]:
    """Yield the page with its marks in place: as it stands, or of mark-up a line for each block.

    A mark reads ``{page = spoken; rule}``. White space that is left out is not marked.
    """
    found = marks(document, script)
    if len(document.nodes) == 1:
        yield "".join(map(_shown, _marked(document.nodes[0], found)))
        return
    by_node: dict[int, list[Mark]] = {}
    for mark in sorted([*found, *_indentation(document)], key=_order):
        by_node.setdefault(mark.place.node, []).append(mark)
    for nodes in _lines(document):
        pieces: list[str | Mark] = []
        for node in nodes:
            for piece in _marked(document.nodes[node], by_node.get(node, ())):
                _append(pieces, piece)
        if line := " ".join("".join(map(_shown, pieces)).split()):
            yield line


def _indentation(document: Document) -> Iterator[Mark]:
    """Yield the white space inside words, which mark-up has for its own sake."""
    for block in document.blocks:
        text = document.text_of(block)
        page = clean(text, block.edits, block.places)
        for edit in block.edits:
            if not edit.spoken and text[slice(*edit.span)].isspace():
                for place in page.stretches(*edit.span):
                    yield Mark(place, "", HIDDEN)


def _lines(document: Document) -> Iterator[list[int]]:
    """Yield the text nodes that stand on a line together: a block, with the notes inside it."""
    owner = {
        place.node: index
        for index, block in enumerate(document.blocks)
        if block.kind is not Kind.NOTE
        for place in reversed(block.places)
    }
    line: list[int] = []
    at = -1
    for node in range(len(document.nodes)):
        if owner.get(node, at) != at:
            yield line
            line, at = [], owner[node]
        line.append(node)
    yield line


def _append(pieces: list[str | Mark], piece: str | Mark) -> None:
    """Add a piece; what is silent for the same reason as what stands before it is one mark."""
    last = pieces[-1] if pieces else ""
    if isinstance(piece, Mark) and isinstance(last, Mark) and piece.goes_on:
        pieces[-1] = last._replace(page=f"{last.page}{piece.page}")
    elif isinstance(piece, str) or isinstance(last, str) or piece.spoken or last.spoken:
        pieces.append(piece)
    elif piece.rule == last.rule:
        pieces[-1] = last._replace(page=f"{last.page} {piece.page}")
    else:
        pieces.append(piece)


def _shown(piece: str | Mark) -> str:
    if isinstance(piece, str):
        return piece
    return f"{{{' '.join(piece.page.split())} = {piece.spoken or SILENT}; {piece.rule}}}"


def _marked(text: str, found: Iterable[Mark]) -> Iterator[str | Mark]:
    at = 0
    for mark in found:
        _, start, end = mark.place
        page = text[start:end]
        if start < at or not (page.strip() or mark.spoken or mark.rule == HIDDEN):
            continue
        if start > at:
            yield text[at:start]
        if mark.rule != HIDDEN:
            yield mark._replace(page=page)
        at = end
    if at < len(text):
        yield text[at:]


def rule_lines(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """Return a row for each change: page, spoken form, rule."""
    return [
        (" ".join(one.text.split()), one.spoken or SILENT, one.rule)
        for one in changes
        if one.text.strip() or one.spoken
    ]
