"""What every format together costs beside its encoders, and what binding alone costs."""

from __future__ import annotations

import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.binding.formats import FORMATS
from narrate.edition.python import make
from narrate.rendering import passage
from tests.bench.product import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR_WORDS = 10_200
AUDIO = tuple(row.name for row in FORMATS if row.audio)


def rows() -> Iterator[tuple[str, float | str, str, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "hour.txt"
        source.write_text(text_of(HOUR_WORDS), encoding="utf-8")
        make(source, output=str(folder / "warm"), formats=("mp3",), sample=10, no_cache=True)
        for label, formats in (("audio formats", AUDIO), ("all formats", ("all",))):
            yield from _cost(label, source, folder, formats)
        yield from _binding(source, folder)


def _cost(
    label: str, source: Path, folder: Path, formats: tuple[str, ...]
) -> Iterator[tuple[str, float | str, str, str]]:
    with _encoders() as spent:
        begun = time.process_time()
        edition = make(source, output=str(folder / label), formats=formats, no_cache=True, jobs=2)
        total = time.process_time() - begun
    hours = edition.seconds / 3600
    remark = f"{total / hours:.1f} of {sum(spent.values()) / hours:.1f} CPU s per hour"
    yield f"{label} over their encoders' own", total / sum(spent.values()), "<= 1.25", remark
    for codec, seconds in spent.items():
        yield f"  encoding {codec}", seconds / hours, "", "CPU s per hour"


@contextmanager
def _encoders() -> Iterator[dict[str, float]]:
    """Count the CPU seconds of encoding, by codec, whatever thread it is done in."""
    spent: dict[str, float] = {}
    lock, encode = threading.Lock(), passage.encode

    def timed(pcm, codec):
        begun = time.thread_time()
        data = encode(pcm, codec)
        with lock:
            spent[codec.name] = spent.get(codec.name, 0) + time.thread_time() - begun
        return data

    passage.encode = timed
    try:
        yield spent
    finally:
        passage.encode = encode


def _binding(source: Path, folder: Path) -> Iterator[tuple[str, float | str, str, str]]:
    """Bind from the cache alone: every passage is there already."""
    cache = str(folder / "cache")
    for name in AUDIO:
        make(source, output=str(folder / "first"), formats=(name,), cache_dir=cache)
        begun = time.process_time()
        edition = make(source, output=str(folder / "again"), formats=(name,), cache_dir=cache)
        hours = (time.process_time() - begun) / (edition.seconds / 3600)
        yield f"{name} again from cached passages", hours, "", "CPU s per hour, script included"
