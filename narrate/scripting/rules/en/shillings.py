"""Pounds, shillings and pence as they were written before 1971: ``£3 10s. 6d.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHILLINGS = re.compile(
    r"(?=[£\d])(?<![\w.,])(?:£(?P<pounds>\d[\d,]*)\.?\s|(?<=pounds\s)(?P<named>))?"
    r"(?P<shillings>\d{1,2})s\b(?P<stop>\.)?(?:\s(?P<pence>\d{1,2}|(?=[½¼¾]))(?P<part>[½¼¾])?d\b\.?)?"
)
_PENCE = re.compile(r"(?<![\w.,])(?P<pence>\d{1,2})d\.")
_FARTHINGS = re.compile(r"(?=[\d½¼¾])(?<![\w.,/½¼¾])(?P<pence>\d{1,2}|)(?P<part>[½¼¾])d\b\.?")
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters"}
_SLASHED = re.compile(r"(?<![\w.,/-])(?:£(?P<pounds>\d{1,4})/)?(?P<shillings>\d{1,2})/-(?![\w-])")
_GOES_ON = re.compile(r"[,;:)]|\s[a-z]")


def shillings(text: str) -> Iterator[Edit]:
    """Say ``£3 10s. 6d.`` as "three pounds ten shillings and sixpence".

    Where such an amount stands, shillings or pence alone are said so as well (``8s.``, ``4d.``).
    """
    some = list(_SHILLINGS.finditer(text))
    sure = [one for one in some if one["pence"] or one["pounds"] or one["named"] is not None]
    for found in some if sure else ():
        if found in sure or found["stop"]:
            yield _old_money(text, found)
    for found in _PENCE.finditer(text) if sure else ():
        yield _old_money(text, found)
    for found in _FARTHINGS.finditer(text):
        yield _old_money(text, found)
    for found in _SLASHED.finditer(text) if "/-" in text else ():
        yield _old_money(text, found)


def _old_money(text: str, found: re.Match[str]) -> Edit:
    amounts = found.groupdict()
    parts = []
    if pounds := amounts.get("pounds"):
        parts.append(f"{said(pounds)} {'pound' if pounds == '1' else 'pounds'}")
    shillings = int(amounts.get("shillings") or 0)
    if shillings or (parts and not amounts.get("pence")):
        parts.append(f"{cardinal(shillings)} shilling{'' if shillings == 1 else 's'}")
    if pence := _pence(amounts.get("pence") or "", amounts.get("part") or ""):
        parts.append(f"{'and ' if parts else ''}{pence}")
    ends = found[0].endswith(".") and not _GOES_ON.match(text, found.end())
    span = Span(found.start(), found.end() - ends)
    return Edit(span=span, spoken=" ".join(parts), rule="money")


def _pence(whole: str, part: str) -> str:
    """Say pence with their part; no pence (``5s. 0d.``) are not said."""
    number = int(whole or 0)
    if not part:
        return f"{cardinal(number)} {'penny' if number == 1 else 'pence'}" if number else ""
    if not number:
        return {"½": "halfpenny", "¼": "farthing", "¾": "three farthings"}[part]
    return f"{cardinal(number)} and {_PARTS[part]} pence"
