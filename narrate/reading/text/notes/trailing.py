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
_SOURCE = "Source:"
"""What the first note of an edition of documents begins with."""
_SEVERAL = 3
"""Paragraphs a note has at most, on average; more of them are a chapter called "Notes"."""
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
    text: str, paragraphs: Sequence[Paragraph], marks_before: Callable[[int], list[int]]
) -> list[TrailingNote]:
    """Return the notes at the end of the text, in order; none when no sign proves them.

    Args:
        text: the whole text.
        paragraphs: its paragraphs, in order.
        marks_before: gives the numbers of the marks before a place, in order.
    """
    return (
        _with_back_links(text, paragraphs)
        or _under_heading(text, paragraphs)
        or _numbered(text, paragraphs, marks_before)
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
    """Return the notes under a last heading such as "Notes"; they may have several paragraphs."""
    for index in range(len(paragraphs) - 2, 0, -1):
        start, end, _ = paragraphs[index]
        if end - start <= _LONGEST_HEADING and NOTES_HEADING.fullmatch(text, start, end):
            return _run(text, paragraphs[index + 1 :], several=True)
    return []


def _numbered(
    text: str, paragraphs: Sequence[Paragraph], marks_before: Callable[[int], list[int]]
) -> list[TrailingNote]:
    """Return the last paragraphs numbered 1 to n, when indent, form or the marks prove them."""
    first = len(paragraphs)
    while first > 0 and _LABEL.match(text, paragraphs[first - 1].start, paragraphs[first - 1].end):
        first -= 1
    while first < len(paragraphs) and _value(text, paragraphs[first]) != 1:
        first += 1
    notes = _run(text, paragraphs[first:], several=False)
    if not notes or first == 0:
        return []
    start = notes[0].start
    if text[start] in "[^¹" or text.startswith(_SOURCE, notes[0].label_end):
        return notes
    marks = marks_before(start)
    wanted = range(1, len(notes) + 1)
    indented = all(p.indent >= _INDENTED for p in paragraphs[first:])
    body_indented = any(p.indent >= _INDENTED for p in paragraphs[max(0, first - 3) : first])
    likely = indented and not body_indented and 2 * len(set(marks) & set(wanted)) >= len(notes)
    return notes if likely or marks == list(wanted) else []


def _run(text: str, paragraphs: Sequence[Paragraph], *, several: bool) -> list[TrailingNote]:
    """Return ``paragraphs`` as notes when they carry the numbers 1, 2, 3 … in order.

    ``several`` lets a note have further paragraphs without a number.
    """
    notes: list[TrailingNote] = []
    number = 0
    for start, end, _ in paragraphs:
        label = _LABEL.match(text, start, end)
        if label and label.end() < end and int(_number(label)) == number + 1:
            number += 1
            notes.append(TrailingNote(start, end, str(number), label.end(), end))
        elif several and notes:
            notes.append(TrailingNote(start, end, str(number), start, end))
        else:
            return []
    return notes if len(notes) < _SEVERAL * number + 1 else []


def _value(text: str, paragraph: Paragraph) -> int:
    """Return the number in front of ``paragraph``."""
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    return int(_number(label)) if label else 0


def _number(label: re.Match[str]) -> str:
    """Return the number of a label in plain figures."""
    figures = label["bracket"] or label["figure"] or label["bare"] or label["super"]
    return figures.translate(_FIGURES)
