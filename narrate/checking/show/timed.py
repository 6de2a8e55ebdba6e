"""What goes with the sound of an episode in time: transcripts and chapters."""

from __future__ import annotations

import json
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from narrate.checking.cues import NoCues, cues_of
from narrate.checking.defects import clock, defect
from narrate.checking.show.document import children
from narrate.checking.show.site import is_web
from narrate.model.namespaces import PODCAST, PSC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Entry
    from narrate.model.finding import Finding

_TIMED = {
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/srt": ".srt",
    "application/json": ".transcript.json",
}
_UNTIMED = ("text/html", "text/plain")
CHAPTERS_TYPES = ("application/json+chapters",)
_LARGEST_BYTES = 20_000_000
"""A transcript above it is not read: a day of speech has about one million."""
_LATE_S = 0.5
"""Codecs have frames of their own, so another sound of the episode may end a little later."""
_SAME_S = 0.1
_TIME = re.compile(r"(?:(\d{1,6}):)?(\d{1,2}):(\d{2}(?:\.\d+)?)|(\d{1,9}(?:\.\d+)?)")
_NO_CHAPTERS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading chapters may raise; ``NoCues`` is a ``ValueError``."""
Chapters = list[tuple[float, str]]


def transcripts(entry: Entry, seconds: float | None, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the transcripts of an item; ``seconds`` is how long it plays."""
    found = children(entry.item, "transcript", PODCAST)
    if not found:
        yield defect("transcript-none", f"{entry.said} has no transcript.")
    for one in found:
        address, kind = one.get("url"), one.get("type").partition(";")[0].strip().lower()
        if kind not in _TIMED and kind not in _UNTIMED:
            yield defect("transcript-type", f"{entry.said} has a transcript of type '{kind}'.")
        if not is_web(address) or context.lost(address):
            yield defect("transcript-missing-file", f"{address or '?'} of {entry.said}.")
        elif (path := context.file(address)) is not None:
            yield from _transcript(path, kind, f"{path.name} of {entry.said}", seconds)


def _transcript(path: Path, kind: str, said: str, seconds: float | None) -> Iterator[Finding]:
    try:
        text = _text(path)
        if kind not in _TIMED:
            if not text.strip() or (kind == "text/html" and "<" not in text):
                yield defect("transcript-broken", f"{said} is no {kind}.")
            return
        cues = cues_of(text, _TIMED[kind])
    except NoCues as error:
        yield defect("transcript-broken", f"{said}: {error}.")
        return
    if any(after.start < before.start for before, after in pairwise(cues)):
        yield defect("transcript-order", f"{said} has cues that stand after later ones.")
    last = max(one.start if one.end is None else one.end for one in cues)
    if seconds is not None and last > seconds + _LATE_S:
        yield defect(
            "transcript-beyond-end", f"{said} ends at {clock(last)}, the sound at {clock(seconds)}."
        )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise NoCues(f"It has more than {_LARGEST_BYTES // 1_000_000} MB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise NoCues(f"It cannot be read: {error}") from error


def chapters(entry: Entry, seconds: float | None, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the chapters of an item, in a file and in the feed itself."""
    ways: list[Chapters] = []
    for one in children(entry.item, "chapters", PODCAST):
        address, kind = one.get("url"), one.get("type").strip()
        if kind not in CHAPTERS_TYPES:
            yield defect("chapters-type", f"{entry.said} has chapters of type '{kind}'.")
        if not is_web(address) or context.lost(address):
            yield defect("chapters-missing-file", f"{address or '?'} of {entry.said}.")
        elif (path := context.file(address)) is not None:
            said = f"{path.name} of {entry.said}"
            try:
                ways.append(of_json(_text(path)))
            except _NO_CHAPTERS as error:
                yield defect("chapters-broken", f"{said}: {error}.")
                continue
            yield from _order(ways[-1], said, seconds)
    for one in children(entry.item, "chapters", PSC):
        rows = [(each.get("start"), each.get("title")) for each in children(one, "chapter", PSC)]
        times = [(_seconds(start), title) for start, title in rows]
        found = [(start, title) for start, title in times if start is not None]
        if len(found) < len(rows) or not found or not all(title.strip() for _, title in found):
            yield defect("chapters-broken", f"The psc:chapters of {entry.said}.")
            continue
        ways.append(found)
        yield from _order(found, f"psc:chapters of {entry.said}", seconds)
    if len(ways) > 1 and not all(_same(ways[0], other) for other in ways[1:]):
        yield defect("chapters-disagree", f"The chapters of {entry.said} differ.")


def of_json(text: str) -> Chapters:
    """Return the chapters of a JSON file of the podcast namespace, versions 1.0 to 1.2.

    Raises:
        Exception: one of ``_NO_CHAPTERS``: it is none.
    """
    facts: Any = json.loads(text)
    if not isinstance(facts, dict) or not str(facts.get("version")).startswith("1."):
        raise ValueError("it has no version 1")
    found: Chapters = []
    for one in facts["chapters"]:
        start = one["startTime"]
        if isinstance(start, bool) or not isinstance(start, int | float):
            raise TypeError(f"startTime is {start!r}")
        if not math.isfinite(start):
            raise ValueError("startTime is no number")
        if one.get("toc", True):
            found.append((float(start), str(one.get("title", ""))))
    if not found:
        raise ValueError("it has no chapter")
    return found


def _order(found: Chapters, said: str, seconds: float | None) -> Iterator[Finding]:
    if any(after[0] <= before[0] for before, after in pairwise(found)) or found[0][0] < 0:
        yield defect("chapters-order", f"{said} are not in order.")
    last = max(start for start, _ in found)
    if seconds is not None and last >= seconds + _LATE_S:
        yield defect(
            "chapters-beyond-end",
            f"{said} begin as late as {clock(last)}, the sound ends at {clock(seconds)}.",
        )


def _seconds(text: str) -> float | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    if found[4] is not None:
        return float(found[4])
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3])


def _same(one: Chapters, other: Chapters) -> bool:
    return len(one) == len(other) and all(
        abs(mine[0] - theirs[0]) <= _SAME_S and mine[1].strip() == theirs[1].strip()
        for mine, theirs in zip(one, other, strict=True)
    )
