"""Sync: decoded audio against the sound before encoding, at the start and the end of ten hours.

The sound before encoding is spoken again from the timeline's own segments (an engine gives the same
bytes for the same words), so what is compared has been through plan, store, encoder and linker.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from narrate.audio.profiles import profile
from narrate.binding.formats import FORMATS
from narrate.cards import card
from narrate.edition.python import make
from narrate.engines import engine
from narrate.model.script import Contour
from narrate.model.sound import CANONICAL_RATE_HZ, Utterance
from narrate.rendering.clip import clip
from narrate.rendering.recipe import recipe
from tests.bench.product import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from narrate.binding.formats import Format
    from narrate.model.voice import Voice

SEGMENTS = 12
WINDOW_S = 90
REACH = 480
"""Lags looked at, in samples either way (20 ms)."""
TEN_HOURS_WORDS = 102_000
REPEATED_WORDS = 2_000
EXACT = {"mp3", "flac"}
"""Formats that may lag by 1 ms; the others by 2."""
_HEARD = 0.08
"""Amplitude from which a hum counts as begun: a quarter of its own."""


def rows() -> Iterator[tuple[str, float | str, str, str]]:
    if not shutil.which("ffmpeg"):
        yield ("lag of the decoded sound, ms", "not measured", "<= 1", "ffmpeg is not here")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "ten-hours.txt"
        # The same hour-less stretch again and again: what is compared lies at both ends, and
        # linking does not know that passages are alike, but they are encoded only once.
        source.write_text(text_of(REPEATED_WORDS) * (TEN_HOURS_WORDS // REPEATED_WORDS), "utf-8")
        for row in FORMATS:
            if row.audio:
                yield from _rows(folder, source, row)


def _rows(folder: Path, source: Path, row: Format) -> Iterator[tuple[str, float | str, str, str]]:
    """Measure one format: its audio against the timeline of its own codec."""
    for name in ("english-us", "tone"):
        edition = make(
            source,
            output=str(folder / row.name / name),
            formats=(row.name,),
            voice=name,
            cache_dir=str(folder / "cache"),
        )
        audio, timeline, _ = (Path(one) for one in edition.files)
        told = json.loads(timeline.read_bytes())
        length = told["samples"] / CANONICAL_RATE_HZ / 3600
        ends = (
            ("start", told["segments"][:SEGMENTS], 0),
            ("end", told["segments"][-SEGMENTS:], -1),
        )
        for where, segments, side in ends:
            first = max(0, told["samples"] - WINDOW_S * CANONICAL_RATE_HZ) if side else 0
            sound = _decoded(audio, first)
            if name == "tone":
                worst = max(_onset_errors(sound, segments, first))
                figure, goal = f"{row.name}: tone onsets against marks", "<= 10"
            else:
                worst = max(_lags(sound, segments, first, _voice(name)))
                figure, goal = f"{row.name}: lag", "<= 1" if row.name in EXACT else "<= 2"
            remark = f"{length:.1f} h, {len(segments)} segments"
            yield (f"{figure} at the {where}, ms", worst, goal, remark)


def _voice(name: str) -> Voice:
    found = card(name)
    if found is None:
        raise ValueError(name)
    return found.voice


def _decoded(audio: Path, first: int) -> NDArray[np.float32]:
    """Decode all and keep ``WINDOW_S`` seconds from sample ``first``: seeking would prove less."""
    shape = f"-f s16le -ar {CANONICAL_RATE_HZ} -ac 1 -".split()
    command = ["ffmpeg", "-v", "error", "-i", str(audio), *shape]
    kept = bytearray()
    position = 0
    begin, end = first * 2, (first + WINDOW_S * CANONICAL_RATE_HZ) * 2
    with subprocess.Popen(command, stdout=subprocess.PIPE) as decoder:
        assert decoder.stdout
        while chunk := decoder.stdout.read(1 << 20):
            kept += chunk[max(0, begin - position) : max(0, end - position)]
            position += len(chunk)
            if position >= end:
                decoder.kill()
                break
    return np.frombuffer(bytes(kept), dtype="<i2").astype(np.float32) / 32768


def _lags(
    sound: NDArray[np.float32], segments: list[dict[str, Any]], first: int, voice: Voice
) -> Iterator[float]:
    """Yield the lag in ms at each word mark of each segment that has one."""
    speaks = engine(voice.engine)
    how = recipe(
        engine=speaks,
        voice=voice,
        codecs=[profile("speech").codec],
        ceiling_db=profile("speech").ceiling_db,
    )
    speaker = speaks.open(voice)
    for segment in segments:
        if segment["kind"] != "paragraph" or not segment["spoken"].endswith("."):
            continue
        said = Utterance(text=segment["spoken"], contour=Contour.FINAL, lang=segment["lang"])
        before = np.frombuffer(clip(speaker.speak(said), said, how).pcm, dtype="<i2")
        if len(before) != segment["end"] - segment["start"]:
            continue  # it has a pronunciation, which the timeline does not carry
        for word in segment["words"][:-1]:
            at = word[0] - segment["start"]
            piece = before[at : at + CANONICAL_RATE_HZ // 5].astype(np.float32)
            yield abs(_lag(sound, word[0] - first, piece)) * 1000 / CANONICAL_RATE_HZ
    speaker.close()


def _lag(sound: NDArray[np.float32], at: int, piece: NDArray[np.float32]) -> int:
    reach = sound[max(0, at - REACH) : at + len(piece) + REACH]
    return int(np.argmax(np.correlate(reach, piece, "valid"))) - min(at, REACH)


def _onset_errors(
    sound: NDArray[np.float32], segments: list[dict[str, Any]], first: int
) -> Iterator[float]:
    """Yield how far in ms the hum of each word begins from its mark."""
    for segment in segments:
        for word in segment["words"]:
            at = word[0] - first
            loud = np.abs(sound[at - REACH // 4 : at + 2 * REACH]) > _HEARD
            yield abs(int(np.argmax(loud)) - REACH // 4) * 1000 / CANONICAL_RATE_HZ
