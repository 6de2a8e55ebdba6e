"""Where chapters begin, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Chapter
from narrate.reading.building.settling import applied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.model.document import Block

LONGEST_TITLE = 200
"""Characters of a chapter's title."""


class Opening(NamedTuple):
    """The first block of a chapter."""

    title: str
    id: str
    block: Block


def chapters_of(
    openings: Sequence[Opening], title: str, index: Mapping[int, int]
) -> tuple[Chapter, ...]:
    """Return the chapters; what stands before the first is one called ``title``.

    ``index`` gives the place of a block in the document by its ``id()``.
    """
    rows = [(index[id(one.block)], one.title or title, one.id) for one in openings]
    if not rows or rows[0][0] > 0:
        rows.insert(0, (0, title, ""))
    taken: set[str] = set()
    chapters = []
    for number, (first, name, given) in enumerate(rows, start=1):
        identity = given if given and given not in taken else f"c{number}"
        taken.add(identity)
        chapters.append(Chapter(id=identity, title=name, first_block=first))
    return tuple(chapters)


def title_of(text: str, block: Block) -> str:
    """Return a heading, whose text is ``text``, as it is to be shown."""
    words = applied(text, block.edits)
    if block.number:
        words = words.removeprefix(f"{block.number}.").strip() or words
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
