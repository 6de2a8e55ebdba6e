"""Sections: which blocks stand in one content file, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.book.fragments import ANNOUNCEMENT
from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model.document import Document

LONGEST = 100_000
"""Characters of the page in one content file; a longer chapter is cut. Reading systems lay out a
file as a whole, and slow ones take seconds for more."""


class Item(NamedTuple):
    """A block, or an announcement that stands between blocks."""

    block: int
    """Index into ``Document.blocks``, or ``ANNOUNCEMENT``."""
    said: str = ""
    """Id of the announcement."""


class Section(NamedTuple):
    """What stands in one content file."""

    number: int
    """From 1, in reading order."""
    chapter: int
    """Index into ``Document.chapters``."""
    opens: bool
    """Whether its chapter begins here."""
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """Name of its files, without an ending."""
        return f"s{self.number:04}"


class Told(NamedTuple):
    """A block or announcement, and the chapter it is heard in: one step of the prepass."""

    chapter: int
    item: Item


def sections(
    document: Document, told: Iterable[Told], *, whole: bool, longest: int = LONGEST
) -> list[Section]:
    """Return all sections in reading order.

    What is heard stands where it is heard, so that text and sound have one order; what is silent
    stands behind the block it follows on the page.

    Args:
        document: The text.
        told: Blocks and announcements in the order they are first heard.
        whole: Whether what is silent is shown as well.
        longest: Characters of the page in one section.
    """
    rows: list[Section] = []
    for chapter, items in enumerate(_by_chapter(document, told, whole=whole)):
        for index, cut in enumerate(_cuts(document, items, longest)):
            rows.append(Section(len(rows) + 1, chapter, index == 0, tuple(cut)))
    return rows


def _by_chapter(document: Document, told: Iterable[Told], *, whole: bool) -> list[list[Item]]:
    heard: list[list[Item]] = [[] for _ in document.chapters]
    placed: set[Item] = set()
    for chapter, item in told:
        if item not in placed:
            placed.add(item)
            heard[chapter].append(item)
    firsts = [one.first_block for one in document.chapters]
    edges = [0, *firsts[1:], len(document.blocks)]
    if not whole:
        return heard
    return [
        _with_silent(items, range(edges[index], edges[index + 1]), placed)
        for index, items in enumerate(heard)
    ]


def _with_silent(heard: list[Item], blocks: range, placed: set[Item]) -> list[Item]:
    """Put the silent blocks of a chapter behind those they follow on the page."""
    behind: dict[int, list[Item]] = {}
    last = ANNOUNCEMENT
    for block in blocks:
        item = Item(block)
        if item in placed:
            last = block
        else:
            behind.setdefault(last, []).append(item)
    rows = list(behind.pop(ANNOUNCEMENT, ()))
    for item in heard:
        rows.append(item)
        if item.block != ANNOUNCEMENT:
            rows += behind.pop(item.block, ())
    for items in behind.values():  # behind blocks that are heard in another chapter
        rows += items
    return rows


def _cuts(document: Document, items: Sequence[Item], longest: int) -> Iterator[list[Item]]:
    """Cut between blocks, best before a heading, never before a note or inside a group."""
    cut: list[Item] = []
    size = 0
    for index, item in enumerate(items):
        length = _length(document, item)
        full = size + length > longest or (size > longest // 2 and _heads(document, item))
        if cut and full and _may_begin(document, items[index - 1], item):
            yield cut
            cut, size = [], 0
        cut.append(item)
        size += length
    if cut:
        yield cut


def _length(document: Document, item: Item) -> int:
    if item.block == ANNOUNCEMENT:
        return 0
    return sum(end - start for _, start, end in document.blocks[item.block].places)


def _heads(document: Document, item: Item) -> bool:
    return item.block != ANNOUNCEMENT and document.blocks[item.block].kind is Kind.HEADING


def _may_begin(document: Document, before: Item, item: Item) -> bool:
    if ANNOUNCEMENT in (before.block, item.block):
        return False
    one, other = document.blocks[before.block], document.blocks[item.block]
    if other.kind is Kind.NOTE or one.kind in (Kind.HEADING, Kind.SPEAKER):
        return False
    return not one.group or one.group != other.group or one.kind is Kind.VERSE
