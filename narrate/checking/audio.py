"""Sound files: whole, true to what they say of themselves, and speaking where they should."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio.decoding import Undecodable
from narrate.audio.listening import STEP_S, listen
from narrate.audio.tags import read_back
from narrate.checking.beside import timeline_beside
from narrate.checking.defects import clock, defect
from narrate.checking.houses import judged
from narrate.checking.stepping import loudest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from narrate.audio.listening import Heard
    from narrate.audio.tags import ChapterMark
    from narrate.checking.beside import Timeline
    from narrate.model.finding import Finding

_LENGTH_S = 0.06
"""Two frames of the longest kind: what a header may be off by."""
_CHAPTER_S = 0.05
_LONG_SILENCE_S = 10.0
_AUDIBLE = 10 ** (-60 / 20)
_DISCLOSED = ("synthe", "sintetic", "sintétic", "text-to-speech", "tts")


def examine(path: Path, houses: Sequence[str] = ()) -> Iterator[Finding]:
    """Yield the findings of one sound file, held against ``houses`` as well."""
    try:
        heard = listen(path)
    except Undecodable as error:
        yield defect("audio-unreadable", f"It cannot be decoded: {error}.")
        return
    timeline = timeline_beside(path)
    yield from whole(heard)
    yield from _tags(heard)
    chapters = _chapters_of(path, heard)
    yield from _chapters(chapters, heard.seconds)
    if timeline is not None and heard.seconds:
        yield from _with_timeline(heard, chapters, timeline)
    for house in houses:
        yield from judged(path, heard, house)


def whole(heard: Heard) -> Iterator[Finding]:
    """Yield what is wrong with a sound by itself."""
    if heard.broken:
        yield defect(
            "audio-unreadable", f"Decoding stops at {clock(heard.seconds)}: {heard.broken}."
        )
    if not heard.seconds:
        yield defect("audio-empty", "There is not one sample in it.")
        return
    if heard.claimed_s is not None and abs(heard.claimed_s - heard.seconds) > _LENGTH_S:
        name = "audio-truncated" if heard.seconds < heard.claimed_s else "audio-length"
        yield defect(
            name, f"It says {heard.claimed_s:.2f} s and has {heard.seconds:.2f} s of sound."
        )
    if not (heard.peaks >= _AUDIBLE).any():
        yield defect("audio-silent", "Nothing in it can be heard.")
        return
    if heard.clipped:
        yield defect(
            "audio-clipped", f"{heard.clipped} peaks are cut at full scale.", count=heard.clipped
        )
    yield from _silences(heard)


def _silences(heard: Heard) -> Iterator[Finding]:
    border = np.flatnonzero(np.diff(np.concatenate(([0], heard.silent().view(np.int8), [0]))))
    for start, end in border.reshape(-1, 2):
        if (end - start) * STEP_S > _LONG_SILENCE_S:
            yield defect(
                "long-silence",
                f"{(end - start) * STEP_S:.0f} s of silence at {clock(start * STEP_S)}.",
            )


def _tags(heard: Heard) -> Iterator[Finding]:
    if not heard.title:
        yield defect("title-missing", "It has no title.")
    if not any(word in heard.comment.lower() for word in _DISCLOSED):
        yield defect("voice-undisclosed", "Its tags do not say that the voice is synthetic.")


def _chapters_of(path: Path, heard: Heard) -> Sequence[ChapterMark]:
    """Return the chapters as the file has them; FFmpeg leaves out odd ones of ID3 tags."""
    if path.suffix.lower() != ".mp3":
        return heard.chapters
    return read_back(path)[1]


def _chapters(chapters: Sequence[ChapterMark], seconds: float) -> Iterator[Finding]:
    for one in chapters:
        if not one.title.strip():
            yield defect("chapter-unnamed", f"The chapter at {clock(one.start_ms / 1000)}.")
        if one.start_ms / 1000 > seconds + _LENGTH_S:
            yield defect(
                "chapter-beyond-end",
                f"'{one.title}' begins at {clock(one.start_ms / 1000)}, after the end.",
            )
    for before, after in pairwise(chapters):
        if after.start_ms <= before.start_ms:
            yield defect("chapter-order", f"'{after.title}' does not begin after '{before.title}'.")


def _with_timeline(
    heard: Heard, chapters: Sequence[ChapterMark], timeline: Timeline
) -> Iterator[Finding]:
    short = timeline.seconds - heard.seconds
    # Other codecs have other frames, so a file that did not time the timeline may be a little off.
    allowed = 0.5 + 0.03 * len(timeline.facts["segments"])
    if abs(short) > allowed:
        yield defect(
            "audio-truncated" if short > 0 else "audio-length",
            f"The timeline has {timeline.seconds:.2f} s, the sound {heard.seconds:.2f} s.",
        )
    timed_by_it = heard.codec == timeline.facts.get("codec")
    yield from _against_chapters(chapters, timeline, _CHAPTER_S if timed_by_it else allowed)
    if timed_by_it:
        yield from _silent_speech(heard, timeline)


def _against_chapters(
    chapters: Sequence[ChapterMark], timeline: Timeline, allowed: float
) -> Iterator[Finding]:
    wanted = timeline.chapters
    got = [(one.title, one.start_ms / 1000) for one in chapters]
    if [_short(title) for title, _ in got] != [_short(title) for title, _ in wanted]:
        yield defect(
            "chapters-differ", f"It has {len(got)} chapters, the timeline {len(wanted)}, or others."
        )
        return
    for (title, start), (_, right) in zip(got, wanted, strict=True):
        if abs(start - right) > allowed:
            yield defect(
                "chapter-moved", f"'{title}' is at {clock(start)} instead of {clock(right)}."
            )


def _short(title: str) -> str:
    """Return as much of a title as every container keeps."""
    return title.encode()[:200].decode(errors="ignore").strip()


def _silent_speech(heard: Heard, timeline: Timeline) -> Iterator[Finding]:
    mute = [start for start, end in timeline.heard() if loudest(heard.peaks, start, end) < _AUDIBLE]
    if mute:
        yield defect("silent-speech", f"Nothing is heard at {clock(mute[0])}.", count=len(mute))
