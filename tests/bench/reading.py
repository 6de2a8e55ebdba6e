"""Figures of readers of mark-up: speed, memory, and what a whole volume comes to."""

from __future__ import annotations

import os
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.document import Document

    Row = tuple[str, float | str, str, str]

SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
_ROUNDS = 5


def rows() -> Iterator[Row]:
    """Yield the figures of a FRUS volume of 1.4 MB."""
    path = SHARED / "corpus" / "tei-frus" / "frus1961-63v06.xml"
    if not path.is_file():
        yield "TEI volume", "absent", ">= 5", str(path)
        return
    data = path.read_bytes()
    volume = read(data, name=path.name)
    yield "TEI volume: documents", len(volume.divisions), "== 120", ""
    yield "TEI volume: notes heard in the main text", _astray(volume), "== 0", ""
    reached = sum(1 for note in volume.notes if note.blocks and note.mark)
    yield "TEI volume: notes reached", reached, "== 349", "of 349"
    fastest = min(_seconds(data, path.name) for _ in range(_ROUNDS))
    yield "TEI volume: MB of mark-up a second (CPU)", len(data) / fastest / 1e6, ">= 5", ""
    yield "TEI volume: peak memory over the size of the file", _memory(data), "<= 20", ""


def _astray(volume: Document) -> int:
    """Count blocks of notes that are taken for main text, or the other way round."""
    notes = {index for note in volume.notes for index in note.blocks}
    kinds = {index for index, block in enumerate(volume.blocks) if block.kind is Kind.NOTE}
    return len(notes ^ kinds)


def _seconds(data: bytes, name: str) -> float:
    began = time.process_time()
    read(data, name=name)
    return time.process_time() - began


def _memory(data: bytes) -> float:
    """Return the peak of Python's memory over the file's size; lxml's own tree is about 7 times."""
    tracemalloc.start()
    try:
        document = read(data, name="volume.xml")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak / len(data) if document else 0.0
