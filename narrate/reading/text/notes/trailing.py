"""The notes' own texts, where an extractor left them at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BACK_LINK = re.compile(r"\s*[↩↑⤴][\ufe0e\ufe0f]?\Z")
_BULLET = re.compile(r"[-–—•*]\s+")
_LABEL = re.compile(
    r"(?:\[\^?(?P<bracket>\d{1,3})\]:?|\^?(?P<figure>\d{1,3})[.):]|(?P<super>[¹²³⁰⁴-⁹]{1,3})"
    r"|(?P<bare>\d{1,3})(?=\s+\S))\s*"
)
NOTES_HEADING = re.compile(
    r"(?:(?:foot|end)?notes?|fußnoten|anmerkungen|notes de bas de page|notas?(?: al pie)?)[ .:]*",
    re.IGNORECASE,
)
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_HEADING = 30
_INDENTED = 2
"""Columns."""


class Paragraph(NamedTuple):
    """What has to be known of a paragraph."""

    start: int
    end: int
    indent: int


class TrailingNote(NamedTuple):
    """One note's text."""

    start: int
    end: int
    number: str
    label_end: int
    """Where its number or bullet ends; equal to ``start`` when it has none."""
    text_end: int
    """Where the sign that leads back to its mark begins; equal to ``end`` when it has none."""


def trailing_notes(
    text: str, paragraphs: Sequence[Paragraph], marks_are: Callable[[int, int], bool]
) -> list[TrailingNote]:
    """Return the notes at the end of the text, in order; none when no sign proves them.

    Args:
        text: the whole text.
        paragraphs: its paragraphs, in order.
        marks_are: tells whether the text before a place has exactly the marks 1 to n.
    """
    return (
        _with_back_links(text, paragraphs)
        or _under_heading(text, paragraphs)
        or _numbered(text, paragraphs, marks_are)
    )


def _with_back_links(text: str, paragraphs: Sequence[Paragraph]) -> list[TrailingNote]:
    """Return the last paragraphs that end with a sign that leads back to the mark."""
    notes: list[TrailingNote] = []
    for paragraph in reversed(paragraphs):
        link = _BACK_LINK.search(text, max(paragraph.start, paragraph.end - 8), paragraph.end)
        if link is None:
            break
        bullet = _BULLET.match(text, paragraph.start, paragraph.end)
        label = None if bullet else _LABEL.match(text, paragraph.start, paragraph.end)
        found = bullet or label
        number = _number(label) if label else ""
        start = found.end() if found else paragraph.start
        notes.append(TrailingNote(paragraph.start, paragraph.end, number, start, link.start()))
    notes.reverse()
    return [
        note._replace(number=note.number or str(place)) for place, note in enumerate(notes, start=1)
    ]


def _under_heading(text: str, paragraphs: Sequence[Paragraph]) -> list[TrailingNote]:
    """Return the numbered paragraphs under a last heading such as "Notes"."""
    for index in range(len(paragraphs) - 1, 0, -1):
        start, end, _ = paragraphs[index]
        if end - start <= _LONGEST_HEADING and NOTES_HEADING.fullmatch(text[start:end]):
            return _run(text, paragraphs[index + 1 :])
        if _LABEL.match(text, start, end) is None:
            return []
    return []


def _numbered(
    text: str, paragraphs: Sequence[Paragraph], marks_are: Callable[[int, int], bool]
) -> list[TrailingNote]:
    """Return the last paragraphs numbered 1 to n, when indent, form or the marks prove them."""
    first = len(paragraphs)
    while first > 0 and _LABEL.match(text, paragraphs[first - 1].start, paragraphs[first - 1].end):
        first -= 1
    while first < len(paragraphs) and _value(text, paragraphs[first]) != 1:
        first += 1
    notes = _run(text, paragraphs[first:])
    if not notes or first == 0:
        return []
    indented = all(p.indent >= _INDENTED for p in paragraphs[first:])
    body_indented = any(p.indent >= _INDENTED for p in paragraphs[max(0, first - 3) : first])
    explicit = text[notes[0].start] in "[^¹"
    proved = marks_are(notes[0].start, len(notes))
    return notes if proved or explicit or (indented and not body_indented) else []


def _run(text: str, paragraphs: Sequence[Paragraph]) -> list[TrailingNote]:
    """Return ``paragraphs`` as notes when all of them carry the numbers 1, 2, 3 … in order."""
    notes = []
    for place, paragraph in enumerate(paragraphs, start=1):
        label = _LABEL.match(text, paragraph.start, paragraph.end)
        if label is None or int(_number(label)) != place or label.end() == paragraph.end:
            return []
        notes.append(
            TrailingNote(paragraph.start, paragraph.end, str(place), label.end(), paragraph.end)
        )
    return notes


def _value(text: str, paragraph: Paragraph) -> int:
    """Return the number in front of ``paragraph``."""
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    return int(_number(label)) if label else 0


def _number(label: re.Match[str]) -> str:
    """Return the number of a label in plain figures."""
    figures = label["bracket"] or label["figure"] or label["bare"] or label["super"]
    return figures.translate(_FIGURES)
