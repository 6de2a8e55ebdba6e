"""Binding the packages of a ten-hour edition: CPU and memory of each format, its sound rendered.

The humming engine, slowed down, gives ten hours of sound for the words of ten hours. What is
measured is the binder and the file it writes; the encoders' work is done before.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from narrate.edition.binder import Binder
from narrate.edition.request import Request
from narrate.edition.run import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

WORDS = 72_000
"""Of ten hours, as the slowed-down engine says them."""
CHAPTERS = 30
FORMATS = ("epub", "daisy202", "daisy3", "lpf", "readium")
SYLLABLES = ("ka", "lo", "men", "ti", "sur", "ven", "dra", "po", "lis", "ter", "an", "du")


def text(words: int) -> str:
    """Return made-up prose in chapters."""
    chance = random.Random(words)

    def sentence() -> str:
        found = ("".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 3)))) for _ in range(12))
        return " ".join(found).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(6))

    blocks = words // (12 * 6)
    rows = [paragraph() for _ in range(blocks)]
    for number in range(CHAPTERS, 0, -1):
        rows.insert((number - 1) * blocks // CHAPTERS, f"CHAPTER {number}")
    return "\n\n".join(rows)


def measured(words: int, highlight: str) -> dict[str, tuple[float, float]]:
    """Return for each format the CPU seconds and the megabytes by which the process grew."""
    found: dict[str, tuple[float, float]] = {"length": (0.0, 0.0)}
    plain = Binder._bound

    def timed(self, row, store):
        before, at = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        written = plain(self, row, store)
        spent = time.process_time() - at
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        found[row.name] = (spent, grown / 1024)
        found["length"] = (self.layout.spool.samples / 24_000 / 3600, 0.0)
        return written

    with tempfile.TemporaryDirectory() as folder, mock.patch.object(Binder, "_bound", timed):
        source = Path(folder) / "long.txt"
        source.write_text(text(words), encoding="utf-8")
        request = Request(
            sources=(str(source),),
            output=folder,
            cache_dir=f"{folder}/cache",
            formats=FORMATS,
            voice="tone",
            rate=0.25,
            highlight=highlight,
        )
        (edition,) = make_all(request)
        if edition.error:
            raise RuntimeError(edition.error)
    return found


def rows() -> Iterator[Row]:
    for highlight in ("sentence", "word"):
        found = measured(WORDS, highlight)
        hours = f"{found.pop('length')[0]:.1f} hours"
        for name, (cpu_s, grown) in found.items():
            yield f"CPU seconds to bind {name}, by {highlight}", cpu_s, "<= 3", hours
            yield f"MB by which memory grows, {name}, by {highlight}", grown, "<= 50", hours


if __name__ == "__main__":
    print(measured(int(sys.argv[1]), sys.argv[2]))
