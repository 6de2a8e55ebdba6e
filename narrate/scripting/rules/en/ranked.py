"""Abbreviations that an ordinal explains: ``2nd ed.``, ``the 5th inst.``, ``111th Cong.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.abbreviations import begins_sentence
from narrate.scripting.rules.stops import is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = {
    "inst": "instant", "ult": "ultimo", "ulto": "ultimo", "prox": "proximo",
    "ed": "edition", "eds": "editions", "rev. ed": "revised edition", "c": "century",
    "cent": "century", "cents": "centuries", "cong": "Congress", "sess": "session",
    "amend": "amendment", "cir": "Circuit", "dist": "District",
    "div": "Division", "bn": "Battalion",
    "batt": "Battalion", "regt": "Regiment", "brig": "Brigade",
    "inf": "Infantry", "cav": "Cavalry", "arty": "Artillery", "art": "Artillery",
    "sqn": "Squadron", "sqdn": "Squadron", "vols": "Volunteers", "btry": "Battery",
}  # fmt: skip
_ABBREVIATED = re.compile(
    rf"\d(?:st|nd|rd|th|d)[\s-](?P<short>(?i:{'|'.join(map(re.escape, _SAID))}))\."
)
_LOOK = 24


def ranked(text: str) -> Iterator[Edit]:
    """Say in full what an ordinal counts: "fifth instant", "second edition"."""
    for found in _ABBREVIATED.finditer(text):
        said = _SAID[found["short"].lower()]
        if found["short"][0].isupper():
            said = said[0].upper() + said[1:]
        end = found.end()
        ends = is_last(text, end) or begins_sentence(text[end : end + _LOOK])
        span = Span(found.start("short"), end - ends)
        yield Edit(span=span, spoken=said, rule="abbreviations")
