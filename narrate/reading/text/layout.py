"""Lines to paragraphs: decided once for the whole text, from the statistics of its lines.

Three layouts are met: paragraphs parted by blank lines, one paragraph to a line, and lines wrapped
at a fixed width. Wrapped lines betray themselves: the first word of the next line would not have
fitted, and many go on in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.text.lines import Line

_WIDEST_WRAP = 130
"""Columns; nobody wraps by hand beyond this."""
_NARROWEST_WRAP = 25


class Layout(NamedTuple):
    """How the text is set."""

    wrapped: bool
    """Whether a line end is mostly a blank rather than the end of a paragraph."""
    width: int
    """Columns of the widest ordinary line."""


def layout_of(text: str, lines: Sequence[Line]) -> Layout:
    """Decide how ``text`` is set."""
    widths = sorted(line.width for line in lines if not line.blank)
    if not widths:
        return Layout(wrapped=False, width=0)
    width = widths[min(len(widths) - 1, len(widths) * 99 // 100)]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return Layout(wrapped=False, width=width)
    pairs = [
        (upper, lower)
        for upper, lower in zip(lines, lines[1:], strict=False)
        if not upper.blank and not lower.blank
    ]
    full = sum(is_full(text, upper, lower, width) for upper, lower in pairs)
    going_on = sum(text[lower.start].islower() for _, lower in pairs)
    return Layout(wrapped=full * 2 > len(pairs) and going_on * 5 > len(pairs), width=width)


def is_full(text: str, upper: Line, lower: Line, width: int) -> bool:
    """Tell whether the first word of ``lower`` would not have fitted at the end of ``upper``."""
    word = text[lower.start : lower.end].split(maxsplit=1)[0]
    return upper.width + 1 + len(word) > width


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each paragraph."""
    layout = layout_of(text, lines)
    group: list[Line] = []
    for line in lines:
        if group and (line.blank or not _goes_on(text, group[-1], line, layout)):
            yield tuple(group)
            group = []
        if not line.blank:
            group.append(line)
    if group:
        yield tuple(group)


def _goes_on(text: str, upper: Line, lower: Line, layout: Layout) -> bool:
    """Tell whether ``lower`` belongs to the same paragraph as ``upper``."""
    if not layout.wrapped:
        return False
    if is_full(text, upper, lower, layout.width) or text[lower.start].islower():
        return lower.indent <= upper.indent or text[lower.start].islower()
    return upper.width * 3 > layout.width * 2 and text[upper.end - 1] not in '.!?:"”’'
