"""Reading order: the columns of a page, one after the other between the lines that span them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.pdf.pages import Line

_FEWEST = 6
"""Lines a column has at least."""
_SHARE = 0.25
"""Share of the lines of a page that each column has at least."""
_SLACK = 6.0
"""Points by which a line may reach over the middle."""
_BACKWARDS = 0.2
"""Share of lines that stand above the one before, from which a page is sorted by height."""


class Set(NamedTuple):
    """A line and the column it is set in."""

    line: Line
    left: float
    right: float
    """Edges of its column."""


def in_order(lines: Sequence[Line]) -> tuple[list[Set], bool]:
    """Return the lines of a page in reading order, and whether it is set in two columns."""
    if not lines:
        return [], False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (left + right) / 2
    first = [line for line in lines if line.right < middle + _SLACK]
    second = [line for line in lines if line.left > middle - _SLACK]
    if not _are_columns(first, second, len(lines)):
        return [Set(line, left, right) for line in _downwards(lines)], False
    return list(_by_columns(lines, first, second)), True


def _are_columns(first: Sequence[Line], second: Sequence[Line], count: int) -> bool:
    """Tell whether two sets of lines stand side by side."""
    if min(len(first), len(second)) < max(_FEWEST, _SHARE * count):
        return False
    low = max(min(line.base for line in first), min(line.base for line in second))
    high = min(max(line.base for line in first), max(line.base for line in second))
    beside = sum(low <= line.base <= high for line in first)
    return 2 * beside > len(first)


def _downwards(lines: Sequence[Line]) -> Sequence[Line]:
    """Return ``lines`` as the file has them, or by their height where it jumps about."""
    pairs = pairwise(lines)
    backwards = sum(after.base > before.base + before.size for before, after in pairs)
    if backwards > _BACKWARDS * len(lines):
        return sorted(lines, key=lambda line: (-round(line.base), line.left))
    return lines


def _by_columns(
    lines: Sequence[Line], first: Sequence[Line], second: Sequence[Line]
) -> Iterator[Set]:
    """Yield the lines between those that span the page: the first column, then the second."""
    edges = [
        (min(line.left for line in column), max(line.right for line in column))
        for column in (first, second)
    ]
    waiting: tuple[list[Line], list[Line]] = ([], [])
    members = [set(map(id, column)) for column in (first, second)]
    for line in sorted(lines, key=lambda line: -line.base):
        column = next((index for index in (0, 1) if id(line) in members[index]), None)
        if column is not None:
            waiting[column].append(line)
            continue
        yield from _emptied(waiting, edges)
        yield Set(line, edges[0][0], edges[1][1])
    yield from _emptied(waiting, edges)


def _emptied(
    waiting: tuple[list[Line], list[Line]], edges: Sequence[tuple[float, float]]
) -> Iterator[Set]:
    for column, (left, right) in zip(waiting, edges, strict=True):
        yield from (Set(line, left, right) for line in column)
        column.clear()
