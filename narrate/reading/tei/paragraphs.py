"""Paragraphs that mark-up calls so and that are more: salutations and closings."""

from __future__ import annotations

from typing import Any

from narrate.model.tei import Role
from narrate.reading.tei.names import name_of, words_of
from narrate.reading.text.piece import Piece
from narrate.reading.text.roles.endings import is_closing
from narrate.reading.text.roles.openings import salutation_language

_LONGEST = 90
"""Characters; longer ones are paragraphs."""
_BOLD = frozenset({"bold", "strong"})
_ENDS = ".,:;!?)]"
"""Signs with which no title ends."""
_APART = ("note", "pb", "fw", "del")


def role_of(paragraph: Any) -> Role:  # noqa: ANN401 - lxml is not typed
    """Return the role of a ``p``: editors seldom part "Sincerely," or titles from paragraphs."""
    if len(paragraph.text or "") > _LONGEST:
        return Role.PARAGRAPH
    words = words_of(paragraph, *_APART)
    piece = Piece(0, len(words))
    if words and len(words) <= _LONGEST:
        if salutation_language(words, piece):
            return Role.SALUTATION
        if is_closing(words, piece):
            return Role.CLOSING
        if words[-1] not in _ENDS and _is_bold(paragraph, words):
            return Role.HEADING
    return Role.PARAGRAPH


def _is_bold(paragraph: Any, words: str) -> bool:  # noqa: ANN401 - as above
    """Tell whether all of a paragraph is set in bold type."""
    alone = [one for one in paragraph if isinstance(one.tag, str) and name_of(one) not in _APART]
    return (
        len(alone) == 1
        and name_of(alone[0]) == "hi"
        and not _BOLD.isdisjoint((alone[0].get("rend") or "").split())
        and words_of(alone[0], *_APART) == words
    )
