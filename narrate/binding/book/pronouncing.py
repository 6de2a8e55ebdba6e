"""A pronunciation lexicon (PLS 1.0) of the words that an edition's own lexicons decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.writing import DECLARATION, attributes, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model.script import Change

_LEXICONS = ("say:", "pls:")
"""What the rules of lexicons are called; what other rules say of a word depends on its context."""


def lexicon(changes: Iterable[Change], language: str) -> str:
    """Return a PLS file of every word with a pronunciation of its own; blank when there is none."""
    words = {one.text: one.ipa for one in changes if one.ipa and one.rule.startswith(_LEXICONS)}
    if not words:
        return ""
    root = {
        "version": "1.0",
        "xmlns": "http://www.w3.org/2005/01/pronunciation-lexicon",
        "alphabet": "ipa",
        "xml:lang": language,
    }
    rows = "".join(
        f"<lexeme><grapheme>{escaped(word)}</grapheme><phoneme>{escaped(ipa)}</phoneme></lexeme>\n"
        for word, ipa in sorted(words.items())
    )
    return f"{DECLARATION}<lexicon{attributes(root)}>\n{rows}</lexicon>\n"
