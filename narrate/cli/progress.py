"""Reporters: how the work goes on, on a terminal, in a log, or not at all."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.cli.console import duration, size

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.cli.console import Console
    from narrate.edition.request import Reporter

_BAR = "{{desc}}  {{percentage:3.0f}}% |{{bar}}| {{n_fmt}}/{{total_fmt}}{unit}, {{remaining}} left"
_TENTHS = 10
_WORTH_SAYING_S = 10


class Unit(NamedTuple):
    """What progress is counted in."""

    name: str
    """As a bar shows it behind numbers."""
    scaled: bool
    """Whether large numbers are shown with k, M, G."""
    said: Callable[[int], str]
    """Says so many of them."""


WORDS = Unit(" words", scaled=False, said=lambda count: f"{count:,} word{'s' * (count != 1)}")
BYTES = Unit("B", scaled=True, said=size)


def reporter_for(console: Console) -> Reporter:
    """Return the reporter that was asked for; ``auto`` looks whether there is a terminal."""
    kind = kind_of(console)
    if kind == "none":
        from narrate.edition.request import Silence  # noqa: PLC0415 - only for this

        return Silence()
    return Bar(console) if kind == "bar" else Plain(console)


def kind_of(console: Console) -> str:
    """Return how progress is told: ``bar``, ``plain`` or ``none``."""
    if console.quiet:
        return "none"
    if console.progress != "auto":
        return console.progress
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return "bar" if terminal else "plain"


class Bar:
    """A bar with the time that is left, redrawn in place."""

    def __init__(self, console: Console, unit: Unit = WORDS) -> None:
        """Take where lines go, and what is counted."""
        self._console = console
        self._unit = unit
        self._bar: Any = None
        self._left = 0

    def start(self, words: int, label: str) -> None:
        """Draw the empty bar."""
        from tqdm import tqdm  # noqa: PLC0415 - slow to load, only on terminals

        self._left = words
        self._bar = tqdm(
            total=words,
            desc=label,
            bar_format=_BAR.format(unit=self._unit.name),
            unit_scale=self._unit.scaled,
            leave=False,
            dynamic_ncols=True,
            file=sys.stderr,
        )

    def advance(self, words: int, audio_seconds: float) -> None:  # noqa: ARG002 - the protocol's
        """Draw it a little fuller, never over-full."""
        if self._bar is not None:
            step = min(words, self._left)
            self._left -= step
            self._bar.update(step)

    def line(self, text: str) -> None:
        """Say something above the bar."""
        if self._bar is None:
            self._console.tell(text)
        else:
            self._bar.write(text, file=sys.stderr)

    def finish(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class Plain:
    """Whole lines, at most ten for a document; no redraw, no boxes."""

    def __init__(
        self, console: Console, unit: Unit = WORDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take where lines go, what is counted, and a clock in seconds."""
        self._console = console
        self._unit = unit
        self._clock = clock
        self._label = ""
        self._total = self._words = self._tenth = 0
        self._seconds = self._began = 0.0

    def start(self, words: int, label: str) -> None:
        """Say what begins."""
        self._label, self._total, self._words, self._tenth = label, words, 0, 0
        self._seconds, self._began = 0.0, self._clock()
        self._console.tell(f"{label}: {self._unit.said(words)}")

    def advance(self, words: int, audio_seconds: float) -> None:
        """Say so at each tenth but the last."""
        self._words += words
        self._seconds += audio_seconds
        tenth = self._words * _TENTHS // max(1, self._total)
        if self._tenth < tenth < _TENTHS:
            self._tenth = tenth
            sound = f", {duration(self._seconds)} of sound" if self._seconds else ""
            self._console.tell(f"{self._label}: {tenth * _TENTHS} percent{sound}{self._left()}")

    def _left(self) -> str:
        """Say about how long it still takes, where that is worth saying."""
        left = (self._clock() - self._began) * (self._total / self._words - 1)
        return f", about {duration(left)} left" if left >= _WORTH_SAYING_S else ""

    def line(self, text: str) -> None:
        """Say it."""
        self._console.tell(text)

    def finish(self) -> None:
        """Say nothing: what was made is said by whoever made it."""
