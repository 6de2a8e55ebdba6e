"""The sound side by itself: CPU seconds for an hour of speech, and agreement with others."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio import codecs, join, levels, loudness, mp3, resample, tags, trim
from narrate.audio.cover import cover
from narrate.audio.encoding import encode
from narrate.audio.link import Piece, link, plan_link
from narrate.audio.peaks import true_peak_db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENGINE_HZ = 22_050
MINUTES = 2
ROUNDS = 3

Row = tuple[str, float | str, str, str]


def speech(rate_hz: int = ENGINE_HZ, seconds: float = 60 * MINUTES) -> np.ndarray:
    """Noise shaped like speech: falling spectrum, four syllables a second, full scale."""
    count = int(rate_hz * seconds)
    spectrum = np.fft.rfft(np.random.default_rng(7).normal(0, 1, count))
    hz = np.fft.rfftfreq(count, 1 / rate_hz)
    spectrum *= (hz > 100) / np.maximum(hz, 300) ** 1.2
    sound = np.fft.irfft(spectrum, count) * (0.1 + np.abs(np.sin(np.arange(count) / rate_hz * 12)))
    return (sound / np.abs(sound).max()).astype(np.float32)


def cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least CPU seconds of a few runs."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def per_hour(seconds: float) -> float:
    return seconds * 60 / MINUTES


def rows() -> Iterator[Row]:
    take = speech()
    note = f"CPU s per hour of audio, from {MINUTES} min, best of {ROUNDS}"
    chain = {
        "trim": lambda: trim.sounding(take, ENGINE_HZ),
        "resample 22.05 to 24 kHz": lambda: resample.resample(take, ENGINE_HZ, 24_000),
    }
    canonical = resample.resample(take, ENGINE_HZ, 24_000)
    louder = levels.gain(canonical, 3)
    held, _ = levels.limit(louder, 24_000)
    pcm = levels.to_pcm(held)
    chain |= {
        "gain": lambda: levels.gain(canonical, 3),
        "limit": lambda: levels.limit(louder, 24_000),
        "energies": lambda: loudness.block_energies(held, 24_000),
        "formats": lambda: levels.from_pcm(levels.to_pcm(held)),
    }
    costs = {name: per_hour(cpu(work)) for name, work in chain.items()}
    for name, cost in costs.items():
        yield name, cost, "", note
    yield "the chain before encoding", sum(costs.values()), "<= 4", note
    clips = [pcm[at : at + 2 * 84_000] for at in range(0, len(pcm), 2 * 84_000)]
    gaps = [14_400] * len(clips)
    yield (
        "join with fades, clips of 3.5 s",
        per_hour(cpu(lambda: join.join(clips, gaps, rate_hz=24_000))),
        "<= 0.5",
        note,
    )
    yield from encoding(pcm)
    yield from linking()
    yield from agreement(pcm)


def encoding(pcm: bytes) -> Iterator[Row]:
    edge = bytes(4096 * 2)
    passages = [edge + pcm[at : at + 2 * 480_000] + edge for at in range(0, len(pcm), 2 * 480_000)]
    note = f"{len(passages)} passages of 20 s"
    for name, goal in (("mp3", "<= 7"), ("aac", "<= 15"), ("opus", "<= 34"), ("flac", "<= 4")):
        codec = codecs.codec("speech", name)
        once = cpu(lambda codec=codec: [encode(one, codec) for one in passages])
        yield f"encode, {name} under speech", per_hour(once), goal, f"CPU s per hour, {note}"
        walls = []
        for workers in (1, 2):
            begun = time.perf_counter()
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(encode, passages, [codec] * len(passages)))
            walls.append(time.perf_counter() - begun)
        yield (
            f"encode {name}, wall of two threads over one",
            walls[1] / walls[0],
            "<= 0.65",
            f"idle cores; {note}",
        )


def linking() -> Iterator[Row]:
    codec = codecs.codec("speech")
    data = mp3.silence(codec, 800)
    count = 1875  # ten hours
    pieces = [Piece(frames=800, size=len(data), lead=1152, trail=1152, pause_ms=1000)] * count

    def whole() -> None:
        plan = plan_link(pieces, codec, head_ms=700, tail_ms=1500)
        for chunk in link(plan, (data for _ in pieces)):
            len(chunk)

    yield "plan and link ten hours", cpu(whole) / 10, "<= 0.1", "CPU s per hour, 1,875 passages"
    marks = [
        tags.ChapterMark(
            title=f"Chapter {index}, " + "long " * 20, start_ms=index, end_ms=index + 1
        )
        for index in range(1000)
    ]
    yield "tag with 1,000 chapters", cpu(lambda: tags.id3(tags.Tags(), marks)), "<= 0.3", "CPU s"
    title = "Letter From President Carter to Soviet General Secretary Brezhnev"
    yield "cover", cpu(lambda: cover(title, "Jimmy Carter")), "<= 0.15", "CPU s"


def agreement(pcm: bytes) -> Iterator[Row]:
    goal = "<= 0.1"
    if shutil.which("ffmpeg") is None:
        yield "levels, apart from ffmpeg", "no ffmpeg", goal, ""
        return
    energies = loudness.block_energies(levels.from_pcm(pcm), 24_000)
    ours = {
        "I": loudness.integrated_lufs(energies, 24_000) or 0,
        "LRA": loudness.loudness_range_lu(energies, 24_000),
        "Peak": true_peak_db(levels.from_pcm(pcm)),
    }
    command = "ffmpeg -hide_banner -f s16le -ar 24000 -ac 1 -i - -af ebur128=peak=true -f null -"
    done = subprocess.run(command.split(), input=pcm, capture_output=True, check=True)
    for name, value in ours.items():
        theirs = float(re.findall(rf"{name}:\s+(-?[\d.]+)", done.stderr.decode())[-1])
        remark = "LU or dB; ffmpeg prints one decimal"
        yield f"{name}, apart from ffmpeg's ebur128", abs(value - theirs), goal, remark
