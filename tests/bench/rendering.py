"""Figures of rendering: growth with length, cost of a second run, and where the time goes.

The humming engine stands in for speech where only our own part is to be seen; ``product`` measures
the whole with a voice.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.processes import Measured, run

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

CHILD = Path(__file__).with_name("rendering_child.py")
SMALL, LARGE = 20_000, 200_000


def rendered(words: int, cache: str, *options: str) -> Measured:
    return run(
        [sys.executable, str(CHILD), str(words), cache, *options],
        sample_memory="--memory" in options,
    )


def fresh(words: int, *options: str) -> Measured:
    with tempfile.TemporaryDirectory() as cache:
        return rendered(words, cache, *options)


def growth() -> Iterator[Row]:
    small, large = (fresh(words, "--memory") for words in (SMALL, LARGE))
    usual = median([small.cpu_s, *(fresh(SMALL).cpu_s for _ in range(2))])
    start = median(fresh(100).cpu_s for _ in range(3))
    ratio = (large.cpu_s - start) / (usual - start)
    yield "CPU, 200,000 words over 20,000, start-up apart", ratio, "<= 10.3", "humming"
    yield "peak memory, 200,000 words over 20,000", large.peak_mb / small.peak_mb, "<= 1.5", ""
    yield "peak memory, 200,000 words, MB of PSS", large.peak_mb, "<= 300", ""


def second_run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as cache:
        first = rendered(SMALL, cache)
        again = rendered(SMALL, cache)
    remark = f"{first.cpu_s:.2f} s, then {again.cpu_s:.2f} s"
    yield "CPU, all in the store over all rendered", again.cpu_s / first.cpu_s, "<= 0.1", remark


def shares() -> Iterator[Row]:
    """Show the CPU of each step of one worker that speaks and encodes, in seconds an hour."""
    from tests.bench.rendering_child import recipe_for, steps  # noqa: PLC0415 - loads numpy

    engine, recipe = recipe_for("espeak")
    seconds, spent = steps(engine, recipe, 2_000)
    for step, cpu_s in spent.items():
        yield f"CPU seconds for an hour of sound: {step}", cpu_s * 3600 / seconds, "", ""
    total = sum(spent.values())
    yield "seconds of sound a CPU second, speaking to encoding", seconds / total, "", ""


def store() -> Iterator[Row]:
    from narrate.store.store import Store  # noqa: PLC0415 - measured, not needed elsewhere

    with tempfile.TemporaryDirectory() as folder:
        kept = Store(Path(folder))
        keys = [f"{number:064x}"[::-1] for number in range(500)]
        data = bytes(range(256)) * 240
        for name, step in (("put", lambda key: kept.put(key, data)), ("get", kept.get)):
            start = time.perf_counter()
            for key in keys:
                step(key)
            each = (time.perf_counter() - start) * 1000 / len(keys)
            yield f"store, {name}, ms", each, "", "60 kB"


def rows() -> Iterator[Row]:
    yield from store()
    yield from shares()
    yield from second_run()
    yield from growth()
