"""States of the United States by their traditional abbreviations: ``Boston, Mass.``, ``R-Tex.``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.abbreviations import begins_sentence
from narrate.scripting.rules.stops import is_last, stopped
from narrate.scripting.rules.tables import table
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACE = re.compile(r"\b(?P<word>[A-Z][\w'’-]*[a-z]),\s$")
_PARTY = re.compile(r"\b[DRI][-–]$")
_LISTED = re.compile(r"\b(?P<word>[A-Z][\w.]{1,5})\.,?\s(?:and\s|or\s)?$")
"""Before a state: another one."""
_NUMBER = re.compile(r"\s?\d")
_CODE = re.compile(r",?\s\d{5}(?![\w.])")
_SPACED = re.compile(r",(?<=[a-z],)\s(?P<first>[NSRW])\.\s(?P<last>[CDHIJMY]|Va)\.(?!\s[A-Z])")
"""A state of two letters with a blank between them, behind a place: "Albany, N. Y."."""
_LOOK = 24


@cache
def _states() -> dict[str, tuple[str, bool]]:
    """Return the states in full by their abbreviations, and whether those need no place."""
    rows = table("narrate.scripting.rules.en", "states-short")
    return {row[0]: (row[1], not row[2:]) for row in rows}


def short_states(text: str) -> Iterator[Edit]:
    """Say ``Calif.``, and behind a place ``Mass.`` and ``N.C.``, in full."""
    known = _states()
    for start, end, word in stopped(text):
        if word in known and _is_state(text, start, end, alone=known[word][1]):
            ends = is_last(text, end) or begins_sentence(text[end : end + _LOOK])
            span = Span(start, end - ends)
            yield Edit(span=span, spoken=known[word][0], rule="addresses")
    for found in _SPACED.finditer(text) if ". " in text else ():
        said = known.get(f"{found['first']}.{found['last']}")
        if said:
            span = Span(found.start("first"), found.end())
            yield Edit(span=span, spoken=said[0], rule="addresses")


def _is_state(text: str, start: int, end: int, *, alone: bool) -> bool:
    before = text[max(0, start - _LOOK) : start]
    if _CODE.match(text, end) or _PARTY.search(before):
        return True
    if _NUMBER.match(text, end):
        return False  # "Fig. 2, Ill. 3"
    place, listed = _PLACE.search(before), _LISTED.search(before)
    return (
        alone
        or (place is not None and place["word"].lower() not in SENTENCES.starters)
        or (listed is not None and listed["word"] in _states())
    )
