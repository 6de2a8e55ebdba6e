"""``narrate serve``: 200 readers for a minute beside nginx, jumps, a library of 300,000."""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import narrate
from narrate.serving.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]

READERS, SECONDS, RIVAL_SECONDS = 200, 60, 20
SOUND_BYTES, LONGEST_RANGE = 20_000_000, 512_000
EDITIONS, A_PAGE = 300_000, 50
JUMPS_S = (30, 100, 160, 7, 171)
NODE = Path(__file__).parents[1] / "conformance" / "node"
ROOT = Path(__file__).parents[2]
_NGINX = """daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 1024; }}
http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
server {{ listen 127.0.0.1:{port}; root {root}; }} }}
"""


class Load(NamedTuple):
    """What readers came to."""

    requests: int
    errors: Counter[str]
    megabytes_a_second: float
    slowest_s: float


def rows() -> Iterator[Row]:
    """Yield the figures."""
    with tempfile.TemporaryDirectory(prefix="narrate-bench-") as name:
        folder = Path(name)
        edition = folder / "output" / "sound"
        edition.mkdir(parents=True)
        sound = random.Random(1).randbytes(SOUND_BYTES)
        (edition / "sound.mp3").write_bytes(sound)
        (edition / "sound.report.json").write_text('{"audio": {}}', encoding="utf-8")
        with _narrate(folder) as url:
            load = _load(f"{url}editions/sound/sound.mp3", sound, SECONDS)
        remark = f"{READERS} readers, {SECONDS} s"
        errors = sum(load.errors.values())
        yield "serve: requests answered", load.requests, "", remark
        yield "serve: errors", errors, "== 0", ", ".join(map(str, load.errors.most_common(3)))
        yield "serve: MB/s", load.megabytes_a_second, "", f"slowest {load.slowest_s:.2f} s"
        yield from _beside(folder, edition, sound, load)
        yield from _jumps(folder)
        yield from _library(folder)


@contextmanager
def _narrate(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "narrate", "serve", "--port", "0", "--no-watch", "-q"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def _beside(folder: Path, edition: Path, sound: bytes, ours: Load) -> Iterator[Row]:
    """Yield what a server in C does in the same minute."""
    program = shutil.which("nginx")
    if program is None:
        yield "serve: beside nginx", "not here", "", "Debian's nginx-light"
        return
    port = 8991
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(folder=folder, port=port, root=edition), "utf-8")
    with subprocess.Popen([program, "-c", configuration, "-p", folder]) as process:
        time.sleep(0.5)
        rival = _load(f"http://127.0.0.1:{port}/sound.mp3", sound, RIVAL_SECONDS)
        process.terminate()
    ratio = ours.megabytes_a_second / rival.megabytes_a_second
    remark = f"{rival.megabytes_a_second:.0f} MB/s, slowest {rival.slowest_s:.2f} s"
    yield "serve: MB/s beside nginx's", ratio, "", remark


def _load(url: str, sound: bytes, seconds: float) -> Load:
    return asyncio.run(_readers(url, sound, seconds))


async def _readers(url: str, sound: bytes, seconds: float) -> Load:
    host, _, path = url.removeprefix("http://").partition("/")
    errors: Counter[str] = Counter()
    end = time.monotonic() + seconds
    done = await asyncio.gather(
        *(_reader(host, f"/{path}", sound, end, number, errors) for number in range(READERS))
    )
    sent = sum(one[1] for one in done)
    return Load(sum(one[0] for one in done), errors, sent / seconds / 1e6, max(d[2] for d in done))


async def _reader(
    host: str, path: str, sound: bytes, end: float, number: int, errors: Counter[str]
) -> tuple[int, int, float]:
    """Ask for ranges over one connection; return requests, bytes and the slowest answer."""
    chance = random.Random(number)
    requests = sent = 0
    slowest = 0.0
    name, _, port = host.partition(":")
    try:
        reader, writer = await asyncio.open_connection(name, int(port))
        while time.monotonic() < end:
            first = chance.randrange(len(sound))
            last = min(len(sound), first + chance.randrange(1, LONGEST_RANGE)) - 1
            asked = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nRange: bytes={first}-{last}\r\n\r\n"
            begun = time.monotonic()
            writer.write(asked.encode())
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.readexactly(last - first + 1)
            slowest = max(slowest, time.monotonic() - begun)
            requests, sent = requests + 1, sent + len(body)
            if not head.startswith(b"HTTP/1.1 206 ") or body != sound[first : last + 1]:
                errors[head[:40].decode()] += 1
        writer.close()
    except (OSError, asyncio.IncompleteReadError) as error:
        errors[type(error).__name__] += 1
    return requests, sent, slowest


def _jumps(folder: Path) -> Iterator[Row]:
    """Yield how far from the place that was asked for a browser goes on."""
    browser, program = shutil.which("chromium"), shutil.which("node")
    if browser is None or program is None or not (NODE / "node_modules").is_dir():
        yield "serve: a jump lands, ms off", "not here", "<= 50", "Node, Chromium, npm ci"
        return
    seed = ROOT / "seeds" / "carter-to-brezhnev.txt"
    output = folder / "jumps" / "output"
    narrate.make(seed, output=str(output), cache_dir=str(folder / "cache"))
    off = []
    with _narrate(output.parent) as url:
        for target in JUMPS_S:
            sound = f"{url}editions/{seed.stem}/{seed.stem}.mp3"
            said = subprocess.run(
                [program, NODE / "seek.mjs", str(target), sound],
                env={**os.environ, "NARRATE_CHROMIUM": browser},
                capture_output=True,
                text=True,
                check=True,
            )
            off += [abs(one["seeked"]) * 1000 for one in json.loads(said.stdout).values()]
    yield "serve: a jump lands, ms off", max(off), "<= 50", f"{len(off)} jumps in Chromium"


def _library(folder: Path) -> Iterator[Row]:
    """Yield what a library of very many editions costs."""
    output = folder / "many"
    output.mkdir()
    report = folder / "report.json"
    said = {"title": "A letter", "author": "Anna", "date": "1977", "language": "en"}
    report.write_text(json.dumps({**said, "audio": {"seconds": 60}}), encoding="utf-8")
    links = 60_000  # as many names as common file systems give a file
    for number in range(EDITIONS):
        if number % links == 0:
            kept = folder / f"report-{number}.json"
            shutil.copy(report, kept)
        slug = f"volume-{number:06}"
        (output / slug).mkdir()
        os.link(kept, output / slug / f"{slug}.report.json")
    time.sleep(2.5)  # a folder that has just changed is listed again
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    shelf = Shelf(output)
    begun = time.perf_counter()
    slugs = shelf.slugs()
    listed = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    taken = []
    for page in range(20):
        begun = time.perf_counter()
        at = page * len(slugs) // 20
        shown = [shelf.edition(one) for one in shelf.slugs()[at : at + A_PAGE]]
        taken.append((time.perf_counter() - begun) * 1000)
        assert all(shown)
    yield (
        "serve: editions listed once, s",
        listed,
        "",
        f"{len(slugs):,} editions, {grown:.0f} MB more",
    )
    yield "serve: editions of a page read, ms", median(taken), "", f"{A_PAGE} editions"
