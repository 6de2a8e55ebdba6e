"""Engines: what marks and a fresh library for each utterance cost against bare libespeak-ng.

Bare is one library that is loaded once and says plain text, as fast as it can be asked to; both
speak the letter's own words in pieces of the same length, in turn, and CPU is compared.
"""

from __future__ import annotations

import ctypes
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from narrate.engines import engine
from narrate.engines.espeak.catalogue import choose
from narrate.engines.espeak.home import home
from narrate.engines.espeak.library import RATE_HZ, Library, OnSound
from narrate.model.sound import Utterance
from narrate.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.engines.protocol import Speaker

SEED = Path(__file__).resolve().parents[2] / "seeds" / "carter-to-brezhnev.txt"
VOICE = Voice(name="bench", engine="espeak", voice="en-us")
PYTTSX3 = Voice(name="bench", engine="pyttsx3")
ROUNDS = 7


def pieces(words: int) -> list[str]:
    """Cut the letter's words into pieces of ``words`` words."""
    found = re.findall(r"[A-Za-z]+", SEED.read_text(encoding="utf-8"))
    whole = len(found) // words * words
    return [" ".join(found[at : at + words]) + "," for at in range(0, whole, words)]


class Bare:
    """libespeak-ng loaded once, with a callback that only keeps the sound."""

    def __init__(self) -> None:
        self._sound: list[bytes] = []
        self._callback = OnSound(self._collect)
        chosen = choose(VOICE)
        self._library = Library(
            home().library(), home().data(chosen), chosen.file.id.lower(), {}, self._callback
        )
        self._synth = ctypes.CFUNCTYPE(
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )(("espeak_Synth", self._library._library))

    def say(self, texts: Sequence[str]) -> float:
        """Say all and return seconds of audio."""
        samples = 0
        for text in texts:
            self._sound.clear()
            data = text.encode()
            self._synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
            samples += len(b"".join(self._sound)) // 2
        return samples / RATE_HZ

    def _collect(self, sound: int | None, samples: int, events: Any) -> int:
        del events
        if samples:
            self._sound.append(ctypes.string_at(sound or 0, samples * 2))
        return 0


def ours(speaker: Speaker, utterances: Sequence[Utterance]) -> float:
    """Say all with marks and resets and return seconds of audio."""
    return sum(speaker.speak(one).samples for one in utterances) / RATE_HZ


def in_a_worker(action: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """Do ``action`` in a thread, as rendering does; the main thread's signals cost extra."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(action).result()


def cpu(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def against_bare(words: int) -> tuple[float, float]:
    """Return bare CPU over ours (1 is no overhead), and our seconds of audio per CPU second."""
    texts = pieces(words)
    utterances = [Utterance(text=text) for text in texts]
    bare = Bare()
    speaker = engine("espeak").open(VOICE)
    audio_s = ours(speaker, utterances)
    pairs = [
        (cpu(lambda: bare.say(texts)), cpu(lambda: ours(speaker, utterances)))
        for _ in range(ROUNDS)
    ]
    return median(one / two for one, two in pairs), audio_s / median(two for _, two in pairs)


def two_threads() -> float:
    """Return how many times the work of one thread two threads do in the same wall time."""
    utterances = [Utterance(text=text) for text in pieces(11)] * 4

    def wall(threads: int) -> float:
        crew = [
            threading.Thread(target=ours, args=(engine("espeak").open(VOICE), utterances))
            for _ in range(threads)
        ]
        start = time.perf_counter()
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        return time.perf_counter() - start

    return median(2 * wall(1) / wall(2) for _ in range(5))


def fingerprint_ms() -> tuple[float, float]:
    """Return the milliseconds of a fingerprint and of a stamp once files are known."""
    espeak = engine("espeak")
    espeak.fingerprint(VOICE)
    again = min(cpu(lambda: espeak.fingerprint(VOICE)) for _ in range(20))
    stamp = min(cpu(lambda: espeak.stamp(VOICE)) for _ in range(20))  # type: ignore[attr-defined]
    return 1000 * again, 1000 * stamp


def pyttsx3_ms() -> float:
    """Return the wall milliseconds of a clause of 11 words through pyttsx3's worker."""
    speaker = engine("pyttsx3").open(PYTTSX3)
    times = []
    for text in pieces(11)[:30]:
        start = time.perf_counter()
        speaker.speak(Utterance(text=text))
        times.append(time.perf_counter() - start)
    speaker.close()
    return 1000 * median(times)


def rows() -> Iterator[tuple[str, float | str, str, str]]:
    for words, goal in ((11, ">= 0.8"), (5, ">= 0.65")):
        share, speed = in_a_worker(partial(against_bare, words))
        remark = (
            f"{len(pieces(words))} pieces, {ROUNDS} rounds; {speed:.0f} s of audio a CPU second"
        )
        yield f"bare libespeak-ng over ours, {words} words a piece", share, goal, remark
    yield "work of two threads over one, wall time", two_threads(), ">= 1.7", "needs two idle cores"
    again, stamp = fingerprint_ms()
    yield "fingerprint, files known, ms of CPU", again, "<= 5", "no library is loaded"
    yield "stamp, ms of CPU", stamp, "<= 5", "stat calls alone"
    yield "pyttsx3, a clause of 11 words, ms", pyttsx3_ms(), "<= 40", "in its worker process"
