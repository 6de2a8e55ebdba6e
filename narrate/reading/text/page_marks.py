"""Page marks: what an edition's web page puts where a page of the printed book began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "page-mark"

PAGE_MARK = re.compile(
    r"\[\s?(?:pages?|pg|p|seite|s|página|pág|pagina)\b\.?\s?(?P<page>\d{1,5}|[ivxlcdm]{1,8})\s?\]",
    re.IGNORECASE,
)
"""``[Page 451]``, ``[Pg 12]``, ``[p. xiv]``, ``[Seite 7]``."""

_ONLY_MARKS = re.compile(rf"(?:{PAGE_MARK.pattern.replace('?P<page>', '?:')}\s*)+", re.IGNORECASE)


def only_page_marks(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but page marks stands between ``start`` and ``end``."""
    return _ONLY_MARKS.fullmatch(text, start, end) is not None


def page_marks(text: str) -> Iterator[Cut]:
    """Yield every page mark of ``text``."""
    for found in PAGE_MARK.finditer(text):
        yield Cut(*found.span(), RULE, number=found["page"])


def without_page_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``start`` and ``end`` moved past page marks and white space at either edge."""
    while text.startswith("[", start) and (found := PAGE_MARK.match(text, start, end)):
        start = found.end()
        while start < end and text[start].isspace():
            start += 1
    while text[end - 1] == "]" and (found := _LAST_MARK.search(text, max(start, end - 20), end)):
        end = found.start()
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end


_LAST_MARK = re.compile(rf"{PAGE_MARK.pattern}\Z", re.IGNORECASE)
