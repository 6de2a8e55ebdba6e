"""Adjectives that are cut short before a noun: ``eine kath. Schule``, ``der ehem. Minister``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.endings import ending
from narrate.scripting.rules.shared.joining import either

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEMS = {
    "allg.": "allgemein", "amerik.": "amerikanisch", "brit.": "britisch", "dt.": "deutsch",
    "ehem.": "ehemalig", "engl.": "englisch", "evang.": "evangelisch", "frz.": "französisch",
    "gesetzl.": "gesetzlich", "griech.": "griechisch", "ital.": "italienisch",
    "jüd.": "jüdisch", "kath.": "katholisch", "lat.": "lateinisch", "mündl.": "mündlich",
    "niederl.": "niederländisch", "öffentl.": "öffentlich", "österr.": "österreichisch",
    "poln.": "polnisch", "preuß.": "preußisch", "röm.": "römisch", "russ.": "russisch",
    "schriftl.": "schriftlich", "schweiz.": "schweizerisch", "schwed.": "schwedisch",
    "sog.": "sogenannt", "span.": "spanisch", "staatl.": "staatlich", "städt.": "städtisch",
    "stellv.": "stellvertretend", "türk.": "türkisch", "ungar.": "ungarisch",
    "wissenschaftl.": "wissenschaftlich",
}  # fmt: skip
_CUT = re.compile(rf"(?<![\w.])(?P<short>{either(_STEMS)})(?=\s[„\"»]?(?P<noun>[A-ZÄÖÜ][\wäöüß]+))")
_MANY = re.compile(r"[a-zäöüß]{3}en$")
_BARE = re.compile(
    r"(?:[^\w\s]|^)\s*$|\b(?:und|oder|sowie|als|wie|von|mit|durch|ohne|gegen|über|viele|einige)\s$"
)
"""Before an adjective that no article stands before."""


def adjectives(text: str) -> Iterator[Edit]:
    """Say such an adjective with the ending that its article and its noun ask for."""
    for found in _CUT.finditer(text) if "." in text else ():
        start, noun = found.start(), found["noun"]
        several = _MANY.search(noun) and _BARE.search(text, max(0, start - 12), start)
        how = "e" if several else ending(text, start, noun)
        spoken = _STEMS[found["short"]] + how
        yield Edit(span=Span(*found.span("short")), spoken=spoken, rule="abbreviations")
