"""The blocks of a flow as one text with known paragraphs, which the reader of plain text takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from narrate.reading.text.layout import Paragraph
from narrate.reading.text.lines import Line
from narrate.reading.text.reader import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.pdf.flow import Block, Flow


def laid(flow: Flow) -> Page:
    """Return the text of ``flow``, its notes at the end, paragraphs parted by blank lines."""
    paragraphs: list[Paragraph] = []
    levels: dict[int, int] = {}
    parts: list[str] = []
    at = 0
    for block in (*flow.blocks, *flow.notes):
        if block.level:
            levels[at] = block.level
        lines = []
        for line in block.lines:
            lines.append(Line(at, at + len(line), 0))
            parts += [line, "\n"]
            at += len(line) + 1
        paragraphs.append(Paragraph(lines[0], lines[-1], tight=False))
        parts.append("\n")
        at += 1
    return Page(
        text="".join(parts),
        paragraphs=paragraphs,
        levels=levels,
        opening=_opening(flow.blocks),
        marks_shown=True,
    )


def _opening(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the levels of headings that open chapters: the highest there is more than one of."""
    counts = Counter(block.level for block in blocks if block.level)
    levels = sorted(counts)
    several = next((at for at, level in enumerate(levels) if counts[level] > 1), 0)
    return tuple(levels[: several + 1])
