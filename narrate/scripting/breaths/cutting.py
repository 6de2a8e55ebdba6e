"""Cut a sentence into breaths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.script import Pause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.span import Edit, Span

_MARK = re.compile(r"[,;:—)]['\"”’)]*(?=\s)|—")
_WHY = {",": Pause.COMMA, ")": Pause.PARENTHESIS}


class Breath(NamedTuple):
    """One breath of a text."""

    start: int
    end: int
    pause: Pause
    """Why silence follows."""


def breaths(text: str, sentence: Span, edits: Sequence[Edit], lang: str) -> Iterator[Breath]:
    """Yield the breaths of ``text[sentence.start:sentence.end]``."""
    del lang
    at, end = sentence
    for mark in _MARK.finditer(text, at, end):
        cut = mark.end()
        if cut < end and not any(e.span.start < cut < e.span.end for e in edits):
            yield Breath(at, cut, _WHY.get(mark[0][0], Pause.CLAUSE))
            at = cut + (text[cut] == " ")
    yield Breath(at, end, Pause.SENTENCE)
