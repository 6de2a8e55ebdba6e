"""Text that knows where it stands in the source, so that a tree of elements keeps its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.span import Place
from narrate.reading.building import DocumentBuilder
from narrate.reading.dashes import RULE as DASH
from narrate.reading.markdown.masking import SHORT_CODE

if TYPE_CHECKING:
    from typing import Self

ENTITY = "entity"
"""Rule for a character that the source spells otherwise (``&amp;``)."""


class Placed(str):
    """A stretch of the source as it is to be read."""

    __slots__ = ("end", "rule", "start")
    start: int
    end: int
    rule: str
    """Why it is silent; blank where it is not."""

    def __new__(cls, text: str, start: int, end: int, rule: str = "") -> Self:
        """Return ``text``, which stands from ``start`` to ``end`` in the source."""
        made = str.__new__(cls, text)
        made.start, made.end, made.rule = start, end, rule
        return made


class PlacingBuilder(DocumentBuilder):
    """A builder whose first node is the source; text that knows its place is a stretch of it."""

    def __init__(self, name: str, format: str, source: str, *, language: str) -> None:  # noqa: A002 - as in Document
        """Begin a page whose node 0 is ``source``."""
        super().__init__(name, format, language=language)
        self._at: dict[int, int] = {}
        """Where texts begin in the source that were taken in by ``node``, by their numbers."""
        self._page = super().node(source)
        self.source = source
        self.tags: list[tuple[int, int]] = []
        """Where template tags are silent in the text."""

    def node(self, text: str) -> int:
        """Take in a text of which stretches are to come; one of the source is no new node."""
        if not isinstance(text, Placed):
            return super().node(text)
        number = -1 - len(self._at)
        self._at[number] = text.start
        return number

    def stretch(self, node: int, start: int, end: int) -> None:
        """Take in a part of a node, or of a text that stands in the source."""
        base = self._at.get(node)
        if base is None:
            super().stretch(node, start, end)
        else:
            super().stretch(self._page, base + start, base + end)

    def text(self, text: str) -> None:
        """Take in text: a stretch of the source where it is one, or else a node of its own."""
        if not isinstance(text, Placed):
            super().text(text)
            return
        start, end, rule = text.start, text.end, text.rule
        place = Place(self._page, start, end)
        if not rule and len(text) == end - start:
            self._add(place, blank=text.isspace())
            return
        if rule == SHORT_CODE:
            self.tags.append((start, end))
        if rule:
            self.open_silent(rule)
        else:
            typed = self.source.startswith("--", start)
            self.open_said(DASH if typed else ENTITY, spoken=str(text))
        self._add(place, blank=self.source[start:end].isspace())
        self.close()
