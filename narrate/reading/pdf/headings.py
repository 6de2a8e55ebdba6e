"""Headings: lines in larger type, and those that the PDF's own list of contents names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.reading.pdf.pages import Line, Mark
    from narrate.reading.pdf.setting import Type

_LARGER = 1.12
"""Times the size of the text from which a line may be a heading."""
_LONGEST = 200
_DEEPEST = 6
_FEWEST_LETTERS = 4
_LEADER = re.compile(r"(?:\.\s?){4,}")
"""Rows of dots, as in lists of contents."""


class Headings:
    """Tells the level of every line of a document."""

    def __init__(self, pages: Iterable[Sequence[Line]], marks: Sequence[Mark], usual: Type) -> None:
        """Rank the sizes of type that are larger than the text's."""
        self._least = _LARGER * usual.size
        sizes = {line.size for lines in pages for line in lines if self._is_larger(line)}
        self._sizes = sorted(sizes, reverse=True)
        self._marks = {
            (mark.page, _letters(mark.title)): mark.level for mark in marks if mark.page >= 0
        }

    def level(self, line: Line) -> int:
        """Return the level of a heading, from 1; 0 for ordinary text."""
        if marked := self._marked(line):
            return marked
        if not self._is_larger(line):
            return 0
        return min(self._sizes.index(line.size) + 1, _DEEPEST)

    def is_marked(self, line: Line) -> bool:
        """Tell whether the list of contents names ``line``."""
        return self._marked(line) > 0

    def _marked(self, line: Line) -> int:
        letters = _letters(line.text) if self._marks and len(line.text) <= _LONGEST else ""
        if len(letters) < _FEWEST_LETTERS:
            return 0
        return self._marks.get((line.page, letters), 0)

    def _is_larger(self, line: Line) -> bool:
        lettered = any(map(str.isalpha, line.text)) and not _LEADER.search(line.text)
        return line.size > self._least and len(line.text) <= _LONGEST and lettered


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
