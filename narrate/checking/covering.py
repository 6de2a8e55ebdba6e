"""Whether all that is spoken can be read, in the order in which it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.beside import letters
from narrate.checking.defects import clock, defect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.beside import Timeline
    from narrate.model.finding import Finding

_SHOWN = 50


def covering(text: str, timeline: Timeline | None) -> Iterator[Finding]:
    """Yield what of a timeline is not in ``text``, or stands elsewhere in it."""
    if timeline is None:
        return
    page = letters(text)
    at = 0
    missing: list[tuple[str, float]] = []
    moved: list[tuple[str, float]] = []
    for said, start, _ in timeline.spoken():
        wanted = letters(said)
        found = page.find(wanted, at)
        if found >= 0:
            at = found + len(wanted)
        else:
            (moved if wanted in page else missing).append((said, start))
    yield from _told("text-missing", "is spoken and cannot be read", missing)
    yield from _told("text-order", "is read elsewhere than it is spoken", moved)


def _told(name: str, what: str, found: list[tuple[str, float]]) -> Iterator[Finding]:
    if found:
        text, start = found[0]
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        yield defect(name, f"'{shown}' at {clock(start)} {what}.", count=len(found))
