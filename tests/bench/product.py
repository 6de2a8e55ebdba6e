"""The product as a person runs it: CPU, memory, start-up, nothing-changed runs, same bytes.

The rival is ``espeak-ng`` piped into ``lame -b 64``, both with their defaults, on the same text in
the same minute; figures are ratios and medians, because machines are noisy.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.processes import Measured, ratio, run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "carter-to-brezhnev.txt"
SENTENCES_IN_A_PARAGRAPH = 4


def text_of(words: int) -> str:
    """Shuffle the letter's sentences, seeded, to about so many words in paragraphs of four."""
    body = SEED.read_text(encoding="utf-8").split("\n\n")[2:]
    sentences = [one for part in body for one in re.split(r"(?<=[.?!])\d?\s+", part.strip()) if one]
    choose = random.Random(7)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        part = " ".join(
            re.sub(r"\.\d\Z", ".", choose.choice(sentences))
            for _ in range(SENTENCES_IN_A_PARAGRAPH)
        )
        paragraphs.append(part)
        count += len(part.split())
    return "\n\n".join(paragraphs) + "\n"


def narrate(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "narrate", *arguments]


def make(
    source: Path, folder: Path, *more: str, env: dict[str, str] | None = None, memory: bool = False
) -> Measured:
    """Make an edition with an empty cache."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return run(
        narrate(
            "make",
            str(source),
            "-o",
            str(folder / "out"),
            "--cache-dir",
            str(folder / "cache"),
            "-q",
            *more,
        ),
        env=env,
        sample_memory=memory,
    )


def pipeline(source: Path, folder: Path) -> Measured:
    """Run the rival."""
    return run(
        [
            "sh",
            "-c",
            f'espeak-ng -f "{source}" --stdout | lame --quiet -b 64 - "{folder}/rival.mp3"',
        ]
    )


def rows() -> Iterator[tuple[str, float | str, str, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from start_up(folder)
        yield from same_bytes(folder)
        yield from against_the_rival(folder)
        yield from growth(folder)


def against_the_rival(folder: Path) -> Iterator[tuple[str, float | str, str, str]]:
    source = folder / "words-20000.txt"
    source.write_text(text_of(20_000), encoding="utf-8")
    if not (shutil.which("espeak-ng") and shutil.which("lame")):
        yield (
            "CPU over espeak-ng | lame, 20,000 words",
            "not measured",
            "<= 0.95",
            "espeak-ng or lame is not here",
        )
        return
    value, ours, theirs = ratio(
        lambda: make(source, folder / "a", "--jobs", "1").cpu_s,
        lambda: pipeline(source, folder).cpu_s,
        3,
    )
    yield (
        "CPU over espeak-ng | lame, 20,000 words",
        value,
        "<= 0.95",
        f"{ours:.1f} s over {theirs:.1f} s",
    )
    value, ours, theirs = ratio(
        lambda: make(source, folder / "a", "--jobs", "2").wall_s,
        lambda: pipeline(source, folder).wall_s,
        3,
    )
    yield (
        "wall time over the same, two cores",
        value,
        "<= 0.6",
        f"{ours:.1f} s over {theirs:.1f} s; wants two idle cores",
    )


def growth(folder: Path) -> Iterator[tuple[str, float | str, str, str]]:
    small, large = folder / "small.txt", folder / "large.txt"
    small.write_text(text_of(20_000), encoding="utf-8")
    large.write_text(text_of(200_000), encoding="utf-8")
    first = make(small, folder / "a", memory=True)
    second = make(large, folder / "b", memory=True)
    yield (
        "CPU, 200,000 words over 20,000",
        second.cpu_s / first.cpu_s,
        "<= 10.3",
        f"{second.cpu_s:.0f} s over {first.cpu_s:.1f} s",
    )
    yield (
        "peak memory, 200,000 words over 20,000",
        second.peak_mb / first.peak_mb,
        "<= 1.5",
        f"{second.peak_mb:.0f} MB over {first.peak_mb:.0f} MB, PSS of all processes",
    )
    yield ("peak memory, 200,000 words, MB", second.peak_mb, "<= 300", "PSS of all processes")


def start_up(folder: Path) -> Iterator[tuple[str, float | str, str, str]]:
    bare = [sys.executable, "-c", "pass"]
    value, ours, theirs = ratio(lambda: run(narrate("--help")).wall_s, lambda: run(bare).wall_s, 15)
    yield (
        "narrate --help over python -c pass",
        value,
        "<= 4",
        f"{1000 * ours:.0f} ms over {1000 * theirs:.0f} ms",
    )
    again = narrate(
        "make",
        str(SEED.parent),
        "-o",
        str(folder / "out"),
        "--cache-dir",
        str(folder / "cache"),
        "-q",
    )
    run(again)
    value, ours, theirs = ratio(lambda: run(again).wall_s, lambda: run(bare).wall_s, 15)
    yield (
        "nothing-changed make over python -c pass",
        value,
        "<= 10",
        f"{1000 * ours:.0f} ms over {1000 * theirs:.0f} ms",
    )


def digest(folder: Path) -> str:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return sha256(b"".join(one.name.encode() + one.read_bytes() for one in files)).hexdigest()


def same_bytes(folder: Path) -> Iterator[tuple[str, float | str, str, str]]:
    elsewhere = folder / "another folder"
    elsewhere.mkdir()
    moved = elsewhere / SEED.name
    shutil.copy(SEED, moved)
    digests = set()
    for source, jobs, hash_seed in ((SEED, "1", "0"), (SEED, "2", "1"), (moved, "2", "4242")):
        make(
            source, folder / "same", "--jobs", jobs, env={**os.environ, "PYTHONHASHSEED": hash_seed}
        )
        digests.add(digest(folder / "same" / "out"))
    yield (
        "different outputs in 3 runs (jobs, folder, hash seed)",
        len(digests),
        "== 1",
        "all files of the letter's edition",
    )
