"""How titles are set: in capitals, or with capitals on their long words."""

from __future__ import annotations

import re

SENTENCE_END = tuple(".!?:;,")
_CAPITALS = re.compile(r"[^a-zß-öø-ÿ]*[^\W\d_a-zß-öø-ÿ]{2}[^a-zß-öø-ÿ]*\Z")
_SHORT_WORD = 3
"""Letters of articles and prepositions, which titles leave in lower case."""


def is_capitals(words: str) -> bool:
    """Tell whether ``words`` are set in capitals."""
    return _CAPITALS.match(words) is not None


def is_title_case(words: str) -> bool:
    """Tell whether most long words begin with capitals, as in "Letter From"."""
    spelled = [word for word in words.split() if word[0].isalpha()]
    long = [word for word in spelled if len(word) > _SHORT_WORD] or spelled
    capital = sum(word[0].isupper() for word in long)
    return bool(long) and 2 * capital >= len(long)
