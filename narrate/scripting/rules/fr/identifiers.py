"""Numbers that nobody counts with: bank accounts, cards, firms and persons by their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.fr.numbers import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FREE = r"(?![\w-]|[.,]\d)"
_PATTERNS = (
    re.compile(
        rf"(?P<number>[A-Z]{{2}}(?<![\w-]..)\d\d(?:\s?[A-Z\d]{{4}}){{3,7}}(?:\s?[A-Z\d]{{1,3}})?){_FREE}"
    ),
    re.compile(rf"(?=\d)(?<![\w.,/-])(?<!\d\s)(?P<number>\d{{4}}(?: \d{{4}}){{3}}){_FREE}(?!\s\d)"),
    re.compile(
        r"\b(?:SIREN|SIRET|RCS\s[^\W\d_][\w-]*(?:\s[AB])?)\s?:?\s"
        rf"(?P<number>\d{{3}} ?\d{{3}} ?\d{{3}}(?: ?\d{{5}})?){_FREE}"
    ),
    re.compile(
        r"(?=[12])(?<![\w.,/-])(?<!\d\s)"
        rf"(?P<number>[12] \d\d \d\d \d[\dAB] \d{{3}} \d{{3}}(?: \d\d)?){_FREE}"
    ),
)
"""An international account, a card, a firm in the register, a person's social security."""
_PIECE = re.compile(r"[A-Z]+|\d+")


def identifiers(text: str) -> Iterator[Edit]:
    """Say ``FR76 3000 …``, ``4970 1012 …``, ``SIREN 552 100 554`` and ``2 85 05 78 …``."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            said = ", ".join(map(_group, found["number"].split()))
            yield Edit(span=Span(*found.span("number")), spoken=said, rule="identifiers")


def _group(written: str) -> str:
    """Say a group: a number of up to three figures as one, others figure by figure."""
    pieces = _PIECE.findall(written)
    return " ".join(_piece(one) for one in pieces)


def _piece(piece: str) -> str:
    if not piece.isdecimal():
        return " ".join(piece)
    return WORDS.whole(piece) if len(piece) <= 3 else WORDS.digits(piece)  # noqa: PLR2004
