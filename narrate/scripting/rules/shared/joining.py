"""How what is said stands beside the text around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.scripting.edits import Rule

_CLOSERS = "\"'”’“»›)]"


def apart(text: str, found: re.Match[str], said: str) -> str:
    """Return ``said`` kept apart from letters that touch what it stands for."""
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return f"{' ' if before.isalpha() else ''}{said}{' ' if after.isalpha() else ''}"


def edit(found: re.Match[str], said: str, rule: str) -> Edit:
    """Return the edit that says ``said`` for all of ``found``."""
    return Edit(span=Span(*found.span()), spoken=said, rule=rule)


def each(found: re.Match[str], said: str, rule: str) -> Iterator[Edit]:
    """Yield an edit that says ``said`` for every character of ``found``."""
    for at in range(*found.span()):
        yield Edit(span=Span(at, at + 1), spoken=said, rule=rule)


def ends_text(text: str, at: int) -> bool:
    """Say whether nothing but closing marks follows: then a stop before ``at`` also ends it."""
    return not text[at : at + 60].strip(_CLOSERS + " ")


def together(*rules: Rule) -> Rule:
    """Return one rule that proposes whatever any of ``rules`` proposes, of one strength."""

    def rule(text: str) -> Iterator[Edit]:
        for one in rules:
            yield from one(text)

    return rule


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first."""
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
