"""An edition as a whole: is everything its report names there, unchanged, and readable?"""

from __future__ import annotations

import json
from hashlib import file_digest
from typing import TYPE_CHECKING, Any

from narrate.checking.defects import clock, defect
from narrate.model.outputs import left_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.model.finding import Finding

REPORT = ".report.json"
_TEXTS = (".vtt", ".srt", ".html", ".transcript.json", ".epub", "ncc.html", "book.xml")


def examine_report(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the files that a report names."""
    try:
        facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        named = [
            (str(one["name"]), int(one["bytes"]), str(one["sha256"])) for one in facts["files"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield defect("file-unreadable", f"It is no report: {error}.")
        return
    for name, size, digest in named:
        file = path.parent.joinpath(*name.split("/"))
        if not file.is_file():
            yield defect("file-missing", f"{name} was made and is not there.")
        elif file.stat().st_size != size or _digest(file) != digest:
            yield defect("file-changed", f"{name} is not the file that was made.")
    slug = path.name.removesuffix(REPORT)
    present = (one.name for one in path.parent.iterdir())
    for name in left_over(slug, present, (name for name, _, _ in named)):
        yield defect("file-left-over", f"{name} is of an earlier run, and not of this edition.")
    if not any(name.endswith(_TEXTS) for name, _, _ in named):
        yield defect("transcript-missing", "Nothing of what is said can be read.")


def examine_timeline(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with a timeline by itself."""
    try:
        facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        rate, end = float(facts["rate_hz"]), int(facts["samples"])
        rows = [(int(one["start"]), int(one["end"])) for one in facts["segments"]]
        chapters = [(str(one["title"]), int(one["start"])) for one in facts["chapters"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield defect("file-unreadable", f"It is no timeline: {error}.")
        return
    at = 0
    for start, stop in rows:
        if start < at:
            yield defect("cue-order", f"The breath at {clock(start / rate)} begins too early.")
        elif stop <= start:
            yield defect("cue-empty", f"The breath at {clock(start / rate)} has no length.")
        at = max(at, stop)
    if at > end:
        yield defect(
            "cue-beyond-end",
            f"A breath ends at {clock(at / rate)}, the sound at {clock(end / rate)}.",
        )
    before = -1
    for title, start in chapters:
        if start <= before:
            yield defect("chapter-order", f"'{title}' does not begin after the chapter before it.")
        if start >= end:
            yield defect("chapter-beyond-end", f"'{title}' begins after the end.")
        before = start


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
