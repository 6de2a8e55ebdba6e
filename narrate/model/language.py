"""Language tags (BCP 47) as XML and readers take them, and which way a text runs."""

from __future__ import annotations

import re
import unicodedata

UNKNOWN = "und"
_WELL_FORMED = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*\Z", re.IGNORECASE)
_LEFT_TO_RIGHT = frozenset({"L"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ku", "nqo", "ps", "sd", "syr", "ug"}
    | {"ur", "yi"}
)
"""Primary subtags of languages that are written from right to left (CLDR, character order)."""
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"})
RTL, LTR = "rtl", "ltr"


def tag(language: str) -> str:
    """Return a well-formed BCP 47 tag; ``und`` for what is none."""
    found = language.replace("_", "-").strip()
    return found if _WELL_FORMED.match(found) else UNKNOWN


def direction_of(language: str) -> str:
    """Return which way a language is written: ``rtl`` or ``ltr``."""
    first, *others = language.lower().split("-")
    scripts = [one for one in others if len(one) == len("arab") and one.isalpha()]
    if scripts:
        return RTL if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else LTR
    return RTL if first in _RIGHT_TO_LEFT_LANGUAGES else LTR


def direction(text: str, otherwise: str) -> str:
    """Return which way ``text`` runs, by its first letter (Unicode bidirectional algorithm P2)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _LEFT_TO_RIGHT:
            return LTR
        if kind in _RIGHT_TO_LEFT:
            return RTL
    return otherwise


def primary(tag: str) -> str:
    """Return the primary subtag, lower case: ``de`` of ``de-AT``."""
    return tag.replace("_", "-").partition("-")[0].lower()
