"""Which stretches of episodes stand together on a page, and which pages a change touches.

Pages are counted from the oldest episode and never move: page N of size S has the sequences
(N-1)*S+1 to N*S. The newest document (``feed.xml``, ``index.html``) has the last full page and what
came after it, so that an archive page is full when it is first written and changes only when one of
its own episodes does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(NamedTuple):
    """A page: its number (0 for the newest document) and what stands on it and beside it."""

    number: int
    first: int
    """Lowest sequence on it."""
    last: int
    older: int
    """Number of the page before; 0 for none."""
    newer: int
    """Number of the page after; 0 for the newest document, or none."""


def page_of(sequence: int, size: int) -> int:
    """Return the number of the page that a sequence is on, from 1."""
    return (sequence - 1) // size + 1


def archives(last: int, size: int) -> int:
    """Return how many archive pages there are when ``last`` is the highest sequence."""
    return max(0, last // size - 1)


def newest(last: int, size: int) -> Stretch:
    """Return the newest document."""
    count = archives(last, size)
    return Stretch(0, count * size + 1, last, older=count, newer=0)


def archive(number: int, last: int, size: int) -> Stretch:
    """Return an archive page."""
    after = number + 1 if number < archives(last, size) else 0
    return Stretch(number, (number - 1) * size + 1, number * size, older=number - 1, newer=after)


def touched(
    changed: Iterable[int], last: int, size: int, *, written: int
) -> tuple[list[Stretch], Stretch]:
    """Return the archive pages that are to be written, and the newest document.

    Args:
        changed: Sequences of episodes that changed.
        last: The highest sequence.
        size: Episodes on a page.
        written: How many archive pages were there before: those after them are new, and the
            newest of them gets a page after it.
    """
    count = archives(last, size)
    numbers = {page_of(one, size) for one in changed}
    numbers.update(range(written + 1, count + 1))
    if written and written < count:
        numbers.add(written)
    pages = [archive(one, last, size) for one in sorted(numbers) if one <= count]
    return pages, newest(last, size)


def shards(changed: Iterable[int], size: int) -> list[Stretch]:
    """Return the shards that are to be written; every sequence is in one."""
    numbers = sorted({page_of(one, size) for one in changed})
    return [Stretch(one, (one - 1) * size + 1, one * size, older=0, newer=0) for one in numbers]
