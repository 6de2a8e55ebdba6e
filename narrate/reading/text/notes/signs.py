"""Notes by sign: a paragraph that begins with ``*`` or ``†``, and a word above with that sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.notes.marks import Mark
from narrate.reading.text.notes.trailing import Paragraph, TrailingNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(r"(?P<sign>\*{1,3}|[†‡§¶]{1,2})\s?(?=[^\s*†‡§¶])")
_BEFORE = re.compile(r"[\w.,;:!?)\]”’\"']")
_AFTER = re.compile(r"[\s.,;:!?)\]”’\"'—]|\Z")
_FARTHEST = 4000
"""Characters between a mark and its note."""


class SignedNote(NamedTuple):
    """A note and its mark."""

    note: TrailingNote
    mark: Mark


def signed_notes(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[SignedNote]:
    """Yield every paragraph that begins with a sign which ends a word shortly above.

    Every mark belongs to one note. A sign that stands more than once in the paragraph above, as
    around emphasised words, is none.
    """
    floors: dict[str, int] = {}
    for start, end, _ in paragraphs:
        label = _LABEL.match(text, start, end)
        if label is None:
            continue
        sign = label["sign"]
        least = max(floors.get(sign, 0), start - _FARTHEST)
        at = text.rfind(sign, least, start)
        if at > 0 and _is_mark(text, at, len(sign)):
            floors[sign] = at + len(sign)
            note = TrailingNote(start, end, sign, label.end(), end)
            yield SignedNote(note, Mark(at, at + len(sign), sign))


def _is_mark(text: str, at: int, length: int) -> bool:
    """Tell whether the sign at ``at`` ends a word and is the only one on its line."""
    if not _BEFORE.match(text, at - 1) or not _AFTER.match(text, at + length):
        return False
    line_start = max(text.rfind("\n", max(0, at - _FARTHEST), at) + 1, at - _FARTHEST, 0)
    return text.find(text[at], line_start, at) < 0
