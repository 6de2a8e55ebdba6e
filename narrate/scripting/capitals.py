"""Words in capitals that a document also has in small letters: words, not letters to be spelled.

A rule sees one paragraph, and "La PAIX par le DROIT" could hold acronyms for all it knows. The
document decides: an acronym does not stand elsewhere in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.gates import in_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.document import Document

_RUN = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?<![\w&.].)[A-ZÀ-ÖØ-ÞŒ]+(?![\w&])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST = 4
"""Letters from which small letters elsewhere prove a word: "us" proves nothing about "US"."""
_ACCENTED = re.compile("[ÀÂÇÈÉÊËÎÏÔÙÛŒ]")
"""Signs that acronyms do not have; umlauts they do (ÖBB)."""
_AMBIGUOUS = frozenset({"en"})
"""Languages in which short words and acronyms look alike: US, IT, WHO."""


class KnownWords:
    """Proposes, like a lexicon, what is said for words in capitals."""

    def __init__(self, document: Document) -> None:
        """Take the document whose words count, and whose own list of abbreviations does not."""
        self._document = document

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """Propose to say words in capitals as words; what is all in capitals is for the rules."""
        if not in_capitals(text) or not any(map(str.islower, text)):
            return
        runs = list(_RUN.finditer(text))
        known = [self._is_word(run[0]) for run in runs]
        for at, run in enumerate(runs):
            beside = any(known[max(0, at - 1) : at + 2]) and lang[:2] not in _AMBIGUOUS
            if known[at] or (beside and self._is_known(run[0])):
                said = run[0].capitalize()
                yield Edit(span=Span(*run.span()), spoken=said, rule="words-in-capitals")

    def _is_word(self, run: str) -> bool:
        """Tell whether a run is a word whatever stands beside it."""
        if run in self._terms:
            return False
        return bool(_ACCENTED.search(run)) or (len(run) >= _LEAST and self._is_known(run))

    def _is_known(self, run: str) -> bool:
        """Tell whether the document has it in small letters, with accents or without."""
        return run not in self._terms and _plain(run) in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """The document's words that are not in capitals; made when capitals are first met."""
        pieces: set[str] = set()
        for block in self._document.blocks:
            pieces.update(self._document.text_of(block).split())
        words = set(_WORD.findall(" ".join(pieces)))
        return frozenset(_plain(word) for word in words if not word.isupper())

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(one.term for one in self._document.terms)


def _plain(word: str) -> str:
    """Return a word in small letters without its accents."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in split if not unicodedata.combining(one))
