"""Numbers that nobody counts with: accounts, cards, papers, and telephones in groups of three."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.numbers import WORDS
from narrate.scripting.rules.shared.joining import edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACCOUNT = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{2}\d\d(?:[ -]?\d{4}){4,7}(?:[ -]?\d{1,3})?"
    r"|\d{4}[ -]\d{4}[ -]\d\d[ -]\d{10}|\d{4}(?:[ -]\d{4}){3,4})(?![\w-]|[.,]\d)"
)
"""An international account, an old Spanish one, or a card."""
_PAPER = re.compile(r"(?<![\w.,/-])(?:[A-Z]-?\d{7,8}(?:-?[A-Z\d])?|\d{7,8}-?[A-Z])(?![\w-]|[.,]\d)")
"""The number of a person or a firm, with its letter."""
_NAMED = re.compile(
    r"\b(?:NIF|CIF|DNI|NIE|RUC|RUT|RFC|CURP|CUIT|CUIL|CLABE|NSS|ISBN|[Cc]uenta|[Tt]arjeta|[Pp]óliza|"
    r"[Cc]ódigo|[Rr]eferencia|[Rr]ef\.|[Ee]xpediente|[Ee]xpte\.|[Cc]ta\.|[Ss]erie|[Pp]asaporte)"
    r"(?:\s(?:n\.º|n\.°|nº|núm\.|número))?:?\s(?P<figures>\d{6,24})(?![\w-]|[.,]\d)"
)
_TELEPHONE = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?:[6-9]\d\d \d{3} \d{3}|[6-9]\d{8}|9\d-\d{3}-\d\d-\d\d"
    r"|\d{2,3}-\d{3,4}-\d{4}|9\d\.\d{3}\.\d\d\.\d\d|\d\d \d{4} \d{4})(?![\w-]|[.,]\d| \d)"
)
_CALLED = re.compile(r"tel[eé]f|\btel\.|\btfno|móv|\bfax|\bllam|whatsapp|contact", re.IGNORECASE)
_FIGURES = re.compile(r"\d[ .-]?\d{3}[ .-]?\d\d")
"""Some that are in all of them: most texts have none."""
_NEAR = 60
_PIECES = re.compile(r"[A-Z]+|\d+")
_LONG = 9
"""Figures in a row that are said in threes."""
_LAST_YEAR = 2100


def identifiers(text: str) -> Iterator[Edit]:
    """Say ``ES91 2100 0418 …``, ``12345678Z``, ``CLABE 0121…`` and ``900 123 456`` by figures."""
    if not _FIGURES.search(text):
        return
    for pattern in (_ACCOUNT, _PAPER):
        for found in pattern.finditer(text):
            if not _is_years(found[0]):
                said = (_of_account if pattern is _ACCOUNT else _by_figures)(found[0])
                yield edit(found, said, "identifiers")
    for found in _NAMED.finditer(text):
        span = Span(*found.span("figures"))
        yield Edit(span=span, spoken=_by_figures(found["figures"]), rule="identifiers")
    for found in _TELEPHONE.finditer(text):
        if _CALLED.search(text, max(0, found.start() - _NEAR), found.start()):
            yield edit(found, _by_figures(found[0]), "telephones")


def _of_account(written: str) -> str:
    """Say an account, in fours where it stands in one piece."""
    if not written.isalnum():
        return _by_figures(written)
    return _by_figures(" ".join(written[at : at + 4] for at in range(0, len(written), 4)))


def _by_figures(written: str) -> str:
    return ", ".join(
        " ".join(map(_piece, _PIECES.findall(one))) for one in re.split("[ .-]", written)
    )


def _piece(piece: str) -> str:
    if not piece.isdecimal():
        return " ".join(piece)
    width = 3 if len(piece) >= _LONG else len(piece)
    groups = (piece[at : at + width] for at in range(0, len(piece), width))
    return ", ".join(map(WORDS.digits, groups))


def _is_years(written: str) -> bool:
    groups = re.split("[ .-]", written)
    return all(one.isdecimal() and 1000 <= int(one) < _LAST_YEAR for one in groups)  # noqa: PLR2004
