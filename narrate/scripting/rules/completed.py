"""Words that an editor completed in brackets: ``[T]he``, ``W[ashington]``, ``dog[s]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]*(?:\[[^\W\d_]{1,16}\][^\W\d_]*)+(?![\w\[])")
_COMPLETION = re.compile(r"\[[^\W\d_]{1,16}\]")
_OUTSIDE = re.compile(r"\[[^\]]*\]")
_LETTER_BEHIND = re.compile(r"[^\W\d_]\[([a-z])\]\Z")
_ENDINGS = frozenset("sdenrty")
"""Letters that may complete a word; any other alone behind it is the mark of a note."""


def completed(text: str) -> Iterator[Edit]:
    """Say a word with letters in brackets as one word."""
    if not _COMPLETION.search(text):
        return
    for found in _WORD.finditer(text):
        alone = _LETTER_BEHIND.search(found[0])
        if not _OUTSIDE.sub("", found[0]) or "[sic]" in found[0]:
            continue
        if alone and alone[1] not in _ENDINGS:
            continue
        said = found[0].replace("[", "").replace("]", "")
        yield Edit(span=Span(*found.span()), spoken=said, rule="completed-word")
