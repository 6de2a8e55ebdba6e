"""Acronyms of languages whose letters engines name rightly: spelled, or said as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.joining import edit, ends_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords

_UPPER = "[A-ZÀ-ÖØ-Þ]"
_CAPITALS = re.compile(rf"{_UPPER}{{2}}")
_CAPITAL_STOP = re.compile(r"[A-ZÄÖÜÉÁ]\.")
_RUN = re.compile(rf"{_UPPER}(?<![\w&].){_UPPER}+(?:&[A-Z]{{1,3}})?(?P<plural>s)?(?![\w&])")
_DOTTED = re.compile(r"[A-ZÉ](?<![\w.].)\.(?: ?(?=[A-ZÉ]\.))?(?:[A-ZÉ]\.(?: ?(?=[A-ZÉ]\.))?){1,6}")
_INITIAL = re.compile(
    r"([A-ZÄÖÜÉÁ](?<![\w.].))\.(?=[ -]?(?:[A-ZÄÖÜÉÁ]\.[ -]?){0,6}[A-ZÄÖÜÉÁ][^\W\dA-Z_])"
)
_DESIGNATION = re.compile(
    r"[A-Z](?<![\w.,$€£-].)[a-z]?(?:[A-Z][a-z]?)*[\d₀-₉]{1,4}(?:[A-Z]{1,3}[\d₀-₉]{0,4})*(?![\w]|[.,]\d)"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
_SYLLABLES = re.compile(rf"{_CONSONANT}?(?:[AEIOUÄÖÜÉÈ]{_CONSONANT}{{1,2}}){{2,}}[AEIOUÄÖÜÉÈ]?")
_VOWEL = re.compile("[AEIOUYÀ-ÆÈ-ÏÒ-ÖÙ-Ý]")
_BETWEEN = re.compile(r"[ '’-]")
_FULL = 4
_LONG = 5
"""Letters from which a run that can be said as syllables is said so."""
_LONGER = 6
"""Letters from which a run is a word that stands in capitals, if it has a vowel."""
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_LETTERS = re.compile("[a-zß-öø-ÿ]{2}")
_MOST_CAPITALS = 4
"""A paragraph with at least so many words, all in capitals, is shouted, not spelled."""


class Spelling(NamedTuple):
    """How a language says runs of capitals."""

    said: frozenset[str]
    """Acronyms that are words."""
    capitals: frozenset[str]
    """Ordinary words that are met in capitals."""
    ampersand: str
    letters: Mapping[str, str]
    """Names of letters whose bare sign an engine would not read as the letter."""


class LetterRules(NamedTuple):
    """The rules of letters, as ``letter_rules`` builds them."""

    acronyms: Rule
    """``USA``, ``R&D``; a run that alternates like syllables is a word."""
    designations: Rule
    """``H2O``, ``MI6``, ``CO2``."""
    initials: Rule
    """``U.S.A.`` and ``J. S. Bach``."""


def letter_rules(words: NumberWords, spelling: Spelling) -> LetterRules:
    """Return the rules of acronyms, designations and initials for a language."""
    reader = _Reader(words, spelling)
    return LetterRules(reader.acronyms, reader.designations, reader.initials)


class _Reader:
    """Reads letters as one language does."""

    def __init__(self, words: NumberWords, spelling: Spelling) -> None:
        self._words = words
        self._spelling = spelling

    def acronyms(self, text: str) -> Iterator[Edit]:
        if not _CAPITALS.search(text):
            return
        if is_shouted(text):
            yield from lowered(text)
            return
        for found, is_shouted_here in _in_chains(text):
            ending = found["plural"] or ""
            run = found[0].removesuffix(ending)
            if run in self._spelling.capitals:
                yield edit(found, run.capitalize() + ending, "words-in-capitals")
            elif self._is_word(run) or (is_shouted_here and _VOWEL.search(run)):
                yield edit(found, run.capitalize() + ending, "acronym-word")
            else:
                parts = map(self._spelled, run.split("&"))
                yield edit(found, f" {self._spelling.ampersand} ".join(parts), "acronym")

    def designations(self, text: str) -> Iterator[Edit]:
        for found in _DESIGNATION.finditer(text):
            said = (
                self._words.whole(piece) if piece.isdecimal() else self._spelled(piece.upper())
                for piece in _PIECES.findall(found[0].translate(_SUBSCRIPTS))
            )
            yield edit(found, " ".join(said), "designations")

    def initials(self, text: str) -> Iterator[Edit]:
        if not _CAPITAL_STOP.search(text):
            return
        for found in _DOTTED.finditer(text):
            run = re.sub(r"[. ]", "", found[0])
            span = Span(found.start(), found.end() - ends_text(text, found.end()))
            yield Edit(span=span, spoken=self._spelled(run), rule="initials")
        for found in _INITIAL.finditer(text):
            yield edit(found, f"{self._spelled(found[1])} ", "initials")

    def _is_word(self, run: str) -> bool:
        if run in self._spelling.said or (len(run) >= _LONGER and _VOWEL.search(run)):
            return True
        return len(run) >= _LONG and bool(_SYLLABLES.fullmatch(run))

    def _spelled(self, run: str) -> str:
        return " ".join(self._spelling.letters.get(one, one) for one in run)


def _in_chains(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the runs of capitals, and whether words in capitals stand together there.

    That is where several runs follow one another, and one of them is long enough for a word.
    """
    chain: list[re.Match[str]] = []
    for found in (*_RUN.finditer(text), None):
        if chain and (found is None or not _joined(text, chain[-1], found)):
            loud = len(chain) > 1 and any(
                len(one[0]) >= _FULL and _VOWEL.search(one[0]) for one in chain
            )
            yield from ((one, loud) for one in chain)
            chain = []
        if found is not None:
            chain.append(found)


def _joined(text: str, one: re.Match[str], following: re.Match[str]) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.end(), following.start()))


def is_shouted(text: str) -> bool:
    """Say whether all words of a text are in capitals, and there are some."""
    if _SMALL_LETTERS.search(text):
        return False
    long = [one for one in _WORD.findall(text) if len(one) > 1]
    return len(long) >= _MOST_CAPITALS and all(one.isupper() for one in long)


def lowered(text: str) -> Iterator[Edit]:
    """Say the words of a shouted text as words."""
    for found in _WORD.finditer(text):
        if len(found[0]) > 1 and found[0].isupper() and found[0].isalpha():  # "A²" is no word
            yield edit(found, found[0].capitalize(), "words-in-capitals")
