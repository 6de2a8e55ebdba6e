"""Digits behind a word: marks (``Brezhnev1``, ``Gromyko.2 The``) or designations and labels.

The classes and their traps are those counted in annotated books and modern prose: designations
(``MP3``, ``F16``), abbreviations (``No.2``), labels (``Level3``), code words (``sha256``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.surroundings import NEVER, ends_line, ends_sentence

if TYPE_CHECKING:
    from narrate.reading.text.vocabulary import Vocabulary


def _set(words: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(words.split())


_ABBREVIATIONS = _set(
    "no nos vol vols p pp fig figs art arts sec secs ch chap chs cf ca c rs st dr mr mrs ms v vs"
    " ver ed eds eq eqs ref refs para paras pt pts bk bks ser app n nn fn tel ext approx op ff lev"
    " gen matt mk jn ps nr bd s abb tab kap bl núm pág cap t tom tome livr lib cl ex exod deut rev"
    " col cols div reg doc docs max min ave blvd rd lt sgt capt maj u mt ft in oz lb lbs"
)
_LABELS = _set(
    "level type figure table chapter part article section phase grade class group version channel"
    " route highway unit team player number page note notes footnote volume book act scene step day"
    " week year room gate formula model mark stage track zone area sector block line row column"
    " item question problem exercise appendix annex exhibit form rule schedule title paragraph"
    " option plan layer band core windows radio studio disc disk episode season round heat"
)
_SHORT_WORDS = _set("me us it he we to of in on by at so no is as do be my up go or if am")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\Z"
)
_NAME = re.compile(r"(?:Mc|Mac|O[’']|D[’']|De|Di|Du|La|Le|Van|Von)?[^\W\d_a-z][^\W\d_A-Z]+")
_ORDINAL = re.compile(r"(?:1[1-3]th|(?<!1)(?:1st|2nd|3rd)|[04-9]th)\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_OPENING = frozenset("-–(‘“«„/%+&$€£#*[{<=~@°")
_OTHER_SIGNS = {",": 3.0, ":": 3.0, ";": 3.0, "'": 1.5, "—": 2.0}
_SHORTEST_NAME = 4
"""Letters; shorter capitalised words before digits are mostly code names (``Cas9``)."""
_LONGEST_UNIT = 2
"""Letters (``km2``, ``x2``)."""
_LONGEST_DESIGNATION = 3
"""Capitals (``MP3``, ``USB2``); more of them are rather a word."""
_LONGEST_CODE_WORD = 5
"""Lower-case letters (``utf8``, ``sha256``)."""


def value_after_letters(
    before: str, stem: str, between: str, right: str, vocabulary: Vocabulary
) -> float:
    """Weigh digits behind the word ``stem`` and the punctuation ``between``."""
    if between:
        return _after_punctuation(before, stem, between, right)
    if before[-1:].isdigit():
        return 2.5 if _ORDINAL.search(before[-4:] + stem) else NEVER
    if stem.isupper():
        return _after_capitals(before, stem, ends=ends_line(right))
    if len(stem) <= _LONGEST_UNIT:
        return 1.5 if stem.lower() in _SHORT_WORDS else -6.0
    if stem.islower():
        return _after_lower_case(before, stem, vocabulary)
    return _after_name(stem, vocabulary, ends=ends_line(right))


def _after_name(stem: str, vocabulary: Vocabulary, *, ends: bool) -> float:
    """Weigh digits behind a word with a capital: names carry marks, code names carry digits."""
    if stem.lower() in _LABELS:
        return 0.0 if ends else -3.0
    if not _NAME.fullmatch(stem):
        return -3.0
    code_name = vocabulary.listed(stem) or len(stem) < _SHORTEST_NAME
    return 1.0 if code_name and not ends and not vocabulary.is_name(stem) else 3.0


def _after_capitals(before: str, stem: str, *, ends: bool) -> float:
    """Weigh digits behind capitals: designations, or a word of a heading in capitals."""
    if ends and (_ROMAN.match(stem) or (before and before.isupper())):
        return 1.5
    if ends and (not before or before[-1] in "\n\r"):
        return 0.5  # initials as a signature: a line of its own
    if stem == "I" and before[-1:].isspace():
        return -2.0
    return -1.5 if len(stem) > _LONGEST_DESIGNATION else -4.0


def _after_lower_case(before: str, stem: str, vocabulary: Vocabulary) -> float:
    """Weigh digits behind a word in lower case; code words such as ``sha256`` are no words."""
    listed = vocabulary.listed(stem)
    if before[-1:] in {"-", "."}:
        return 1.0 if listed else -3.0
    if stem in _LABELS:
        return 0.0
    if listed or not stem.isascii():
        return 4.0
    if vocabulary.times(stem):
        return 3.0
    return 2.0 if len(stem) > _LONGEST_CODE_WORD else -1.0


def _after_punctuation(before: str, stem: str, between: str, right: str) -> float:
    """Weigh digits behind a word and punctuation: ``Gromyko.2 The``, ``agree.”3``, ``No.2``."""
    last = between[-1]
    if not _OPENING.isdisjoint(between):
        return NEVER
    if between == ",":
        if _MONTH.match(stem):
            return -3.0 if ends_sentence(right) else 1.5
        return 3.0 if len(stem) > 1 else 0.5
    if between == ".":
        return _after_stop(before, stem, right)
    return _OTHER_SIGNS.get(last, 3.5)


def _after_stop(before: str, stem: str, right: str) -> float:
    """Weigh digits behind a word with a full stop."""
    sentence = ends_sentence(right)
    if len(stem) == 1:
        if not sentence:
            return -3.0
        dotted = before[-1:] == "."
        return 1.0 if dotted else 0.5 if ends_line(right) else -0.5
    if stem.lower() in _ABBREVIATIONS:
        return -4.0
    return 4.0 if sentence else 0.5
