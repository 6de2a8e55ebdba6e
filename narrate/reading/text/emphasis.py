"""Signs of emphasis in plain text (``_Titanic_``, ``*Titanic*``): left out, the words stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "emphasis"
_LONGEST = 400
"""Characters of an emphasised stretch."""
_EMPHASISED = re.compile(
    rf"[_*](?:(?<=_)(?<![\w/]_)(?=[^\s_])[^_]{{1,{_LONGEST}}}(?<=[^\s_])_(?!\w)"
    rf"|(?<=\*)(?<![\w*]\*)(?=[^\s*])[^*]{{1,{_LONGEST}}}(?<=[^\s*])\*(?![\w*]))"
)


def emphasis(text: str, start: int, end: int) -> Iterator[Cut]:
    """Yield the signs around emphasised words between ``start`` and ``end``."""
    for found in _EMPHASISED.finditer(text, start, end):
        yield Cut(found.start(), found.start() + 1, RULE)
        yield Cut(found.end() - 1, found.end(), RULE)
