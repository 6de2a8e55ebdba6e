"""Pounds, shillings and pence as they were written before 1971: ``£3 10s. 6d.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHILLINGS = re.compile(
    r"(?<![\w.,])(?:£(?P<pounds>\d[\d,]*)\.?\s|(?<=pounds\s)(?P<named>))?"
    r"(?P<shillings>\d{1,2})s\b(?P<stop>\.)?(?:\s(?P<pence>\d{1,2})d\b\.?)?"
)
_PENCE = re.compile(r"(?<![\w.,])(?P<pence>\d{1,2})d\.")
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


def _old_money(text: str, found: re.Match[str]) -> Edit:
    amounts = found.groupdict()
    parts = []
    if pounds := amounts.get("pounds"):
        parts.append(f"{said(pounds)} {'pound' if pounds == '1' else 'pounds'}")
    if amounts.get("shillings"):
        shillings = int(found["shillings"])
        parts.append(f"{cardinal(shillings)} shilling{'' if shillings == 1 else 's'}")
    if found["pence"]:
        pence = int(found["pence"])
        joint = "and " if parts else ""
        parts.append(f"{joint}{cardinal(pence)} {'penny' if pence == 1 else 'pence'}")
    ends = found[0].endswith(".") and not _GOES_ON.match(text, found.end())
    span = Span(found.start(), found.end() - ends)
    return Edit(span=span, spoken=" ".join(parts), rule="money")
