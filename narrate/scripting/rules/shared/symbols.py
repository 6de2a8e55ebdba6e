"""Symbols and pictographs by name, and the last word on whatever is left."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from narrate.scripting.rules.gates import signs
from narrate.scripting.rules.shared.joining import each, edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule
    from narrate.scripting.rules.shared.words import NumberWords

EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|"
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?)*"
)
"""A pictograph, with the signs that vary and tie pictographs together."""
_POWER = re.compile(r"[²³](?<=\d.)|[²³](?<=\b[A-Za-z].)|[²³](?<=\d[A-Za-z].)")
"""Behind a number or a letter alone: behind a word it is the mark of a note."""
_FIRST = "\u2190"
"""Of the characters that pictographs begin with."""
_NUMBER = re.compile(r"\d+")
_LEFT = re.compile(  # signs, and the letters among them go again: so it is searched fast
    r"([^\sA-Za-z.,;:!?¿¡'’‘\"“”„‚«»‹›()\[\]{}…—–‐‑\-/\u0300-\u036f])"
    r"(?<![^\W\d_²³¹⁰-₉⅐-ↈ①-⒛❶-➓〇ºª])\1{0,59}"
)
"""A sign, or a row of it, no longer than a breath may be kept from coming."""
_EQUATION = re.compile(r"\d[\d.,]*(?:\s?[-+−–×*/:÷]\s?\d[\d.,]*)+\s?=")
_TIMES = re.compile(r"(?<=[\dm²])\s[xX]\s(?=\d)|[xX](?:(?<=[1-9].)|(?<=\d\d.))(?=\d)")
_OPERATOR = re.compile(r"(?<=[\d\s])[-−–×*/:÷]")


class SignRules(NamedTuple):
    """The rules of signs, as ``sign_rules`` builds them."""

    sums: Rule
    """The signs between the numbers of a sum."""
    symbols: Rule
    """Signs between and before words, by their names."""
    emoji: Rule
    """Pictographs by their names in the Unicode Common Locale Data Repository."""
    leftovers: Rule
    """Leaves out what has no name, and says digits of other scripts and shapes."""


def sign_rules(
    lang: str, words: NumberWords, names: Mapping[str, str], operators: Mapping[str, str]
) -> SignRules:
    """Return the rules of signs for a language.

    Args:
        lang: primary subtag; one that the ``emoji`` package knows.
        words: its numbers.
        names: of signs.
        operators: what signs are called in a sum, and powers of two and three anywhere.
    """
    reader = _Reader(lang, words, names, operators)
    return SignRules(reader.sums, reader.symbols, reader.emoji, reader.leftovers)


class _Reader:
    """Reads signs as one language does."""

    def __init__(
        self, lang: str, words: NumberWords, names: Mapping[str, str], operators: Mapping[str, str]
    ) -> None:
        self._lang = lang
        self._words = words
        self._names = names
        self._operators = operators
        self._named = re.compile(f"[{''.join(re.escape(one) for one in names)}]")

    def sums(self, text: str) -> Iterator[Edit]:
        for found in _EQUATION.finditer(text) if "=" in text else ():
            for sign in _OPERATOR.finditer(text, *found.span()):
                yield edit(sign, f" {self._operators[sign[0]]} ", "symbols")
        for found in _TIMES.finditer(text):
            yield edit(found, f" {self._operators['×']} ", "symbols")

    def symbols(self, text: str) -> Iterator[Edit]:
        for found in self._named.finditer(text) if not signs(text).isdisjoint(self._names) else ():
            yield edit(found, f" {self._names[found[0]]} ", "symbols")
        for found in () if signs(text).isdisjoint("²³") else _POWER.finditer(text):
            yield edit(found, f" {self._operators[found[0]]} ", "symbols")

    def emoji(self, text: str) -> Iterator[Edit]:
        for found in EMOJI.finditer(text) if max(signs(text), default="") >= _FIRST else ():
            if found[0][0] not in self._names and (name := picture_name(found[0], self._lang)):
                yield edit(found, f" {_NUMBER.sub(self._digits, name)} ", "emoji")

    def leftovers(self, text: str) -> Iterator[Edit]:
        for found in _LEFT.finditer(text) if signs(text) else ():
            value = unicodedata.numeric(found[1], None)
            if value is not None and value == int(value):
                yield from each(found, f" {self._words.cardinal(int(value), '')} ", "symbols")
            elif not found[1].isalnum() or found[1] in "ºª":
                yield edit(found, " ", "symbols")

    def _digits(self, found: re.Match[str]) -> str:
        return f" {self._words.digits(found[0])} "


def picture_name(sign: str, lang: str) -> str:
    """Return the name of a pictograph in the Common Locale Data Repository; empty for none."""
    from emoji import EMOJI_DATA, config  # noqa: PLC0415 - loaded with the first pictograph

    config.load_language(lang)
    entry = EMOJI_DATA.get(sign) or EMOJI_DATA.get(sign[0]) or {}
    return str(entry.get(lang, "")).strip(":").replace("_", " ").replace("-", " ")
