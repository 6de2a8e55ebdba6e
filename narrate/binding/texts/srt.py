"""SubRip: captions of at most two lines of 32 letters, as podcast players show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from narrate.binding.recording import BoundFile
from narrate.binding.texts.cues import Stretch, breaths, cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.recording import Recording
    from narrate.binding.texts.cues import Cue

LINE = 32
"""Letters on a line; what the Podcasting 2.0 namespace asks for."""
_ENOUGH = 20
"""Letters a caption holds at least, before a breath that does not fit begins another."""
_TAGS = str.maketrans("<>{}", "‹›()")
_LETTER = regex.compile(r"\X")


class Caption(NamedTuple):
    """What is shown together."""

    start: int
    end: int
    """Milliseconds."""
    lines: tuple[str, ...]
    """One or two, each of 1 to ``LINE`` letters."""


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", _file(recording))


def _file(recording: Recording) -> Iterator[bytes]:
    number = 0
    for cue in cues(recording):
        for one in captions(cue):
            number += 1
            shown = "\n".join(one.lines)
            yield f"{number}\n{_stamp(one.start)} --> {_stamp(one.end)}\n{shown}\n\n".encode()


def captions(cue: Cue) -> Iterator[Caption]:
    """Cut a sentence into captions, at breaths where that leaves none too short."""
    held: list[Stretch] = []
    for breath in breaths(cue):
        pieces = [piece for word in breath for piece in _pieces(word)]
        if held and _letters(held) >= _ENOUGH and _lines([*held, *pieces]) is None:
            yield _caption(held)
            held = []
        for piece in pieces:
            if held and _lines([*held, piece]) is None:
                yield _caption(held)
                held = []
            held.append(piece)
    yield _caption(held)


def _caption(held: Sequence[Stretch]) -> Caption:
    lines = _lines(held)
    if lines is None:
        raise ValueError("a caption must fit on its lines")
    return Caption(held[0].start, held[-1].end, lines)


def _lines(held: Sequence[Stretch]) -> tuple[str, ...] | None:
    """Return one line, or two of lengths as alike as can be; ``None`` when it needs more."""
    texts = [one.text for one in held]
    whole = "".join(texts).strip()
    if len(whole) <= LINE:
        return (whole,)
    halves = [
        ("".join(texts[:at]).strip(), "".join(texts[at:]).strip()) for at in range(1, len(texts))
    ]
    fitting = [(one, other) for one, other in halves if max(len(one), len(other)) <= LINE]
    return min(fitting, key=lambda two: max(map(len, two)), default=None)


def _letters(held: Sequence[Stretch]) -> int:
    return sum(len(one.text) for one in held)


def _pieces(word: Stretch) -> Iterator[Stretch]:
    """Yield a word as it may be shown, one longer than a line cut between letters.

    SubRip has no way to write ``<`` or ``{`` that players do not take for a tag.
    """
    text = word.text.replace("-->", "→").translate(_TAGS)
    if len(text.strip()) <= LINE:
        yield word._replace(text=text)
        return
    parts = _cut(text.strip())
    for number, part in enumerate(parts):
        length = word.end - word.start
        start = word.start + length * number // len(parts)
        end = max(start + 1, word.start + length * (number + 1) // len(parts))
        yield Stretch(part, start, end, breath=word.breath and number == 0)


def _cut(text: str) -> list[str]:
    parts = [""]
    for letter in _LETTER.findall(text):
        for at in range(0, len(letter), LINE):  # a letter may have a hundred marks on it
            part = letter[at : at + LINE]
            if len(parts[-1]) + len(part) > LINE:
                parts.append("")
            parts[-1] += part
    parts[-1] += " "
    return parts


def _stamp(ms: int) -> str:
    """Return a time as ``hh:mm:ss,mmm``."""
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{ms:03}"
