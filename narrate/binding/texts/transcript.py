"""Podcast transcript JSON 1.0.0 (Podcasting 2.0): sentences or words in time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from narrate.binding.recording import BoundFile
from narrate.binding.texts.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording
    from narrate.binding.texts.cues import Cue

_VERSION = "1.0.0"


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file; a segment is a sentence, or a word where words are to be highlighted."""
    yield BoundFile("", _file(recording, by_word=recording.wishes.highlight == "word"))


def _file(recording: Recording, *, by_word: bool) -> Iterator[bytes]:
    yield f'{{"version":"{_VERSION}","segments":['.encode()
    between = "\n"
    for cue in cues(recording):
        for row in _words(cue) if by_word else [_row(cue.speaker, cue.start, cue.end, cue.text)]:
            yield (between + json.dumps(row, ensure_ascii=False, separators=(",", ":"))).encode()
            between = ",\n"
    yield b"\n]}\n"


def _words(cue: Cue) -> Iterator[dict[str, object]]:
    for one in cue.words:
        yield _row(cue.speaker, one.start, one.end, one.text.strip())


def _row(speaker: str, start: int, end: int, body: str) -> dict[str, object]:
    return {"speaker": speaker, "startTime": start / 1000, "endTime": end / 1000, "body": body}
