"""Paragraphs that mark-up calls so and that are more: salutations and closings."""

from __future__ import annotations

from typing import Any

from narrate.model.tei import Role
from narrate.reading.tei.names import words_of
from narrate.reading.text.piece import Piece
from narrate.reading.text.roles.endings import is_closing
from narrate.reading.text.roles.openings import salutation_language

_LONGEST = 90
"""Characters; longer ones are paragraphs."""
_APART = ("note", "pb", "fw", "del")


def role_of(paragraph: Any) -> Role:  # noqa: ANN401 - lxml is not typed
    """Return the role of a ``p``: editors seldom part "Sincerely," from the paragraphs."""
    if len(paragraph.text or "") > _LONGEST:
        return Role.PARAGRAPH
    words = words_of(paragraph, *_APART)
    piece = Piece(0, len(words))
    if words and len(words) <= _LONGEST:
        if salutation_language(words, piece):
            return Role.SALUTATION
        if is_closing(words, piece):
            return Role.CLOSING
    return Role.PARAGRAPH
