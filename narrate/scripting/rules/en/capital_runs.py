"""How a run of capitals is said: as a word, by its letters, or otherwise."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from narrate.scripting.rules.tables import table, word_list
from narrate.scripting.splitting.en import TABLE as SENTENCES

_PACKAGE = "narrate.scripting.rules.en"
_SHORTEST_WORD = 5
"""Letters an unknown run needs to be said as a word, where it can be."""
_SHORTEST_COMMON = 3
"""Letters that prove nothing: "US", "WHO", "ACT"."""
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
_ONSET = (
    "B[LR]|C[HLR]|DR|F[LR]|G[HLNR]|K[HLNR]|P[HLRS]|QU|RH|S[CKLMNPQTVWH]|SC[HR]|SHR|SP[LR]|STR|"
    "SQU|T[HRSW]|THR|VL|W[HR]|ZH"
)
_CODA = (
    "C[HKT]|DD|F[FT]|GH|L[DFKLMPT]|M[BP]|N[CDGKTX]|P[HT]|R[BCDFGKLMNPT]|S[HKMPST]|T[HT]|"
    "[BCDFGKLMNPRT]S"
)
"""Pairs of consonants that English words begin and end with."""
_SYLLABLES = re.compile(
    rf"(?:{_ONSET}|{_CONSONANT})?[AEIOUY]{{1,2}}"
    rf"(?:(?:{_CONSONANT}{{1,2}}|{_CONSONANT}(?:{_ONSET})|(?:{_CODA}){_CONSONANT})[AEIOUY]{{1,2}})*"
    rf"(?:(?:{_CODA})S?|{_CONSONANT})?"
)
_LONGEST_SPELLED = 7
"""Letters up to which a run without an English shape is spelled; nobody spells longer ones."""
_OFFICES = frozenset({"DEL", "INT", "REP", "MILREP", "MISSION", "EMB"})
"""What stands behind the name of a state in the name of its office: ``USDEL``, ``UKREP``."""
_STATES = ("US", "UK")


def words() -> frozenset[str]:
    """Return the acronyms that are said as words."""
    return word_list(_PACKAGE, "acronym-words")


def _is_common(word: str) -> bool:
    return word in SENTENCES.common or word in SENTENCES.starters


def spelled_always() -> frozenset[str]:
    """Return the acronyms that are spelled even among words in capitals."""
    return word_list(_PACKAGE, "acronym-letters")


def capitals() -> frozenset[str]:
    """Return the ordinary words that are met in capitals."""
    return word_list(_PACKAGE, "words-in-capitals")


@cache
def _readings() -> dict[str, str]:
    """Return what is said for those that are neither a word nor letters."""
    return dict(table(_PACKAGE, "acronym-readings"))  # type: ignore[arg-type] # two columns


def letters(run: str) -> str:
    """Return letters one by one, as they stand in a spoken form."""
    return " ".join(run)


@lru_cache(maxsize=4096)
def said_as_word(run: str) -> str:
    """Return what is said for capitals that are a word, such as "salt"; empty for others."""
    if run in words() or (run.endswith("S") and run[:-1] in words()):
        return run.lower()
    if reading := _readings().get(run):
        return reading
    known = spelled_always()
    state, rest = run[:2], run[2:]
    if state in _STATES and (rest in _OFFICES or (state == "US" and rest in words())):
        return f"{letters(state)} {rest.lower()}"
    if run in known or (state in _STATES and rest in known and run not in capitals()):
        return ""
    if run in capitals() or (len(run) > _SHORTEST_COMMON and _is_common(run.lower())):
        return run.lower()
    return run.lower() if len(run) >= _SHORTEST_WORD and pronounceable(run) else ""


def is_letters(run: str) -> bool:
    """Say whether a short run of capitals among words in capitals is none of them: ``MFA``."""
    short = _SHORTEST_COMMON <= len(run) < _SHORTEST_WORD
    return (
        short and not _is_common(run.lower()) and run not in capitals() and not pronounceable(run)
    )


def pronounceable(run: str) -> bool:
    """Say whether English could say these capitals as a word, by their vowels and clusters."""
    if len(run) > _LONGEST_SPELLED:
        return re.search("[AEIOUY]", run) is not None
    return _SYLLABLES.fullmatch(run) is not None
