"""Notes that stand in brackets between the paragraphs: ``[Footnote 3: …]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.trailing import Paragraph, TrailingNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(
    r"\[(?:footnote|note|fußnote|anmerkung|nota)\s(?P<number>\d{1,4}|[A-Z*†‡])\s?:\s*",
    re.IGNORECASE,
)


def inline_notes(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[TrailingNote]:
    """Yield the paragraphs that are such notes, to the bracket that closes them."""
    for start, end, _ in paragraphs:
        label = _LABEL.match(text, start, end)
        if label and text[end - 1] == "]" and label.end() < end - 1:
            yield TrailingNote(start, end, label["number"], label.end(), end - 1)
