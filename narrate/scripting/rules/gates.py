"""Rules that only texts with a certain trait need: they look where it is, or not at all.

Most of a text has no number and no numeral, and most rules are about nothing else. Where they are
is found once for a text, however many rules ask for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from narrate.model.span import Span
from narrate.scripting.edits import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule

REACH = 80
"""Characters on either side of a landmark that rules may look at; the farthest look is 60."""
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][^\W_]*")
_SIGN = re.compile(r"[^ A-Za-zÀ-ÖØ-öø-ſ.,;:!?'\"‘’“”()…—–-]")
_TEXTS = 64
"""Texts whose landmarks are kept: a paragraph and its parts are all that is asked about."""


class Landmark:
    """Something that some rules need to have close by."""

    def __init__(self, pattern: str, hint: Callable[[str], object] = bool) -> None:
        """Take what it looks like.

        Args:
            pattern: A regular expression that never matches nothing.
            hint: Says of a text, fast, that there is none in it; otherwise there may be one.
        """
        self._pattern = re.compile(pattern)
        self._hint = hint
        self.around = lru_cache(maxsize=_TEXTS)(self._around)

    def _around(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return the parts of ``text`` with a landmark in them: where each begins, and the part.

        A part reaches from blank to blank, ``REACH`` characters beyond its landmarks or more.
        """
        if not self._hint(text):
            return ()
        borders: list[list[int]] = []
        end = 0
        for found in self._pattern.finditer(text):
            if borders and found.end() + REACH < end:
                continue
            start = max(0, text.rfind(" ", end, max(end, found.start() - REACH)))
            end = _blank_behind(text, found.end() + REACH)
            if borders and start <= borders[-1][1]:
                borders[-1][1] = end
            else:
                borders.append([start, end])
        return tuple((start, text[start:end]) for start, end in borders)


@lru_cache(maxsize=_TEXTS)
def signs(text: str) -> frozenset[str]:
    """Return the characters of a text that are neither Latin letters nor common punctuation.

    Most texts have none. A digit is one, and so is a sign that only some languages use ("«").
    """
    return frozenset(_SIGN.findall(text))


@lru_cache(maxsize=_TEXTS)
def capitalised(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital, and others from their first capital on.

    An underscore parts words.
    """
    return frozenset(_CAPITALISED.findall(text))


@lru_cache(maxsize=_TEXTS)
def in_capitals(text: str) -> frozenset[str]:
    """Return those of the ``capitalised`` words that have more capitals than the first."""
    return frozenset(one for one in capitalised(text) if one[1:] != one[1:].lower())


def mentions(text: str, words: Iterable[str]) -> bool:
    """Say whether some letters, given in small ones, stand in a text in any case.

    Fast for a text of a line or two, and for words of which few texts have one.
    """
    small = text.casefold()
    return any(one in small for one in words)


NUMBERS = Landmark(r"[\d¼-¾⅐-⅞²³¹⁰-⁹₀-₉]", hint=signs)
"""A digit, or a sign like one."""


def near(landmark: Landmark, rule: Rule) -> Rule:
    """Return ``rule`` so that it looks only around landmarks."""

    def around(text: str) -> Iterable[Edit]:
        parts = landmark.around(text)
        if len(parts) == 1 and len(parts[0][1]) == len(text):
            return rule(text)
        return [_moved(edit, at) for at, part in parts for edit in rule(part)]

    return around


def together(*rules: Rule) -> Rule:
    """Return ``rules``, strongest first, as one rule."""
    return partial(resolve, rules=rules)


def _blank_behind(text: str, at: int) -> int:
    """Return the end of the blank that follows ``at``; the end of the text where there is none."""
    return text.find(" ", at) + 1 or len(text)


def _moved(edit: Edit, by: int) -> Edit:
    """Return an edit of a part as one of the text it is ``by`` characters into."""
    return replace(edit, span=Span(edit.span.start + by, edit.span.end + by))
