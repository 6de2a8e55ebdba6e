"""Whether a single full stop ends a sentence, judged by the words on both sides of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.splitting.table import has

if TYPE_CHECKING:
    from narrate.scripting.splitting.table import SentenceTable

_NUMBER = re.compile(r"\d[\d.,:]*")
_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[^\W\d_]|[IVXLC]{1,7}|[ivxl]{1,6}")
_IN_A_LIST = re.compile(r"[;:]\s(?:(?:and|or|und|oder|et|ou|y|o),?\s)?$")
"""Before the mark of an item in running text: "two parts: I. The first; and, II. The second"."""
_LOOK_BACK = 8
_ROMAN = re.compile(r"[IVXLCDM]+|[ivxlcdm]+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,3}")
_OLD_MONEY = re.compile(r"\d+(?:½|¼|¾)?[lsd]")
_VOWEL = re.compile(
    r"[aeiouyàáâäåãæèéêëìíîïòóôöõøœùúûüýаеёиоуыэюяіїєαεηιουωάέήίόύώაეიოუ]", re.IGNORECASE
)
_SMALL_SECOND = re.compile(r"\W+[^\W_]+(?:['’-][^\W_]+)*,?\s+(?!(?:of|and|for|de|du)\b)[a-z]")
"""Behind a stop: a word and one in small letters that makes no name of it ("Court of Appeals")."""
_SMALL_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_CHAIN = re.compile(r"\W+[A-Z][a-z]{0,5}\.\s+(?:\d|[ivxlc]+\b)")
"""Behind a stop: another abbreviation, and what cannot begin a sentence ("Hor. Od. iii")."""
_NUMBERED = re.compile(r"\W+Nos?\.\s?\d")
"""What looks like the answer "No" and is none."""
_PLACE_OR_NAME = 4
_PHRASE = 5
"""Words a fronted phrase of time may have, such as "At about half past 5 a.m."."""


def ends_after(
    text: str, at: int, before: str, word: str, table: SentenceTable, *, alone: bool
) -> bool:
    """Say whether the stop at ``text[at]`` ends a sentence.

    Args:
        text: The paragraph.
        at: Where the stop is.
        before: The word in front of it; may hold stops of its own.
        word: The word behind it; begins a sentence by its shape.
        table: The language.
        alone: Whether ``before`` is the first word of its sentence.
    """
    if not before:
        return True
    if _MARK.fullmatch(before) and not has(table.answers, before):
        start = at - len(before)
        item = _IN_A_LIST.search(text, max(0, start - _LOOK_BACK), start)
        if alone or (item and word[0].isalpha()):
            return False
    if _NUMBER.fullmatch(before):
        return not table.ordinal_stop or _ends_after_ordinal(before, word, table)
    if has(table.listed, before):
        listed = _ends_after_listed(text, at, before, word, table, alone=alone)
        if listed is not None:
            return listed
    return _ends_by_shape(text, at, before, word, table)


def _ends_after_listed(  # noqa: PLR0911 - one line for each class of abbreviation
    text: str, at: int, before: str, word: str, table: SentenceTable, *, alone: bool
) -> bool | None:
    """Judge a listed abbreviation; ``None`` when it is not listed."""
    opens = _opens(text, at, word, table)
    common = opens or word.lower() in table.common
    number = word[0].isdigit()
    if has(table.answers, before) and not number:
        return alone or before.islower() or opens
    if has(table.never_end, before):
        return False
    if has(table.mostly_end, before):
        spaced = not text.startswith(before, at - len(before))  # initials of a name: "R. N. Hook"
        return opens or not ((alone or spaced) and _DOTTED.fullmatch(before))
    if before in table.streets and common:
        return not alone and _follows_name(text, at - len(before))
    if has(table.before_names, before):
        return False
    if has(table.times, before):
        return _ends_after_time(text, at, word, table)
    if has(table.before_numbers, before):
        return not number and _ends_after_label(before, word, table, opens=opens)
    return _ends_after_name(text, at, before, word, table, alone=alone)


def _ends_after_name(
    text: str, at: int, before: str, word: str, table: SentenceTable, *, alone: bool
) -> bool | None:
    """Judge what ends names, quantities and the like; ``None`` when it is not listed."""
    common = word.lower() in table.common or _opens(text, at, word, table)
    number = word[0].isdigit()
    if has(table.units, before):
        return not number
    if has(table.at_name_ends, before):
        return not number and (common or (not alone and _goes_on_small(text, at, word, table)))
    if has(table.calendar, before) or has(table.may_end, before):
        return common and not number
    return None


def _ends_after_label(before: str, word: str, table: SentenceTable, *, opens: bool) -> bool:
    """Judge what stands before numbers ("Vol. 5") and is not followed by one."""
    if _ROMAN.fullmatch(word) or (before.istitle() and word.lower() in table.counts):
        return False
    return opens or (before.islower() and len(word) > 1 and before in table.common)


def _ends_by_shape(text: str, at: int, before: str, word: str, table: SentenceTable) -> bool:
    """Judge a word that no list has: initials, initialisms, what has no vowel, old money."""
    opens = word.lower() in table.starters
    if len(before) == 1 and before.isalpha():
        return opens or _follows_label(text, at - 1, table)
    if _DOTTED.fullmatch(before):
        return opens or word.lower() in table.common
    if table.ordinal_stop and _ROMAN.fullmatch(before) and before.isupper():
        return opens
    if before.istitle() and len(before) <= _PLACE_OR_NAME and _CHAIN.match(text, at):
        return False
    if word[0].isdigit():
        return not _leads_to_number(before)
    return opens or not _is_clipped(before)


def _leads_to_number(before: str) -> bool:
    """Say whether a number that follows belongs to the word: "cap. xxi. 37", "10s. 6d."."""
    short_name = before.istitle() and len(before) <= _PLACE_OR_NAME
    return bool(_SMALL_ROMAN.fullmatch(before) or _OLD_MONEY.fullmatch(before) or short_name)


def _is_clipped(word: str) -> bool:
    """Say whether ``word`` looks like an abbreviation nobody listed: no vowel, not all capitals."""
    cased = word.isalpha() and word.lower() != word.upper()
    return cased and not word.isupper() and not _VOWEL.search(word)


def _ends_after_ordinal(before: str, word: str, table: SentenceTable) -> bool:
    digits = before.rstrip(".,:")
    return len(digits) > 2 or word.lower() in table.starters  # noqa: PLR2004 - no day or century


def _ends_after_time(text: str, at: int, word: str, table: SentenceTable) -> bool:
    """Judge ``a.m.`` and its kin: a short phrase of time in front leads on to the subject."""
    if word.lower() in table.after_times or word[0].isdigit():
        return False
    if word.lower() in table.starters and word != "I" and not has(table.before_names, word):
        return True
    head = text[max(0, at - 60) : at].replace("! ", ". ").replace("? ", ". ")
    ended, _, last = head.rpartition(". ")
    phrase = last.split()
    if ended and _DOTTED.fullmatch(ended.split()[-1]):
        return True  # the phrase does not open the sentence
    return not (len(phrase) <= _PHRASE and phrase and phrase[0].lower() in table.fronting)


def _opens(text: str, at: int, word: str, table: SentenceTable) -> bool:
    return word.lower() in table.starters and not _NUMBERED.match(text, at)


def _goes_on_small(text: str, at: int, word: str, table: SentenceTable) -> bool:
    """Say whether behind a stop stands a capital of its own: "& Co. Holmes laughed"."""
    if word.lower() in table.followers or word[1:].isupper():
        return False
    return _SMALL_SECOND.match(text, at) is not None


def _follows_name(text: str, at: int) -> bool:
    """Say whether a capitalised word or a number stands before ``at``."""
    pieces = text[max(0, at - 40) : at].split()
    return bool(pieces) and (pieces[-1][0].isupper() or pieces[-1][0].isdigit())


def _follows_label(text: str, at: int, table: SentenceTable) -> bool:
    """Say whether the letter at ``at`` is the name of a thing: "plan B", "vitamin C"."""
    pieces = text[max(0, at - 24) : at].split()
    return bool(pieces) and text[at - 1].isspace() and pieces[-1].lower() in table.labels
