"""Clips of read-along books: which stretch of which sound goes with which text."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.checking.defects import clock, defect
from narrate.checking.opening import sound
from narrate.checking.stepping import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.audio.listening import Heard
    from narrate.checking.package import Package
    from narrate.model.finding import Finding

_END_S = 0.06
_GAP_S = 0.05
_OVERLAP_S = 0.002
_CLOCK = re.compile(
    r"(?:npt=)?(?:(?:(?P<hours>\d+):)?(?P<minutes>\d+):)?(?P<seconds>\d+(?:\.\d+)?)"
    r"(?P<unit>h|min|s|ms)?"
)
_UNITS = {None: 1.0, "s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}


class Clip(NamedTuple):
    """One stretch of sound and its text, in reading order."""

    audio: str
    """Name of the sound in the package."""
    start: float
    end: float
    """In seconds."""
    text: str
    """Name of the text in the package, with its fragment."""


def seconds(clock_value: str) -> float:
    """Read a clock value of SMIL; raises ``ValueError`` for anything else."""
    found = _CLOCK.fullmatch(clock_value.strip())
    if not found:
        raise ValueError(f"'{clock_value}' is no clock value")
    hours, minutes = int(found["hours"] or 0), int(found["minutes"] or 0)
    return hours * 3600 + minutes * 60 + float(found["seconds"]) * _UNITS[found["unit"]]


def examined(package: Package, clips: Iterable[Clip]) -> Iterator[Finding]:
    """Yield what is wrong with clips by themselves and against their sounds."""
    for audio, some in groupby(clips, key=lambda clip: clip.audio):
        run = list(some)
        yield from _by_themselves(run)
        if audio not in package.names:
            yield defect("clip-audio", f"{audio} is named by {len(run)} clips and not there.")
            continue
        heard, wrong = sound(package, audio)
        yield from wrong
        if heard is not None:
            yield from _with_sound(audio, run, heard)


def _by_themselves(run: list[Clip]) -> Iterator[Finding]:
    for one in run:
        if one.end <= one.start:
            yield defect("clip-empty", f"{one.text} at {clock(one.start)} of {one.audio}.")
    for before, after in pairwise(run):
        if after.start < before.start:
            yield defect("clip-order", f"{after.text} is read before {before.text}.")
        elif after.start < before.end - _OVERLAP_S:
            yield defect("clip-overlap", f"{before.text} and {after.text} share sound.")
        elif after.start > before.end + _GAP_S:
            gap = after.start - before.end
            yield defect("clip-gap", f"{gap:.2f} s after {before.text} in {before.audio}.")


def _with_sound(audio: str, run: list[Clip], heard: Heard) -> Iterator[Finding]:
    last = max(one.end for one in run)
    if last > heard.seconds + _END_S:
        yield defect(
            "clip-beyond-end",
            f"A clip ends at {clock(last)}, {audio} at {clock(heard.seconds)}.",
        )
    late = shift_of([one.start for one in run[1:]], heard.silent())
    if late:
        yield defect("out-of-step", f"The clips of {audio} are off by {late:+.2f} s.")
