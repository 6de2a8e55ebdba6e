"""Publishing a large show: what one edit costs, what it touches, and memory as the show grows.

The editions are one small real edition under many names; rendering is left out, so that what is
compared is publishing alone. Each figure is of a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from narrate.edition import publishing
from narrate.edition.request import Request, Silence
from narrate.edition.run import make_all, sources_of
from narrate.edition.showing import showing
from narrate.model.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

EPISODES = 10_000
FEW = 1_000
EDITED = "letter-04321"
SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/"
owner_email = "archive@example.org"
formats = ["mp3", "vtt"]
"""


def letters(folder: Path, count: int) -> None:
    """Write so many letters, in folders of a thousand, and the settings of their show."""
    (folder / "narrate.toml").write_text(SHOW, encoding="utf-8")
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        text = f"Letter {number}\n\nDear friend,\n\nThis is the text of a letter.\n"
        (place / f"letter-{number:05}.txt").write_text(text, encoding="utf-8")


class Editions:
    """Stands for the making of editions: a real one, under the name of each source."""

    def __init__(self, folder: Path) -> None:
        """Make the one edition."""
        self._folder = folder
        source = folder / "model.txt"
        source.write_text("Dear friend,\n\nThis is the text of a letter.\n", encoding="utf-8")
        request = Request(
            sources=(str(source),),
            output=str(folder),
            cache_dir=str(folder / "cache"),
            formats=("mp3", "vtt", "html"),
            profile="podcast",
            voice="tone",
        )
        (self._model,) = make_all(request)

    def make_all(self, request, reporter, selection):
        """Yield what ``make_all`` would."""
        del reporter
        for source in sources_of(request):
            if selection.opens(source) and selection.takes(source, source.slug, Metadata()):
                yield self._edition(source)

    def _edition(self, source):
        text = source.path.read_text("utf-8")
        place = self._folder / "editions" / source.slug
        place.mkdir(parents=True, exist_ok=True)
        files = []
        for one in map(Path, self._model.files):
            name = place / one.name.replace("model", source.slug, 1)
            data = one.read_bytes()
            if one.name.endswith((".report.json", ".timeline.json")):
                data = self._said(data, source.slug, text)
            elif one.name.endswith(".html"):
                data = data.replace(b"model.mp3", f"{source.slug}.mp3".encode())
            elif one.name.endswith(".vtt"):
                data = self._noted(text)
            if one.name.endswith((".json", ".html", ".vtt")):
                name.unlink(missing_ok=True)  # replaced, as the binder does, never written into
                name.write_bytes(data)
            elif not name.exists():
                os.link(one, name)
            files.append(str(name))
        return replace(self._model, slug=source.slug, source=source.name, files=tuple(files))

    def _noted(self, text):
        (one,) = (Path(name) for name in self._model.files if name.endswith(".vtt"))
        return one.read_bytes() + f"\nNOTE\n{sha256(text.encode()).hexdigest()}\n".encode()

    def _said(self, data, slug, text):
        said = json.loads(data.replace(b"model.", f"{slug}.".encode()))
        said["title"] = slug
        said["source"]["sha256"] = sha256(text.encode()).hexdigest()
        for row in said.get("files", ()):
            if row["name"].endswith(".vtt"):
                noted = self._noted(text)
                row |= {"bytes": len(noted), "sha256": sha256(noted).hexdigest()}
        for segment in said.get("segments", ())[:1]:
            segment["text"] = text
        return json.dumps(said).encode()


def written(folder: Path) -> dict[str, int]:
    """Return when each file was written, by name."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.stat().st_mtime_ns for one in files}


def child(count: int, edit: bool) -> None:  # noqa: FBT001 - called by rows alone
    """Publish, edit one letter, publish again; print seconds, files touched, and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letters").mkdir()
        letters(folder / "letters", count)
        editions = Editions(folder)
        request = Request(sources=(), cache_dir=str(folder / "cache"), voice="tone")
        show = showing((str(folder / "letters"),), ())

        def published():
            before = time.perf_counter()
            *_, summary = publishing.publish(show, request, Silence())
            return time.perf_counter() - before, summary

        with mock.patch.object(publishing, "make_all", editions.make_all):
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            first, _ = published()
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown) / 1024
            found = {"first_s": first, "grown_mb": grown}
            if edit:
                nothing, _ = published()
                (source,) = (folder / "letters").rglob(f"{EDITED}.txt")
                source.write_text(f"{source.read_text('utf-8')}\nA postscript.\n", "utf-8")
                before = written(show.folder)
                again, summary = published()
                after = written(show.folder)
                touched = sorted(name for name in after if before.get(name) != after[name])
                found |= {"nothing_s": nothing, "again_s": again, "touched": touched}
                found["changes"] = [slug for slug, _ in summary.changes]
    print(json.dumps(found))


def measured(count: int, *, edit: bool = False) -> dict:
    code = f"from tests.bench.publishing import child; child({count}, {edit})"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=3600
    )
    return json.loads(done.stdout.splitlines()[-1])


def rows() -> Iterator[Row]:
    found = measured(EPISODES, edit=True)
    first, remark = found["first_s"], f"{EPISODES:,} episodes"
    yield "publishing the first time, seconds", first, "-", f"{remark}, without making"
    yield "after one edit, % of the first", 100 * found["again_s"] / first, "<= 3", remark
    yield "when nothing changed, % of the first", 100 * found["nothing_s"] / first, "<= 3", remark
    own = [one for one in found["touched"] if EDITED in one]
    others = [one for one in found["touched"] if EDITED not in one]
    yield "files of the edited episode touched", float(len(own)), "-", ", ".join(found["changes"])
    yield "other files touched", float(len(others)), "<= 9", ", ".join(others)
    few = measured(FEW)["grown_mb"]
    ratio = found["grown_mb"] / max(1.0, few)
    sizes = f"{few:.0f} MB for {FEW:,}, {found['grown_mb']:.0f} MB for {EPISODES:,}"
    yield "memory for ten times the episodes, ratio", ratio, "<= 2", sizes
