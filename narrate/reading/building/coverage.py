"""What no stretch of a node covers: mark-up that stands in the node itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Omission
from narrate.model.span import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from narrate.model.document import Block

MARKUP = "markup"


def uncovered(
    nodes: Sequence[str],
    wanted: Collection[int],
    blocks: Iterable[Block],
    omissions: Iterable[Omission],
) -> Iterator[Omission]:
    """Yield an omission for every gap in the ``wanted`` nodes; white space is ``blank``."""
    places = [place for block in blocks for place in block.places]
    places += [omission.place for omission in omissions]
    taken: dict[int, list[tuple[int, int]]] = {node: [] for node in wanted}
    for node, start, end in places:
        if node in taken:
            taken[node].append((start, end))
    for node, stretches in taken.items():
        text, at = nodes[node], 0
        stretches.sort()
        stretches.append((len(text), len(text)))
        for start, end in stretches:
            if start > at:
                rule = "blank" if text[at:start].isspace() else MARKUP
                yield Omission(place=Place(node, at, start), rule=rule)
            at = max(at, end)
