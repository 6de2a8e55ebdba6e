"""WebVTT: the transcript that podcast players and browsers take; sentences or words in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.recording import BoundFile
from narrate.binding.texts.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording
    from narrate.binding.texts.cues import Cue

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file; words have time stamps of their own where words are to be highlighted."""
    yield BoundFile("", _file(recording, by_word=recording.wishes.highlight == "word"))


def _file(recording: Recording, *, by_word: bool) -> Iterator[bytes]:
    yield b"WEBVTT\n"
    for comment in (recording.title, recording.synthetic):
        yield f"\nNOTE {_on_one_line(comment)}\n".encode()
    for cue in cues(recording):
        text = _timed(cue) if by_word else escaped(cue.text)
        yield (
            f"\n{stamp(cue.start)} --> {stamp(cue.end)}\n<v {escaped(cue.speaker)}>{text}\n"
        ).encode()


def _timed(cue: Cue) -> str:
    """Return the text with the time of every word after the first."""
    first, *others = cue.words
    written, last = [escaped(first.text)], first.start
    for one in others:
        # A time stamp must lie inside its cue, after the one before.
        inside = last < one.start < cue.end
        written.append(f"<{stamp(one.start)}>" * inside + escaped(one.text))
        last = one.start if inside else last
    return "".join(written).strip()


def escaped(text: str) -> str:
    """Return text as it may stand in a cue; with ``>`` escaped there is no arrow in it."""
    return text.translate(_ESCAPES)


def stamp(ms: int) -> str:
    """Return a time as ``hh:mm:ss.mmm``."""
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split()).replace("-->", "→")
