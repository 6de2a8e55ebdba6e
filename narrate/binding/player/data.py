"""What the player's script knows: when each sentence and word is heard, as compact JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.clock import milliseconds
from narrate.web.scripts import inline_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.binding.page import PageBlock, Sentence
    from narrate.model.sound import TimelineChapter


class Data:
    """Takes the blocks of an edition in order, and writes what the script needs of them."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.sentences = 0
        """How many sentences were taken."""
        self._rows: list[str] = []
        self._paragraphs: list[int] = []
        self._headings: list[int] = []
        self._first: dict[str, int] = {}

    def take(self, block: PageBlock) -> None:
        """Take the next block; what is silent counts for nothing."""
        if not block.sentences:
            return
        self._first.setdefault(block.chapter, self.sentences)
        self._paragraphs.append(self.sentences)
        if block.level:
            self._headings.append(self.sentences)
        for sentence in block.sentences:
            self._rows.append(inline_json(_row(sentence)))
        self.sentences += len(block.sentences)

    def write(
        self, about: Mapping[str, object], chapters: Sequence[TimelineChapter]
    ) -> Iterator[str]:
        """Yield the JSON: ``about``, the chapters, where paragraphs begin, all sentences."""
        heard = [
            {"start": milliseconds(one.start), "first": self._first[one.id]}
            for one in chapters
            if one.id in self._first
        ]
        head = {
            **about,
            "chapters": heard,
            "paragraphs": self._paragraphs,
            "headings": self._headings,
        }
        yield inline_json(head)[:-1] + ',"sentences":['
        yield ",\n".join(self._rows)
        yield "]}"


def _row(sentence: Sentence) -> list[int]:
    """Return start and end, then for each word: later by, letters between, letters.

    Times are milliseconds. Letters are counted as scripts in pages count them, in UTF-16 units.
    """
    start, end = milliseconds(sentence.start), milliseconds(sentence.end)
    row = [start, max(end, start + 1)]
    at, before = start, 0
    for (first, last), sample in sentence.words:
        begins = milliseconds(sample)
        row += (begins - at, _units(sentence.text[before:first]), _units(sentence.text[first:last]))
        at, before = begins, last
    return row


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
