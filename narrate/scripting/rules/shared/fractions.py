"""Fractions: ``3/4``, ``2 1/2`` and ``½``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.joining import apart, edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.scripting.edits import Rule

SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""What the signs of fractions stand for."""
_ANY_SIGN = re.compile(f"[{''.join(SIGNS)}]")
_SIGN = re.compile(rf"(?P<minus>(?<!\w)[-−])?(?:(?P<whole>\d+)\s?)?(?P<sign>[{''.join(SIGNS)}])")
_HALF = re.compile(r"(?<![\w.,/-])(?<!\d )(?:½|1/2)\s(?P<noun>[^\W\d_]{3,})(?!\w)")
_FILE = re.compile(r"(?<=\d)/(?=(?:19|20)\d\d(?![\d/]|[.,]\d))")
"""The slash before the year of a law or a file."""
_SLASH = re.compile(
    r"(?P<minus>(?<!\w)[-−])?(?<![\d/.,$€£])(?:(?P<whole>\d+)[ ])?"
    r"(?P<top>(?!0\d)\d{1,3})[/⁄]"
    r"(?P<low>(?!0\d)(?:\d{1,3}(?:[. ]\d{3})+(?! ?\d)|\d{1,5}))(?![\d/]|[.,]\d)"
)


def fractions(mixed: Callable[[int | None, int, int], str], minus: str) -> Rule:
    """Return the rule; ``mixed`` says a whole number (or none), the top and the low number."""

    def rule(text: str) -> Iterator[Edit]:
        for found in _FILE.finditer(text) if "/" in text else ():
            yield edit(found, ", ", "file-numbers")
        for found, whole, top, low in written(text):
            said = mixed(whole, top, low)
            if found["minus"]:
                said = f"{minus} {said}"
            yield edit(found, apart(text, found, said), "fractions")
            if found["whole"] and text[found.end() - 1] in SIGNS:
                # holds where the whole number ahead belongs to something else
                span = Span(found.end() - 1, found.end())
                yield Edit(span=span, spoken=f" {mixed(None, top, low)} ", rule="fractions")

    return rule


def halves(said: Callable[[str], str]) -> Rule:
    """Return the rule for half of something: ``½ hora``; ``said`` says it with its noun."""

    def rule(text: str) -> Iterator[Edit]:
        for found in _HALF.finditer(text) if "/" in text or "½" in text else ():
            yield edit(found, said(found["noun"]), "fractions")

    return rule


def written(text: str) -> Iterator[tuple[re.Match[str], int | None, int, int]]:
    """Yield the fractions of a text: the match, the whole number ahead, the top, the low one."""
    for found in _SIGN.finditer(text) if _ANY_SIGN.search(text) else ():
        yield found, _whole(found), *SIGNS[found["sign"]]
    for found in _SLASH.finditer(text) if "/" in text or "⁄" in text else ():
        top, low = int(found["top"]), int(found["low"].replace(".", "").replace(" ", ""))
        if not (found["whole"] and top >= low) and not _is_year(low):
            yield found, _whole(found), top, low


def _is_year(low: int) -> bool:
    """Say whether ``39/2015`` is rather the number of a law or a file."""
    return 1900 <= low < 2100 and low % 1000 != 0  # noqa: PLR2004 - years that files are of


def _whole(found: re.Match[str]) -> int | None:
    return int(found["whole"]) if found["whole"] else None
