"""Runs: blocks that belong together, such as the rows of a table or the lines of a stanza."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.fragments import ANNOUNCEMENT
from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.book.sections import Item
    from narrate.model.document import Block, Document


class Role(StrEnum):
    """What a run is."""

    SINGLE = "single"
    LIST = "list"
    TABLE = "table"
    VERSE = "verse"
    QUOTE = "quote"
    FIGURE = "figure"
    NOTE = "note"


_ROLES = {
    Kind.LIST_ITEM: Role.LIST,
    Kind.TABLE_ROW: Role.TABLE,
    Kind.VERSE: Role.VERSE,
    Kind.QUOTE: Role.QUOTE,
    Kind.FIGURE: Role.FIGURE,
    Kind.CAPTION: Role.FIGURE,
    Kind.NOTE: Role.NOTE,
}


class Run(NamedTuple):
    """Items one after another that are one thing."""

    role: Role
    items: list[Item]
    caption: Item | None = None
    """Of a table."""


def runs(document: Document, items: Sequence[Item], note_of: dict[int, int]) -> Iterator[Run]:
    """Yield the runs of ``items``; ``note_of`` says which note a block is of."""
    run: Run | None = None
    for item in items:
        role = _role(document, item)
        if run is not None and _goes_on(document, run, item, role, note_of):
            run.items.append(item)
            continue
        if run is not None and role is Role.TABLE and _captions(document, run, item):
            run = Run(role, [item], caption=run.items[0])
            continue
        if run is not None:
            yield run
        run = Run(role, [item])
    if run is not None:
        yield run


def _role(document: Document, item: Item) -> Role:
    if item.block == ANNOUNCEMENT:
        return Role.SINGLE
    return _ROLES.get(document.blocks[item.block].kind, Role.SINGLE)


def _goes_on(document: Document, run: Run, item: Item, role: Role, note_of: dict[int, int]) -> bool:
    if role is not run.role or role is Role.SINGLE:
        return False
    before = run.items[-1].block
    if role is Role.NOTE:
        return item.block in note_of and note_of.get(before) == note_of[item.block]
    one, other = document.blocks[before], document.blocks[item.block]
    if role is Role.FIGURE and not one.group:
        return False
    return one.group == other.group and not (
        role is Role.VERSE and _stanza_ends(document, one, other)
    )


def _captions(document: Document, run: Run, item: Item) -> bool:
    """Say whether ``run`` is the caption of the table that begins with ``item``."""
    if run.role is not Role.FIGURE or len(run.items) > 1:
        return False
    one, other = document.blocks[run.items[0].block], document.blocks[item.block]
    return one.kind is Kind.CAPTION and bool(one.group) and one.group == other.group


def _stanza_ends(document: Document, one: Block, other: Block) -> bool:
    """Say whether a blank line of the source stands between two lines of verse."""
    node, _, end = one.places[-1]
    next_node, start, _ = other.places[0]
    return node == next_node and document.nodes[node].count("\n", end, start) > 1
