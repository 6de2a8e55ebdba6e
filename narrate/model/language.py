"""Language tags (BCP 47) as XML and readers take them, and which way a text runs."""

from __future__ import annotations

import re
import unicodedata

from narrate.model.iso639 import two_letters

UNKNOWN = "und"
_NO_LANGUAGE = frozenset({UNKNOWN, "mul", "mis", "zxx"})
"""Codes that name no language: undetermined, several, uncoded, none."""
_WRITTEN = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{1,8})*)([.@].*)?", re.IGNORECASE | re.ASCII)
_REGION, _SCRIPT = 2, 4
"""Letters of such subtags."""
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


def canonical(written: str) -> str:
    """Return the BCP 47 tag that was meant, in its usual form; blank where it names no language.

    Three letters become two where there are two (``eng``, ``ger``), underscores hyphens, and what a
    locale has behind its tag goes (``en_US.UTF-8``).
    """
    found = _WRITTEN.fullmatch(written.strip())
    first = two_letters(found[1].lower()) if found else UNKNOWN
    if not found or first in _NO_LANGUAGE:
        return ""
    rest = found[2].replace("_", "-").split("-")[1:]
    single = next((at for at, part in enumerate(rest) if len(part) == 1), len(rest))
    return "-".join([first, *map(_subtag, rest[:single]), *map(str.lower, rest[single:])])


def _subtag(part: str) -> str:
    if len(part) == _REGION and part.isalpha():
        return part.upper()
    return part.title() if len(part) == _SCRIPT and part.isalpha() else part.lower()


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
