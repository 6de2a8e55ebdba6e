"""Marks that show what they are: superscript figures and numbers in square brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]{1,3}")
_VALUES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[kcmdhnµ]?m|ft|mi|in|yd|s|ha|[^\W\d_])\Z")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[.,;:!?)\]”’»\"'…]|\b(?:1[0-9]|20)\d\d)\Z")
_BRACKETED = re.compile(r"\[\^?(?P<number>[1-9]\d{0,2})\]")


def superscripts(text: str) -> Iterator[Candidate]:
    """Yield superscript figures behind words; powers of units and symbols are left alone."""
    for found in _SUPERSCRIPT.finditer(text):
        start, end = found.span()
        left = text[max(0, start - 12) : start]
        if _WORD_BEFORE.search(left) and not _UNIT.search(left):
            yield Candidate(start, end, int(found[0].translate(_VALUES)), 5.0)


def bracketed(text: str) -> Iterator[Candidate]:
    """Yield numbers in square brackets; those that begin a line are labels, not marks."""
    for found in _BRACKETED.finditer(text):
        start, end = found.span()
        if start == 0 or text[start - 1] in "\n\r":
            continue
        glued = not text[start - 1].isspace()
        first = start if glued else start - 1
        yield Candidate(first, end, int(found["number"]), 5.0 if glued else 1.0)
