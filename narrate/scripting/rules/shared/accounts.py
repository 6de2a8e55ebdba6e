"""Numbers of accounts and cards, whose figures are read one by one in their groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule

_ACCOUNT = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{2}\d\d(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?|[A-Z]{2}\d{8,11}"
    r"|\d{4}(?: \d{4}){3})(?![\w-]|[.,]\d| \d)"
)
"""An international account (ISO 13616), the number of a firm for the taxes, or a card."""
_YEARS = re.compile(r"(?:(?:1\d|20)\d\d ?)+")
"""A row of years, as tables have it above their columns."""
_PIECE = re.compile(r"[A-Z]+|\d+")


def accounts(digits: Callable[[str], str]) -> Rule:
    """Return the rule for accounts; ``digits`` says figures one by one."""

    def said(group: str) -> str:
        pieces = _PIECE.findall(group)
        return " ".join(digits(one) if one.isdecimal() else " ".join(one) for one in pieces)

    def rule(text: str) -> Iterator[Edit]:
        for found in _ACCOUNT.finditer(text) if DIGIT.search(text) else ():
            if _YEARS.fullmatch(found[0]):
                continue
            yield edit(found, ", ".join(map(said, found[0].split())), "identifiers")

    return rule
