"""``python -m tests.fuzz FORMAT FOLDER [SECONDS]``: read what a coverage-guided fuzzer makes up.

Needs ``pip install atheris`` (Linux and macOS). ``FOLDER`` keeps the corpus from run to run; what
is found stands in ``FOLDER/found``, one input and its traceback for each kind of mistake, and a run
goes on after it. An input that takes more than two seconds of processor time is a mistake too.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Sequence

with atheris.instrument_imports(include=["narrate.reading", "narrate.markup"]):
    from narrate.reading import docx, epub, html, markdown, ssml, tei, text
    from tests.fuzz.targets import FORMATS, GROWN, check, seeds, tags_of

_INSTRUMENTED = (docx, epub, html, markdown, ssml, tei, text)
"""Loaded above, since only what is loaded there is followed."""

_ROOT = Path(__file__).parents[2]
_SHARED = Path(os.environ.get("NARRATE_SHARED", _ROOT.parent / "shared"))
_LONGEST = 65_536
_MEGABYTES = 2_000
_SLOW = 2.0
"""Seconds of processor time for one input."""


def main(arguments: list[str]) -> None:
    """Fuzz one reader until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("seconds", type=int, nargs="?", default=600)
    given = parser.parse_args(arguments)
    corpus, found = given.folder / given.format, given.folder / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    begin = list(seeds(given.format, (_ROOT / "tests" / "golden", _SHARED / "corpus")))
    tags = tags_of(begin)
    begin += [GROWN + sha256(seed).digest() * 4 for seed in begin if tags]
    for seed in begin:
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    atheris.Setup(
        [
            "tests.fuzz",
            str(corpus),
            f"-max_total_time={given.seconds}",
            f"-max_len={_LONGEST}",
            f"-rss_limit_mb={_MEGABYTES}",
            "-timeout=60",
            f"-artifact_prefix={found}/{given.format}-",
        ],
        _Target(given.format, found, tags).take,
    )
    atheris.Fuzz()


class _Target:
    """What is called with every input."""

    def __init__(self, format_: str, found: Path, tags: Sequence[tuple[str, str]]) -> None:
        self._tags = tags
        self._format = format_
        self._found = found

    def take(self, data: bytes) -> None:
        began = time.process_time()
        try:
            check(self._format, data, self._tags)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the find
            self._keep(_kind(error), data, traceback.format_exc())
        if time.process_time() - began > _SLOW:
            self._keep("slow", data, f"{time.process_time() - began:.1f} s, {len(data)} bytes")

    def _keep(self, kind: str, data: bytes, told: str) -> None:
        """Keep the shortest input of each kind of mistake."""
        path = self._found / f"{self._format}-{kind}"
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(told, encoding="utf-8")


def _kind(error: Exception) -> str:
    """Name a mistake by its type and where it was raised, so that it is kept once."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"


main(sys.argv[1:])
