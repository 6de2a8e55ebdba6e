"""Checking a large show: memory as the show grows, and what an episode costs.

Feeds alone, made of values, for any number of episodes; and a show with its files, made of one
small real edition under many names. Each figure is of a process of its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from narrate.checking.check import check
from narrate.checking.show.podcasting import guid_of
from narrate.edition import publishing
from narrate.edition.request import Request, Silence
from narrate.edition.showing import showing
from narrate.model.show import ChapterMark, Episode, PublishedFile, Show
from narrate.publishing.feed.channel import CURRENT, Paging, archive_name, feed
from narrate.publishing.pages import archive, archives, newest
from tests.bench.publishing import Editions, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

FEW, MANY = 10_000, 300_000
WITH_FILES = 1_000
PAGE = 500
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
DIGEST = "ab" * 32
SHOW = Show(
    title="Letters",
    description="Letters of statesmen.",
    base_url="https://letters.example.org/",
    author="Archive",
    owner_email="archive@example.org",
    categories=("History",),
    guid=str(guid_of("https://letters.example.org/feed.xml")),
    artwork=PublishedFile("artwork-0123abcd.png", "image/png", 1, DIGEST),
)


def documents(folder: Path, count: int) -> None:
    """Write the feed and the archives of so many episodes; none of what they name is there."""
    stretches = [archive(number, count, PAGE) for number in range(1, archives(count, PAGE) + 1)]
    for one in (*stretches, newest(count, PAGE)):
        path = folder / (archive_name(one.number) if one.number else CURRENT)
        path.parent.mkdir(exist_ok=True)
        paging = Paging(one.number, one.older, one.newer)
        found = (_episode(number) for number in range(one.last, one.first - 1, -1))
        path.write_bytes(b"".join(feed(SHOW, found, paging, FIRST)))


def _episode(number: int) -> Episode:
    stem = f"episodes/letter-{number}/letter-{number}-{number:08x}"
    moment = FIRST + timedelta(minutes=number)
    return Episode(
        slug=f"letter-{number}",
        guid=f"00000000-0000-5000-8000-{number:012}",
        sequence=number,
        published=moment,
        updated=moment,
        version=f"{number:08x}",
        title=f"Letter {number}",
        summary="Dear friend, this is the text of a letter.",
        seconds=200.0,
        chapters=tuple(ChapterMark(f"Part {part}", 40_000 * part) for part in range(4)),
        audio=PublishedFile(f"{stem}.mp3", "audio/mpeg", 2_000_000, DIGEST),
        files=(
            PublishedFile(f"{stem}.opus", "audio/ogg; codecs=opus", 900_000, DIGEST),
            PublishedFile(f"{stem}.vtt", "text/vtt", 4000, DIGEST),
            PublishedFile(f"{stem}.chapters.json", "application/json+chapters", 300, DIGEST),
        ),
    )


def judge(path: Path) -> None:
    """Check a show; print seconds of CPU, the growth of memory, and the ids of what was found."""
    list(check([Path(__file__).parents[2] / "pyproject.toml"]))
    import narrate.checking.show.examine  # noqa: PLC0415 - what loading takes does not count

    assert narrate.checking.show.examine
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    (one,) = check([path], now=datetime.now(UTC))
    found = {
        "cpu_s": time.process_time() - start,
        "grown_mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "ids": sorted({finding.id for finding in one.findings}),
    }
    print(json.dumps(found))


def measured(path: Path) -> dict:
    code = f"from tests.bench.checking import Path, judge; judge(Path({str(path)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=7200
    )
    return json.loads(done.stdout.splitlines()[-1])


def alone(count: int) -> dict:
    with tempfile.TemporaryDirectory() as name:
        documents(Path(name), count)
        return measured(Path(name) / CURRENT)


def with_files(count: int) -> dict:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letters").mkdir()
        letters(folder / "letters", count)
        editions = Editions(folder)
        request = Request(sources=(), cache_dir=str(folder / "cache"), voice="tone")
        show = showing((str(folder / "letters"),), ())
        with mock.patch.object(publishing, "make_all", editions.make_all):
            *_, _ = publishing.publish(show, request, Silence())
        return measured(show.folder)


def rows() -> Iterator[Row]:
    few, many = alone(FEW), alone(MANY)
    sizes = f"{few['grown_mb']:.0f} and {many['grown_mb']:.0f} MB for {FEW:,} and {MANY:,}"
    yield (
        "memory for thirty times the feed, ratio",
        many["grown_mb"] / few["grown_mb"],
        "<= 2",
        sizes,
    )
    each = 1000 * many["cpu_s"] / MANY
    yield "a feed's episode, ms of CPU", each, "-", ", ".join(many["ids"])
    whole = with_files(WITH_FILES)
    each = 1000 * whole["cpu_s"] / WITH_FILES
    yield "an episode with its files, ms of CPU", each, "-", ", ".join(whole["ids"])
