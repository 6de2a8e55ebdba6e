"""Figures of homographs: right readings on sentences that were not learnt from, and speed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from narrate.scripting.homographs import homographs
from tests.bench.train_homographs import SHARED, cross_validated, load

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]
_PROSE = (
    "The committee met in the morning and heard what the delegates from the north had seen. " * 20
)


def rows() -> Iterator[Row]:
    """Yield each figure with its goal."""
    if not (SHARED / "suites" / "homographs-train.tsv").is_file():
        yield "homographs", "absent", "-", "homographs-train.tsv"
    else:
        cases = load()
        yield (
            "homographs, % right, five folds by sentence",
            100 * cross_validated(cases),
            ">= 93",
            f"{len(cases)} sentences, {len({case.word for case in cases})} words",
        )
    text = (_PROSE + "They refuse to use it. ") * 500
    list(homographs(text[:1000]))
    began = time.process_time()
    list(homographs(text))
    speed = len(text) / (time.process_time() - began) / 1e6
    yield "homographs, million characters a CPU second", speed, ">= 2", f"{len(text):,} characters"
