"""Sentences whose blank was lost on the way: "the end.The next"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.splitting.table import has

if TYPE_CHECKING:
    from narrate.scripting.splitting.table import SentenceTable

_WORD = re.compile(r"(?P<word>[A-Z][a-z]*)(?P<behind>[\s,.])")
_LEAST_BEFORE = 3
"""Small letters before a full stop that is no part of the name of a file or an address."""


def is_glued(text: str, start: int, end: int, table: SentenceTable) -> bool:
    """Say whether a sentence ends at the stop ``text[start:end]``, behind which no blank is."""
    following = _WORD.match(text, end)
    least = _LEAST_BEFORE if text[start] == "." else 1
    before = text[max(0, start - least) : start]
    if following is None or len(before) < least or not (before.isalpha() and before.islower()):
        return False
    if following["behind"] == ".":
        return has(table.before_names, following["word"])
    word = following["word"].lower()
    return word in table.starters or word in table.common
