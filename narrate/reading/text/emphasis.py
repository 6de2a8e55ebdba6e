"""Signs of emphasis in plain text (``_Titanic_``, ``*so*``, ``=so=``): left out, the words stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Emphasis, EmphasisRun
from narrate.model.span import Span
from narrate.reading.text.cuts import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.reading.text.piece import Piece

RULE = "emphasis"
_EMPHASES = {"_": Emphasis.LIGHT, "*": Emphasis.LIGHT, "=": Emphasis.STRONG}
_LONGEST = 400
"""Characters of an emphasised stretch."""
_EMPHASISED = re.compile(
    rf"[_*=](?:(?<=_)(?:(?<![\w/]_)|(?<=\d_))(?=[^\s_])[^_]{{1,{_LONGEST}}}(?<=[^\s_])_(?!\w)"
    rf"|(?<=\*)(?<![\w*]\*)(?=[^\s*])[^*]{{1,{_LONGEST}}}(?<=[^\s*])\*(?![\w*])"
    rf"|(?<==)(?<![\w=]=)(?=[^\s=])[^=]{{0,{_LONGEST}}}[^\W\d_][^=]{{0,{_LONGEST}}}(?<=[^\s=])=(?![\w=]))"
)
_RAISED = re.compile(r"(?<=[^\W\d_])\^(?:\{(?P<words>[\w.]{1,12})\}|[a-z]{1,3}\b)")
"""Raised letters of old abbreviations: ``M^{rs}``, ``y^e``."""


def has_signs(text: str) -> bool:
    """Tell whether any sign of emphasis stands in ``text``."""
    return any(sign in text for sign in "_*=^")


def emphasise(text: str, piece: Piece) -> None:
    """Let the emphasised words of a piece stand out, and leave out the signs around them."""
    for found in _EMPHASISED.finditer(text, piece.start, piece.end):
        first, last = found.start() + 1, found.end() - 1
        piece.cuts += (Cut(first - 1, first, RULE), Cut(last, last + 1, RULE))
        piece.emphases.append(EmphasisRun(Span(first, last), _EMPHASES[text[last]]))
    piece.cuts += _raised(text, piece.start, piece.end)


def _raised(text: str, start: int, end: int) -> Iterator[Cut]:
    for found in _RAISED.finditer(text, start, end) if "^" in text[start:end] else ():
        first = found.start("words") if found["words"] else found.start() + 1
        yield Cut(found.start(), first, RULE)
        if found["words"]:
            yield Cut(found.end() - 1, found.end(), RULE)
