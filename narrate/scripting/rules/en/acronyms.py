"""Acronyms: spelled by default, a word when the table says so; plural and genitive kept."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = {
    "A": "ˈeɪ", "B": "bˈiː", "C": "sˈiː", "D": "dˈiː", "E": "ˈiː", "F": "ˈɛf", "G": "dʒˈiː",
    "H": "ˈeɪtʃ", "I": "ˈaɪ", "J": "dʒˈeɪ", "K": "kˈeɪ", "L": "ˈɛl", "M": "ˈɛm", "N": "ˈɛn",
    "O": "ˈoʊ", "P": "pˈiː", "Q": "kjˈuː", "R": "ˈɑːɹ", "S": "ˈɛs", "T": "tˈiː", "U": "jˈuː",
    "V": "vˈiː", "W": "dˈʌbəljuː", "X": "ˈɛks", "Y": "wˈaɪ", "Z": "zˈiː",
}  # fmt: skip
"""American names of the letters."""
_HISSING = frozenset("SXHZ")
"""Letters whose names end in a hiss and take another syllable in the plural."""
_VOICELESS = frozenset("F")
_RUN = re.compile(r"(?<![\w&])([A-Z]{2,7}(?:&[A-Z]{1,3})?)((?:['’]?s|['’])(?![\w]))?(?![\w&])")
_DOTTED = re.compile(r"(?<![\w.])((?:[A-Z]\.){2,6})(['’]s)?")
_INITIALS = re.compile(r"(?<![\w.])([A-Z])\.(?=\s?(?:[A-Z]\.\s?){0,6}[A-Z][a-z])")
_SHOUTED = re.compile(r"[^\W\d_]+")
_MOST_CAPITALS = 4
"""A paragraph with at least so many words, all in capitals, is shouted, not spelled."""


@cache
def words() -> frozenset[str]:
    """Return the acronyms that are said as words."""
    text = files("narrate.scripting.rules.en").joinpath("data/acronym-words.txt").read_text("utf-8")
    return frozenset(line for line in text.split() if line.isalpha() and line.isupper())


def letters(run: str) -> str:
    """Return letters one by one, as they stand in a spoken form."""
    return " ".join(run)


def sound(run: str) -> str:
    """Return the names of letters in IPA."""
    return "".join(_LETTERS[one] for one in run)


def acronyms(text: str) -> Iterator[Edit]:
    """Spell ``ICBMs`` as "I C B M s"; say ``SALT`` as a word."""
    if _shouted(text):
        yield from _lowered(text)
        return
    for found in _RUN.finditer(text):
        run, ending = found[1], (found[2] or "").replace("’", "'")
        span = Span(*found.span())
        if run in words():
            yield Edit(span=span, spoken=run.lower() + ending, rule="acronym-word")
        elif run.isalpha():
            yield _spelled(span, run, ending, "acronym")
        else:
            said = " and ".join(letters(part) for part in run.split("&"))
            yield Edit(span=span, spoken=said + (f" {ending.strip(chr(39))}" if ending else ""),
                       rule="acronym")  # fmt: skip


def initials(text: str) -> Iterator[Edit]:
    """Say ``U.S.`` and ``J. F. Kennedy`` by their letters."""
    for found in _DOTTED.finditer(text):
        run = found[1].replace(".", "")
        end = found.end()
        # The last stop may also end the sentence, and the voice must fall there.
        stops = end if found[2] or not _ends_sentence(text, end) else end - 1
        yield _spelled(
            Span(found.start(), stops), run, (found[2] or "").replace("’", "'"), "initials"
        )
    for found in _INITIALS.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=found[1], rule="initials", ipa=sound(found[1]))


def _ends_sentence(text: str, end: int) -> bool:
    following = text[end : end + 60].lstrip("\"'”’)]")
    return not following.strip() or bool(
        re.match(r"\s+(?:The|This|That|It|He|She|We|They|In|On|But|And|However|A|An)\b", following)
    )


def _spelled(span: Span, run: str, ending: str, rule: str) -> Edit:
    said, ipa = letters(run), sound(run)
    if ending:
        said += f" {ending}" if ending == "s" else ending
        ipa += _hiss(run[-1])
    return Edit(span=span, spoken=said, rule=rule, ipa=ipa)


def _hiss(last: str) -> str:
    if last in _HISSING:
        return "ɪz"
    return "s" if last in _VOICELESS else "z"


def _shouted(text: str) -> bool:
    found = _SHOUTED.findall(text)
    long = [one for one in found if len(one) > 1]
    return len(long) >= _MOST_CAPITALS and all(one.isupper() for one in long)


def _lowered(text: str) -> Iterator[Edit]:
    for found in _SHOUTED.finditer(text):
        if len(found[0]) > 1 and found[0].isupper():
            yield Edit(
                span=Span(*found.span()), spoken=found[0].capitalize(), rule="words-in-capitals"
            )
