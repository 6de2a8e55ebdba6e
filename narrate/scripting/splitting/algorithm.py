"""Split a paragraph into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(
    r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!\b\d\d)[.!?…]+[\"'”’)\]]*\d{0,3}(?=\s+[\"'“‘(\[]*[A-Z0-9])"
)


def sentence_spans(text: str, lang: str, edits=()) -> Iterator[Span]:
    """Yield the spans of the sentences of ``text``."""
    del lang
    at = 0
    for end in _END.finditer(text):
        yield Span(at, end.end())
        at = end.end() + 1
    if at < len(text):
        yield Span(at, len(text))
