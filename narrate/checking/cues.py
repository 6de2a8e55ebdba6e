"""Texts in time: WebVTT, SubRip, LRC and podcast transcripts."""

from __future__ import annotations

import html
import json
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.checking.beside import timeline_beside
from narrate.checking.covering import covering
from narrate.checking.defects import clock, defect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from narrate.checking.beside import Timeline
    from narrate.model.finding import Finding

_TIMES = re.compile(r"(\d{1,6}:)?(\d{1,6}):(\d\d)[.,](\d{3}) --> (\d+:)?(\d+):(\d\d)[.,](\d{3})")
_LINE = re.compile(r"\[(\d{1,6}):(\d\d)\.(\d\d)\](.*)")
_WORD_TIME = re.compile(r"<\d+:[\d:.]+>")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_BARE = re.compile(r"&(?!#?\w+;)|<|-->")
_LATE_S = 0.06


class Cue(NamedTuple):
    """One stretch of text in time, in seconds."""

    start: float
    end: float | None
    """``None`` where the format has no ends."""
    text: str


class NoCues(ValueError):
    """A file that is not what its ending says."""


def examine(path: Path) -> Iterator[Finding]:
    """Yield the findings of one text in time."""
    ending = next(ending for ending in _PARSERS if path.name.endswith(ending))
    try:
        text = path.read_text(encoding="utf-8")
        cues = cues_of(text, ending)
    except NoCues as error:
        yield defect("cues-unreadable", f"{error}.")
        return
    except ValueError as error:
        yield defect("cues-unreadable", f"It cannot be read: {error}.")
        return
    timeline = timeline_beside(path)
    if path.suffix == ".vtt":
        yield from _markup(text)
    yield from _order(cues)
    if timeline is not None:
        yield from _with_timeline(cues, timeline)
    yield from covering(" ".join(one.text for one in cues), timeline)


def cues_of(text: str, ending: str) -> list[Cue]:
    """Return the cues of a text in time.

    Args:
        text: the whole file.
        ending: ``.vtt``, ``.srt``, ``.lrc`` or ``.transcript.json``: how it is written.

    Raises:
        NoCues: it is not what its ending says, or has no cue.
    """
    try:
        cues = list(_PARSERS[ending](text))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise NoCues(f"It cannot be read: {error}") from error
    if not cues:
        raise NoCues("There is no cue in it")
    return cues


def _order(cues: list[Cue]) -> Iterator[Finding]:
    for one in cues:
        if not one.text.strip() or (one.end is not None and one.end <= one.start):
            yield defect("cue-empty", f"The cue at {clock(one.start)}.")
    for before, after in pairwise(cues):
        if after.start < before.start:
            yield defect("cue-order", f"The cue at {clock(after.start)} stands after a later one.")
        elif before.end is not None and before.end > after.start + 0.001:
            yield defect("cue-overlap", f"The cue at {clock(before.start)} runs into the next.")


def _with_timeline(cues: list[Cue], timeline: Timeline) -> Iterator[Finding]:
    last = max(one.end or one.start for one in cues)
    if last > timeline.seconds + _LATE_S:
        yield defect(
            "cue-beyond-end",
            f"A cue ends at {clock(last)}, the sound at {clock(timeline.seconds)}.",
        )
    starts = {round(start, 2) for _, start, _ in timeline.spoken()}
    firsts = {round(start, 2) for start, _ in timeline.heard()} | starts
    off = [one.start for one in cues if not _near(one.start, firsts)]
    # A cue may begin in the middle of a breath (two lines of captions), most must not.
    if len(off) * 2 > len(cues):
        yield defect(
            "out-of-step",
            f"{len(off)} of {len(cues)} cues begin where no breath begins.",
            count=len(off),
        )


def _near(start: float, starts: set[float]) -> bool:
    return any(round(start + step / 100, 2) in starts for step in range(-3, 4))


def _markup(text: str) -> Iterator[Finding]:
    for block in re.split(r"\n{2,}", text):
        lines = block.splitlines()
        at = next((n for n, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is None:
            continue
        shown = _TAG.sub("", _WORD_TIME.sub("", "\n".join(lines[at + 1 :])))
        if _BARE.search(shown):
            yield defect("cue-markup", f"The cue {lines[at]} has a bare & or <.")


def _timed(text: str) -> Iterator[Cue]:
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = block.splitlines()
        for at, line in enumerate(lines):
            if found := _TIMES.match(line):
                shown = " ".join(lines[at + 1 :])
                shown = _TAG.sub(" ", _WORD_TIME.sub(" ", shown))
                yield Cue(_seconds(*found.groups()[:4]), _seconds(*found.groups()[4:]), shown)
                break


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    whole = int((hours or "0").rstrip(":")) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(thousandths) / 1000


def _vtt(text: str) -> Iterator[Cue]:
    if not text.startswith(("WEBVTT", "\ufeffWEBVTT")):
        raise NoCues("it does not begin with WEBVTT")
    yield from (cue._replace(text=html.unescape(cue.text)) for cue in _timed(text))


def _lrc(text: str) -> Iterator[Cue]:
    for line in text.splitlines():
        if found := _LINE.match(line):
            minutes, seconds, hundredths, said = found.groups()
            start = int(minutes) * 60 + int(seconds) + int(hundredths) / 100
            yield Cue(start, None, re.sub(r"<[\d:.]+>", " ", said))


def _transcript(text: str) -> Iterator[Cue]:
    for one in json.loads(text)["segments"]:
        start, end = float(one["startTime"]), float(one["endTime"])
        if not (math.isfinite(start) and math.isfinite(end)):
            raise ValueError("a time is no number")
        yield Cue(start, end, str(one["body"]))


_PARSERS: dict[str, Callable[[str], Iterator[Cue]]] = {
    ".vtt": _vtt,
    ".srt": _timed,
    ".lrc": _lrc,
    ".transcript.json": _transcript,
}
