"""Abbreviations that are said in full, labels before numbers, and titles before names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.joining import edit, ends_text
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.scripting.edits import Rule

_NEW_SENTENCE = re.compile(r"[\"'”’»)\]]*\s+[\"'„“«»¿¡(]*[A-ZÄÖÜÀÂÉÈÊÎÔÛÇÁÍÓÚÑ]")
_APART = r"(?<![\w.’'-].)"
_FREE = r"(?<![\w.].)"
_NO_INITIAL = r"(?<![A-Z]\.\s.)"
_NAME = r"[\"„“«]?[A-ZÄÖÜÀÂÉÈÊÎÔÛÇÁÍÓÚÑ]"


def abbreviations(table: Mapping[str, str], closing: frozenset[str] = frozenset()) -> Rule:
    """Return the rule for abbreviations.

    Args:
        table: by abbreviation without blanks; one in lower case holds with a first capital, too.
        closing: those whose stop also ends the sentence when a capital follows ("etc.").
    """
    known = dict(table)
    known |= {key[0].upper() + key[1:]: _capital(said) for key, said in table.items()} | known
    pattern = re.compile(rf"{_alternatives(known, _APART)}(?!\w)")
    said = _without_blanks(known)

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            key = found[0].replace(" ", "")
            end = found.end()
            if key.endswith(".") and (
                ends_text(text, end) or (key.lower() in closing and _NEW_SENTENCE.match(text, end))
            ):
                end -= 1
            yield Edit(span=Span(found.start(), end), spoken=said[key], rule="abbreviations")

    return rule


def titles(table: Mapping[str, str], before: str = _NAME) -> Rule:
    """Return the rule for titles, which are titles only before a name.

    ``before`` is a pattern of what a name begins with.
    """
    said = _without_blanks(table)
    key = _alternatives(table, _APART + _NO_INITIAL)
    pattern = re.compile(rf"{key}(?=[\s-](?:{before})|(?![A-Z]\.)(?:{before}))")

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            yield edit(found, f"{said[found[0].replace(' ', '')]} ", "honorifics")

    return rule


def labels(table: Mapping[str, str]) -> Rule:
    """Return the rule for what stands before a number: pages, sections, volumes."""
    said = _without_blanks(table)
    pattern = re.compile(rf"{_alternatives(table, _FREE)}\s?(?=\d|[IVXLC]+\b|[ivxlc]+\b|[a-z]\))")

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            yield edit(found, f"{said[found[0].replace(' ', '')]} ", "references")

    return rule


def endings(table: Mapping[str, str]) -> Rule:
    """Return the rule for abbreviated second parts of words ("Hauptstr."), with a number behind."""
    pattern = re.compile(rf"(?<!\w)([^\W\d_]{{2,}})({_alternatives(table)})(?!\w)")

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text) if any(one in text for one in table) else ():
            yield edit(found, found[1] + table[found[2]], "abbreviations")

    return rule


def before_numbers(table: Mapping[str, str], also: str = r"(?!)") -> Rule:
    """Return the rule for abbreviations that are such only before a number ("Mo., 3. Mai").

    ``also`` is a pattern of what else may follow.
    """
    return _beside(rf"{_alternatives(table, _FREE)}(?=,?\s\d|{also})", table)


def after_numbers(table: Mapping[str, str]) -> Rule:
    """Return the rule for abbreviations that are such only behind a number ("12 ff.")."""
    return _beside(rf"(?<=\d)\s?{_alternatives(table)}(?!\w)", table)


def _beside(expression: str, table: Mapping[str, str]) -> Rule:
    pattern = re.compile(expression)
    said = _without_blanks(table)

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text) if DIGIT.search(text) else ():
            yield edit(found, f" {said[found[0].replace(' ', '')]}", "abbreviations")

    return rule


def _alternatives(keys: Mapping[str, str], behind_first: str = "") -> str:
    """Return a pattern for any key, with blanks allowed behind its inner stops.

    It begins with a class of first characters, because that is searched fast; what may not stand
    before the key is asked behind the first character, ``behind_first``. Then it branches by the
    second character, because branches that begin with a character are passed over fast.
    """
    branches: dict[str, list[str]] = {}
    for key in sorted(keys, key=len, reverse=True):
        first, second = map(re.escape, (key[0], key[1:2]))
        shape = re.sub(r"(\\\.º?)(?!\Z)", r"\1\\s?", re.escape(key))
        rest = shape.removeprefix(first + second)
        branches.setdefault(second, []).append(f"(?<={first}{second}){rest}")
    firsts = re.escape("".join(sorted({key[0] for key in keys})))
    rests = (f"{second}(?:{'|'.join(some)})" for second, some in branches.items())
    return f"[{firsts}]{behind_first}(?:{'|'.join(rests)})"


def _without_blanks(table: Mapping[str, str]) -> dict[str, str]:
    return {key.replace(" ", ""): said for key, said in table.items()}


def _capital(said: str) -> str:
    return said[0].upper() + said[1:]
