"""The player of 100,000 breaths: what it costs to write, and how a browser takes it."""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import tempfile
import time
from array import array
from os import environ
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from narrate.audio.cover import cover
from narrate.binding.player import html, transcript
from narrate.binding.recording import Wishes
from narrate.binding.texts import lrc, srt, vtt
from narrate.binding.texts import transcript as podcast
from narrate.binding.timed import TimedSegment, TimedWord
from narrate.model.document import Block, Chapter, Document, Kind, Metadata
from narrate.model.script import Pause
from narrate.model.sound import TimelineChapter
from narrate.model.span import Place, Span
from narrate.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

BREATHS = 100_000
BREATHS_A_BLOCK, BREATHS_A_SENTENCE, WORDS_A_BREATH, CHAPTERS = 12, 3, 4, 40
WORD, BREATH = 8_000, 34_000  # samples
NODE = Path(__file__).parents[1] / "conformance" / "node"
FORMATS = {
    "html": html,
    "transcript.html": transcript,
    "vtt": vtt,
    "srt": srt,
    "lrc": lrc,
    "transcript.json": podcast,
}


def recording() -> SimpleNamespace:
    """Return a recording without sound, of ``BREATHS`` breaths."""
    chance = random.Random(1)
    vocabulary = ["boats", "harbour", "the", "came", "back", "on", "Monday", "a", "pilot", "said"]
    blocks = -(-BREATHS // BREATHS_A_BLOCK)
    nodes = [
        " ".join(chance.choices(vocabulary, k=WORDS_A_BREATH * BREATHS_A_BLOCK)) + "."
        for _ in range(blocks)
    ]
    document = Document(
        name="long.txt",
        format="text",
        nodes=tuple(nodes),
        blocks=tuple(
            Block(kind=Kind.PARAGRAPH, places=(Place(at, 0, len(text)),))
            for at, text in enumerate(nodes)
        ),
        chapters=tuple(
            Chapter(id=f"c{n}", title=f"Chapter {n}", first_block=n * blocks // CHAPTERS)
            for n in range(CHAPTERS)
        ),
    )
    heard = list(_segments(nodes, blocks))
    starts = {}
    for one in heard:
        starts.setdefault(one.chapter, one.start)
    chapters = [
        TimelineChapter(id=id_, title=f"Chapter {id_}", start=at, end=at)
        for id_, at in starts.items()
    ]
    timeline = SimpleNamespace(
        segments=lambda: iter(heard), chapters=chapters, samples=BREATHS * BREATH
    )
    return SimpleNamespace(
        slug="long",
        title="A long book",
        metadata=Metadata(title="A long book"),
        language="en",
        voice=Voice(name="tone", engine="tone"),
        plan=SimpleNamespace(sizes=array("q", [0]) * blocks, codec=SimpleNamespace(name="mp3")),
        timeline=timeline,
        source={"name": "long.txt"},
        document=document,
        cover=cover("A long book"),
        audio_file="long.mp3",
        wishes=Wishes(),
        whole=True,
        synthetic="Read by a synthetic voice (tone).",
    )


def _segments(nodes: list[str], blocks: int) -> Iterator[TimedSegment]:
    number = 0
    for at, text in enumerate(nodes):
        spans, position = [], 0
        for word in text.split(" "):
            spans.append((position, position + len(word)))
            position += len(word) + 1
        for first in range(0, len(spans), WORDS_A_BREATH):
            within = spans[first : first + WORDS_A_BREATH]
            begin, end = within[0][0], within[-1][1]
            start = number * BREATH
            ends = (first // WORDS_A_BREATH) % BREATHS_A_SENTENCE == BREATHS_A_SENTENCE - 1
            yield TimedSegment(
                id=f"p{at}s{first}",
                kind=Kind.PARAGRAPH,
                paragraph=f"p{at}",
                block=at,
                level=0,
                chapter=f"c{at * CHAPTERS // blocks}",
                lang="en",
                start=start,
                end=start + len(within) * WORD,
                pause=Pause.SENTENCE if ends else Pause.PHRASE,
                text=text[begin:end],
                spoken=text[begin:end],
                places=(Place(at, begin, end),),
                words=tuple(
                    TimedWord(start + i * WORD, Span(a - begin, b - begin), Place(at, a, b))
                    for i, (a, b) in enumerate(within)
                ),
            )
            number += 1


def rows() -> Iterator[Row]:
    made = recording()
    size = f"{BREATHS:,} breaths, {BREATHS * BREATH / 24_000 / 3600:.0f} hours"
    with tempfile.TemporaryDirectory() as folder:
        for name, module in FORMATS.items():
            before, at = _grown(), time.process_time()
            (file,) = module.bind(made)
            path = Path(folder) / f"long.{name}"
            with path.open("wb") as out:
                for chunk in file.chunks:
                    out.write(chunk)
            yield f"CPU seconds to write {name}", time.process_time() - at, "<= 12", size
            yield f"MB by which memory grows, {name}", _grown() - before, "<= 100", size
        page = Path(folder) / "long.html"
        yield "megabytes of the player", page.stat().st_size / 1e6, "<= 25", size
        yield from _opened(folder, size)


def _grown() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _opened(folder: str, size: str) -> Iterator[Row]:
    node, chromium = shutil.which("node"), shutil.which("chromium")
    if not node or not chromium or not (NODE / "node_modules").is_dir():
        yield (
            "opening the player",
            "not run",
            "",
            "no node, no chromium, or no packages",
        )
        return
    said = subprocess.run(
        [node, NODE / "long.mjs", folder, "long.html"],
        env={**environ, "NARRATE_CHROMIUM": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    for name, value, goal in json.loads(said.stdout):
        yield name, float(value), goal, size
