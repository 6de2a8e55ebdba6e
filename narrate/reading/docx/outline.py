"""The headings of a document before it is read: which paragraphs, how deep, which begin chapters.

Headings are known by their style. Many documents have none and only set a line in bold or larger
type; such lines count as headings too, as long as they are few beside the text they stand over.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.docx.looks import is_set_apart, look_of, may_head
from narrate.reading.docx.paragraphs import has_words, shape_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.looks import Look
    from narrate.reading.docx.paragraphs import Shape
    from narrate.reading.docx.styles import Styles

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s*[^\W\d_]")
_DEEPEST = 6
_LARGER = 1.15
"""How much larger than the text type must be to set a line apart."""
_MOST = 0.3
"""Share of the paragraphs that lines set apart may be, to count as headings."""


class Outline(NamedTuple):
    """What the headings say."""

    title: str
    """The words in the style of a title, or of the only heading of the first level at the top."""
    levels: dict[XmlElement, int]
    """The headings, by their paragraphs; from 1."""
    chapter_level: int
    """Headings of this level and above begin chapters."""
    titles: tuple[XmlElement, ...]
    """Paragraphs in the style of a title."""


class _Line(NamedTuple):
    element: XmlElement
    shape: Shape
    look: Look | None


def outline_of(body: XmlElement, styles: Styles) -> Outline:
    """Return the headings of a document.

    Chapters are the headings of the first level; where only one of them stands above all others it
    is the title, and the next level that is used begins the chapters.
    """
    lines = _lines(body, styles)
    titles = tuple(line.element for line in lines if line.shape.titles)
    levels = {line.element: line.shape.level for line in lines if line.shape.level}
    levels |= _set_apart(lines)
    levels |= _numbered([one for one in levels if one not in titles])
    counts = Counter(level for one, level in levels.items() if one not in titles)
    top = min(counts, default=1)
    title = " ".join(map(words_of, titles))
    if titles or counts[top] != 1 or len(counts) == 1:
        return Outline(title, levels, top, titles)
    first = next(one for one, level in levels.items() if level == top)
    return Outline(words_of(first), levels, sorted(counts)[1], titles)


def _lines(body: XmlElement, styles: Styles) -> list[_Line]:
    lines = []
    for paragraph in body.iter("{*}p"):
        if has_words(paragraph):
            shape = shape_of(paragraph, styles)
            if not shape.contents:
                lines.append(_Line(paragraph, shape, look_of(paragraph, shape.style, styles)))
    return lines


def _set_apart(lines: Sequence[_Line]) -> dict[XmlElement, int]:
    """Return the levels of lines without a heading's style that are set like headings."""
    sizes: Counter[int] = Counter()
    for line in lines:
        if line.look:
            sizes[line.look.size] += len(words_of(line.element))
    usual = sizes.most_common(1)[0][0] if sizes else 0
    found = {
        line.element: line.look.size
        for line in lines[:-1]
        if line.look
        and (line.look.strong or line.look.size > _LARGER * usual)
        and may_head(line.element, line.shape)
        and not is_set_apart(line.element)
    }
    if len(found) > _MOST * len(lines):
        return {}
    ranks = sorted({size for size in found.values() if size > usual}, reverse=True)
    below = len(ranks) + 1 if ranks else 2
    return {
        element: min(ranks.index(size) + 1 if size in ranks else below, _DEEPEST)
        for element, size in found.items()
    }


def _numbered(headings: Sequence[XmlElement]) -> dict[XmlElement, int]:
    """Return the levels that typed numbers such as "2.1" tell."""
    found = {one: _NUMBER.match(words_of(one)) for one in headings}
    return {one: len(mark[1].split(".")) for one, mark in found.items() if mark}
