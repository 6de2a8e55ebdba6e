"""The head of a memorandum: subject, participants, addressees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading.text.roles.casing import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.reading.text.piece import Piece

_LABEL = re.compile(
    r"(?:SUBJECTS?|PARTICIPANTS?|PRESENT|TO|FROM|ALSO|INFO|VIA|THROUGH|CC|RE|REFS?|REFERENCES?"
    r"|DATE|TIME|PLACE|DISTRIBUTION|ATTENDEES|MEMORANDUM FOR)[.:]?"
)
_BODIES = frozenset(
    (
        "State",
        "Defense",
        "Treasury",
        "Justice",
        "Commerce",
        "CIA",
        "DCI",
        "JCS",
        "NSC",
        "OMB",
        "OSD",
    )
)
"""Bodies whose name may stand directly under PARTICIPANTS."""
_LONGEST_ENTRY = 120
_CHAPTERS = 3


def memoranda(text: str, pieces: Sequence[Piece]) -> None:
    """Make such labels headings, and the short lines under them items.

    A line of one word among the participants names the body they come from: a heading as well.
    """
    if sum(piece.opens for piece in pieces) >= _CHAPTERS:
        return  # in a book "TO" stands over a dedication
    under = first = False
    for piece in pieces:
        words = text[piece.start : piece.end]
        if _LABEL.fullmatch(words) and not piece.opens:
            piece.make(Kind.HEADING, level=2)
            under = first = True
            continue
        if under and piece.plain and _is_entry(words):
            body = words.isalpha() and (not first or words in _BODIES)
            piece.make(Kind.HEADING if body else Kind.LIST_ITEM, level=3 if body else 0)
        else:
            under = under and piece.kind in {Kind.HEADING, Kind.LIST_ITEM}
        first = False


def _is_entry(words: str) -> bool:
    """Tell whether ``words`` are one line of a list rather than a paragraph."""
    return len(words) <= _LONGEST_ENTRY and not words.rstrip("0123456789").endswith(SENTENCE_END)
