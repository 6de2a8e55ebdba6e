"""What stands before a possible note mark, and what it is worth.

The classes and their traps are those counted in annotated books and modern prose: designations
(``MP3``, ``F16``, ``B-52``), abbreviations (``No.2``), decimals and money, labels (``Level3``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.reading.text.vocabulary import Vocabulary

NEVER = -9.0
"""No sequence makes up for this."""

_ABBREVIATIONS = frozenset(
    "no nos vol vols p pp fig figs art arts sec secs ch chap chs cf ca c rs st dr mr mrs ms v vs"
    " ver ed eds eq eqs ref refs para paras pt pts bk bks ser app n nn fn tel ext approx op ff lev"
    " gen matt mk jn ps nr bd s abb tab kap bl núm pág cap t tom tome livr lib cl ex exod deut rev"
    " col cols div reg doc docs max min ave blvd rd lt sgt capt maj u mt ft in oz lb lbs".split()
)
_LABELS = frozenset(
    "level type figure table chapter part article section phase grade class group version channel"
    " route highway unit team player number page note notes footnote volume book act scene step day"
    " week year room gate formula model mark stage track zone area sector block line row column"
    " item question problem exercise appendix annex exhibit form rule schedule title paragraph"
    " option plan layer band core windows radio studio disc disk episode season round heat".split()
)
_SHORT_WORDS = frozenset(
    "me us it he we to of in on by at so no is as do be my up go or if am".split()
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTH_DAY = re.compile(rf"(?:{_MONTHS})\.?\s{{1,2}}(?:\d{{1,2}},?\s)?\Z")
_MONTH = re.compile(rf"(?:{_MONTHS})\Z")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|after|before|and|to)\s|,\s)\Z"
)
_CLOSERS = "”’»\"')]"
_NAME = re.compile(r"(?:Mc|Mac|O[’']|D[’']|De|Di|Du|La|Le|Van|Von)?[^\W\d_a-z][^\W\d_A-Z]+")
_ORDINAL = re.compile(r"(?:1[1-3]th|(?<!1)(?:1st|2nd|3rd)|[04-9]th)\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


def value_after_letters(
    before: str, stem: str, between: str, right: str, vocabulary: Vocabulary
) -> float:
    """Weigh digits behind the word ``stem`` and the punctuation ``between``."""
    if between:
        return _after_punctuation(before, stem, between, right)
    if before[-1:].isdigit():
        return 2.5 if _ORDINAL.search(before[-4:] + stem) else NEVER
    return _after_word(before, stem, right, vocabulary)


def _after_word(before: str, stem: str, right: str, vocabulary: Vocabulary) -> float:
    """Weigh digits glued to a word: ``Brezhnev1``, ``MP3``, ``km2``, ``Level3``."""
    lower = stem.lower()
    ends = _ends(right)
    if stem.isupper():
        return _after_capitals(before, stem, ends=ends)
    if len(stem) < 3:  # noqa: PLR2004 - one or two letters: units and symbols
        return 1.5 if lower in _SHORT_WORDS else -6.0
    if lower in _LABELS:
        return 0.0 if stem.islower() or ends else -3.0
    if stem.islower():
        return _after_lower_case(before, stem, vocabulary)
    if _NAME.fullmatch(stem):
        return _after_name(stem, vocabulary, ends=ends)
    return -3.0


def _ends(right: str) -> bool:
    """Tell whether nothing stands to the right on the line."""
    return not right or right[0] in "\n\r"


def _after_name(stem: str, vocabulary: Vocabulary, *, ends: bool) -> float:
    """Weigh digits behind a word with a capital: names carry marks, code names carry digits."""
    if ends:
        return 3.0
    code_name = vocabulary.listed(stem) or len(stem) < 4  # noqa: PLR2004 - "Arm1", "Cpf1"
    return 1.0 if code_name else 3.0


def _after_capitals(before: str, stem: str, *, ends: bool) -> float:
    """Weigh digits behind capitals: designations, or a word of a heading in capitals."""
    if ends and (_ROMAN.match(stem) or (before and before.isupper())):
        return 1.5
    if ends and (not before or before[-1] in "\n\r"):
        return 0.5  # initials as a signature: a line of its own
    if stem == "I" and before[-1:].isspace():
        return -2.0
    return -1.5 if len(stem) > 3 else -5.0  # noqa: PLR2004 - designations have few letters


def _after_lower_case(before: str, stem: str, vocabulary: Vocabulary) -> float:
    """Weigh digits behind a word in lower case; code words such as ``sha256`` are no words."""
    if before[-1:] in {"-", "."}:
        return 1.0 if vocabulary.listed(stem) else -3.0
    if vocabulary.listed(stem) or not stem.isascii():
        return 4.0
    if vocabulary.times(stem):
        return 3.0
    return 2.0 if len(stem) > 5 else -1.0  # noqa: PLR2004 - code words are short


def _after_punctuation(before: str, stem: str, between: str, right: str) -> float:
    """Weigh digits behind a word and punctuation: ``Gromyko.2 The``, ``agree.”3``, ``No.2``."""
    last = between[-1]
    if last in "-–(‘“«„/%+&$€£#*[{<=~@°":
        return NEVER
    if between == "," and _MONTH.match(stem):
        return 1.5 if right.strip()[:1].islower() else -3.0
    if between == ".":
        return _after_stop(before, stem, right)
    if last in ",:;":
        return 3.0 if len(stem) > 1 else 0.5
    if last == "'":
        return 1.5
    if last == "—":
        return 2.0
    return 3.5


def _after_stop(before: str, stem: str, right: str) -> float:
    """Weigh digits behind a word with a full stop."""
    starts = right.strip()[:1]
    sentence = not starts or not starts.islower()
    if len(stem) == 1:
        dotted = before[-1:] == "."
        return (1.0 if dotted else 0.5 if _ends(right) else -0.5) if sentence else -3.0
    if stem.lower() in _ABBREVIATIONS:
        return -4.0
    return 4.0 if sentence else 0.5


def value_after_digits(before: str, digits: str, between: str, right: str) -> float:
    """Weigh digits behind digits and punctuation: ``1963.2 The``, ``1713)2``, ``3.5``, ``1,000``."""
    last = between[-1]
    if between in {".", ","}:
        return _after_decimal(before, digits, between, right)
    if last in ";!?)]”’»%" or (last in _CLOSERS and len(between) > 1):
        return 2.5
    if last == "—":
        return -2.0
    if last == '"':
        return 0.5
    return NEVER


def _after_decimal(before: str, digits: str, between: str, right: str) -> float:
    """Weigh digits that may be decimals or the end of a number with separators."""
    starts = right.strip()[:1]
    sentence = not starts or not starts.islower()
    date = _MONTH_DAY.search(before) is not None
    year = _YEAR.match(digits) is not None
    if between == ",":
        sure = date or (year and _BEFORE_YEAR.search(before) is not None)
        return 1.5 if sure else -2.0 if digits.isdigit() and len(digits) > 2 else -5.0  # noqa: PLR2004 - "240,76 a": no thousands
    if date or year:
        return (2.5 if date or _BEFORE_YEAR.search(before) else 1.0) if sentence else -1.0
    if not sentence or not digits.isdigit():
        return -5.0
    return -1.0 if _ends(right) or len(digits) > 2 else -3.0  # noqa: PLR2004 - "2443.2", "365.3 The"
