"""What houses ask of a sound file: shops, directories, broadcasters.

Figures: ACX audio submission requirements; Apple Podcasts audio requirements (-16 LUFS, mono -19 by
the same measure); Spotify loudness page; EBU R 128; LibriVox technical specification. They were
looked up in November 2026; houses change their rules.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from narrate.audio.grading import grade
from narrate.audio.listening import STEP_S
from narrate.checking.defects import defect
from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from narrate.audio.grading import Grades
    from narrate.audio.listening import Heard
    from narrate.model.finding import Finding


class Range(NamedTuple):
    """What is allowed, bounds included."""

    low: float
    high: float


class House(NamedTuple):
    """The rules of one house; ``None`` where it has none."""

    title: str
    lufs: Range | None = None
    """Integrated, BS.1770-4, of a mono file."""
    rms_db: Range | None = None
    peak_db: float | None = None
    true_peak_db: float | None = None
    noise_db: float | None = None
    codecs: tuple[str, ...] = ()
    rates_hz: tuple[int, ...] = ()
    least_kbps: float = 0
    longest_s: float | None = None
    head_s: Range | None = None
    tail_s: Range | None = None
    synthetic: str = ""
    """What it says of synthetic voices, where it does not simply take them."""


HOUSES: Mapping[str, House] = MappingProxyType(
    {
        "acx": House(
            title="ACX",
            rms_db=Range(-23, -18),
            peak_db=-3,
            noise_db=-60,
            codecs=("mp3",),
            rates_hz=(44_100,),
            least_kbps=192,
            longest_s=120 * 60,
            head_s=Range(0.5, 1),
            tail_s=Range(1, 5),
            synthetic="ACX takes no synthetic voice without its leave",
        ),
        "apple": House(
            title="Apple Podcasts",
            lufs=Range(-20, -18),
            true_peak_db=-1,
            codecs=("mp3", "aac"),
            synthetic="Apple Podcasts wants it named in the sound and in the metadata",
        ),
        "spotify": House(title="Spotify", lufs=Range(-19, -13), true_peak_db=-1),
        "r128": House(title="EBU R 128", lufs=Range(-23.5, -22.5), true_peak_db=-1),
        "librivox": House(
            title="LibriVox",
            codecs=("mp3",),
            rates_hz=(44_100,),
            least_kbps=128,
            synthetic="LibriVox takes no synthetic voice",
        ),
    }
)
"""By name, as ``--against`` takes it."""


def house(name: str) -> House:
    """Return the rules of a house; raises ``UsageError`` when it is not known."""
    if name not in HOUSES:
        raise UsageError(f"there is no house '{name}'", f"--against {', '.join(HOUSES)}")
    return HOUSES[name]


def judged(path: Path, heard: Heard, name: str) -> Iterator[Finding]:
    """Yield what a house would say of a file, with numbers."""
    rules = house(name)
    found = [*_levels(rules, grade(path)), *_format(rules, heard), *_silences(rules, heard)]
    yield from found
    if not found:
        yield defect("house-met", f"{rules.title}: all that can be measured is met.")
    if rules.synthetic:
        yield defect("house-voice", f"{rules.synthetic}.")


def _levels(rules: House, grades: Grades) -> Iterator[Finding]:
    for wanted, got, unit in (
        (rules.lufs, grades.integrated_lufs, "LUFS"),
        (rules.rms_db, grades.rms_db, "dB RMS"),
    ):
        if wanted and (got is None or not wanted.low <= got <= wanted.high):
            shown = "silence" if got is None else f"{got:.1f} {unit}"
            yield defect(
                "house-loudness",
                f"{rules.title} wants {wanted.low:g} to {wanted.high:g} {unit}; it has {shown}.",
            )
    for limit, got, unit in (
        (rules.peak_db, grades.peak_db, "dB"),
        (rules.true_peak_db, grades.true_peak_db, "dBTP"),
    ):
        if limit is not None and got > limit:
            yield defect(
                "house-peak", f"{rules.title} wants peaks of {limit:g} {unit}; it has {got:.1f}."
            )
    floor = grades.noise_floor_db
    if rules.noise_db is not None and floor is not None and floor > rules.noise_db:
        yield defect(
            "house-noise",
            f"{rules.title} wants at most {rules.noise_db:g} dB of noise; it has {floor:.1f}.",
        )


def _format(rules: House, heard: Heard) -> Iterator[Finding]:
    if rules.codecs and heard.codec not in rules.codecs:
        yield defect(
            "house-format", f"{rules.title} takes {' or '.join(rules.codecs)}, not {heard.codec}."
        )
    if rules.rates_hz and heard.rate_hz not in rules.rates_hz:
        wanted = " or ".join(f"{one / 1000:g}" for one in rules.rates_hz)
        yield defect(
            "house-format",
            f"{rules.title} takes {wanted} kHz; it has {heard.rate_hz / 1000:g} kHz.",
        )
    if heard.bitrate_kbps < rules.least_kbps:
        yield defect(
            "house-format",
            f"{rules.title} wants {rules.least_kbps:g} kbit/s; it has {heard.bitrate_kbps:.0f}.",
        )
    if rules.longest_s is not None and heard.seconds > rules.longest_s:
        yield defect(
            "house-length",
            f"{rules.title} takes {rules.longest_s / 60:.0f} minutes; "
            f"it has {heard.seconds / 60:.0f}.",
        )


def _silences(rules: House, heard: Heard) -> Iterator[Finding]:
    sounding = np.flatnonzero(~heard.silent())
    if not len(sounding):
        return
    head, tail = sounding[0] * STEP_S, heard.seconds - (sounding[-1] + 1) * STEP_S
    for wanted, got, where in ((rules.head_s, head, "before"), (rules.tail_s, tail, "after")):
        if wanted and not wanted.low - STEP_S <= got <= wanted.high + STEP_S:
            yield defect(
                "house-silence",
                f"{rules.title} wants {wanted.low:g} to {wanted.high:g} s of silence {where} the "
                f"speech; it has {got:.2f}.",
            )
