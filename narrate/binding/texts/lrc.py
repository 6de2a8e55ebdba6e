"""LRC: a line for each breath, as players of music show lyrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.recording import BoundFile
from narrate.binding.texts.cues import breaths, cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.binding.recording import Recording
    from narrate.binding.texts.cues import Stretch


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file; words have time stamps of their own where words are to be highlighted."""
    yield BoundFile("", _file(recording, by_word=recording.wishes.highlight == "word"))


def _file(recording: Recording, *, by_word: bool) -> Iterator[bytes]:
    about = {
        "ti": recording.title,
        "ar": recording.metadata.author,
        "al": recording.metadata.album,
        "by": recording.synthetic,
        "length": _minutes(round(recording.timeline.samples / 24)),
    }
    for name, value in about.items():
        if value:
            yield f"[{name}:{_plain(value)}]\n".encode()
    for cue in cues(recording):
        for said in breaths(cue):
            yield f"[{_minutes(said[0].start)}]{_line(said, by_word=by_word)}\n".encode()


def _line(said: Sequence[Stretch], *, by_word: bool) -> str:
    if by_word:
        return "".join(f"<{_minutes(one.start)}>{_plain(one.text)}" for one in said).rstrip()
    text = "".join(_plain(one.text) for one in said).strip()
    # A line that begins with a bracket would be taken for one more tag.
    return f" {text}" if text.startswith("[") else text


def _plain(text: str) -> str:
    """Return text without what would be taken for a time of a word, or end the line."""
    return "".join(" " if one.isspace() else one for one in text).replace("<", "‹")


def _minutes(ms: int) -> str:
    """Return a time as ``mm:ss.hh``, cut to hundredths."""
    return f"{ms // 60_000:02}:{ms // 1000 % 60:02}.{ms // 10 % 100:02}"
