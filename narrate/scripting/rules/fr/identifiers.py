"""Numbers that nobody counts with: accounts, cards, firms and persons by their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.fr.numbers import WORDS
from narrate.scripting.rules.shared.accounts import accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

_accounts = accounts(WORDS.digits)
_FREE = r"(?![\w-]|[.,]\d)"
_PATTERNS = (
    re.compile(
        r"\b(?:SIREN|SIRET|RCS\s[^\W\d_][\w-]*(?:\s[AB])?)\s?:?\s"
        rf"(?P<number>\d{{3}} ?\d{{3}} ?\d{{3}}(?: ?\d{{5}})?){_FREE}"
    ),
    re.compile(
        r"(?=[12])(?<![\w.,/-])(?<!\d\s)"
        rf"(?P<number>[12] \d\d \d\d \d[\dAB] \d{{3}} \d{{3}}(?: \d\d)?){_FREE}"
    ),
    re.compile(rf"(?P<number>FR(?<!\w..) ?\d\d ?\d{{3}} ?\d{{3}} ?\d{{3}}){_FREE}"),
    re.compile(
        rf"(?P<number>0(?<![\w.,/-].)(?<!\d\s.) [89]\d\d(?: \d{{2,3}}){{2,3}}){_FREE}(?!\s\d)"
    ),
)
"""A firm in the register, a person's social security,
a firm's tax number, a telephone for services."""
_PIECE = re.compile(r"[A-Z]+|\d+")


def identifiers(text: str) -> Iterator[Edit]:
    """Say ``SIREN 552 100 554``, ``2 85 05 78 …`` and what the accounts of all languages are."""
    yield from _accounts(text)
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
