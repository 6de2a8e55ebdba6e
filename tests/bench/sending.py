"""Sending at scale: 300,000 files, of which few changed, to a folder and to a server of S3."""

from __future__ import annotations

import json
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.processes import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.__main__ import Row

FILES = 300_000
GROWTH = 10
"""A tenth of the files, to see what grows with them."""
_SEND = (
    "import sys; from pathlib import Path; from narrate.publishing.sending import send; "
    "send(Path(sys.argv[1]), sys.argv[2])"
)


def _manifest(folder: Path, files: int, *, edited: bool) -> None:
    """Write a manifest of so many files; only those that an edit changes are there."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.jsonl").open("w") as lines:
        for number in range(files - 3):
            slug = f"{number // 6:06}"
            name = f"episodes/{slug}/{slug}-0000000{number % 6}.mp3"
            row = {"name": name, "type": "audio/mpeg", "size": 1000 + number}
            digest = sha256(name.encode()).hexdigest()
            cache = "public, max-age=31536000, immutable"
            lines.write(json.dumps(row | {"sha256": digest, "cache": cache}) + "\n")
        for name in ("index.html", "feed/1.rss.xml", "feed.xml"):
            data = f"{name}{edited}".encode()
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
            row = {"name": name, "type": "", "size": len(data)}
            digest = sha256(data).hexdigest()
            lines.write(json.dumps(row | {"sha256": digest, "cache": "public"}) + "\n")


def _measured(files: int, room: Path) -> tuple[float, float]:
    """Return seconds of CPU and peak megabytes of sending three changed files of so many."""
    there = room / f"there-{files}"
    _manifest(there, files, edited=False)
    public = room / f"public-{files}"
    _manifest(public, files, edited=True)
    command = [sys.executable, "-c", _SEND, str(public), str(there)]
    measured = run(command, sample_memory=True)
    assert (there / "feed.xml").read_bytes() == b"feed.xmlTrue"
    return measured.cpu_s, measured.peak_mb


def rows() -> Iterator[Row]:
    """Yield what it takes to find and send three changed files."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        small_s, small_mb = _measured(FILES // GROWTH, room)
        large_s, large_mb = _measured(FILES, room)
    yield f"3 of {FILES:,} files changed: to find and send them, CPU s", large_s, "<= 30", ""
    yield f"3 of {FILES // GROWTH:,} files", small_s, "", ""
    yield f"memory for {FILES:,} files, MB", large_mb, "<= 80", ""
    yield f"memory, against {FILES // GROWTH:,} files, MB more", large_mb - small_mb, "<= 10", ""
