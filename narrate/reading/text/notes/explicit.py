"""Marks that show what they are: superscript figures, numbers and labels in square brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.candidates import Candidate
from narrate.reading.text.notes.surroundings import ends_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = re.compile(f"[{_RAISED}]{{1,3}}(?![{_RAISED}⁺⁻])")  # an ion has a charge
_VALUES = str.maketrans(_RAISED, "0123456789")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[kcmdhnµ]?m|ft|mi|in|yd|s|ha|[^\W\d_])\Z")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[.,;:!?)\]”’»\"'…]|\b(?:1[0-9]|20)\d\d)\Z")
_DAY_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s\d{1,2}\Z"
)
_SEARCHED = 20
"""Characters looked at to the left."""
_STOPS = frozenset('.,;!?”’"]')
_LABELLED = re.compile(r"\[(?P<number>(?:note|nb|fn|N|Anm\.|nota)\s?\d{1,3})\]", re.IGNORECASE)
_LETTERED = re.compile(r"\[(?P<number>[a-r])\](?<=\S...)(?![^\W\d_])")
_BRACKETED = re.compile(r"\[\^?(?P<number>[1-9]\d{0,2})\]")


def superscripts(text: str) -> Iterator[Candidate]:
    """Yield superscript figures; powers of units and symbols are left alone."""
    if not any(figure in text for figure in _RAISED):
        return  # most texts have none, and one letter is looked for faster than a class
    for found in _SUPERSCRIPT.finditer(text):
        start, end = found.span()
        left = text[max(0, start - _SEARCHED) : start]
        if _UNIT.search(left):
            continue
        value = 5.0 if _WORD_BEFORE.search(left) else 3.0 if _DAY_BEFORE.search(left) else -0.5
        if value > 0 or left[-1:].isdigit():
            yield Candidate(start, end, int(found[0].translate(_VALUES)), value)


def bracketed(text: str) -> Iterator[Candidate]:
    """Yield numbers in square brackets; those that begin a line are labels, not marks."""
    for found in _BRACKETED.finditer(text):
        start, end = found.span()
        if start == 0 or text[start - 1] in "\n\r":
            continue
        number = int(found["number"])
        if not text[start - 1].isspace():
            # behind the stop of a sentence it is no place in a list (``word[4]``)
            value = 6.5 if text[start - 1] in _STOPS else 5.0
            yield Candidate(start, end, number, value)
        else:
            yield Candidate(start - 1, end, number, 2.0 if ends_line(text[end : end + 1]) else 1.0)


def labelled(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the place and the label of marks such as ``[note 2]`` and ``[a]``.

    Letters are marks where they are the first of the alphabet and stand behind words: ``dog[s]``
    is a word that an editor completed.
    """
    for found in _LABELLED.finditer(text):
        yield *found.span(), found["number"]
    lettered = list(_LETTERED.finditer(text))
    used = sorted({found["number"] for found in lettered})
    if used == [chr(ord("a") + at) for at in range(len(used))]:
        for found in lettered:
            yield *found.span(), found["number"]
