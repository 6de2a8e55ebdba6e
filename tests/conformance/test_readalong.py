"""A reading system plays our books: each sentence is highlighted when it is heard.

foliate-js (MIT) in Chromium; what it highlights is compared with the sound in the book, decoded by
another program, and with the timeline.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.reading import read

_NODE = Path(__file__).parent / "node"
_LATEST_MS = 150
_LETTER = """Dear Anna,

The boats came back on Monday, after a week at sea. Nobody was hurt.

The pilot says that the harbour was closed for two days! Did you know of it?
"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium: no reading system is run")
    return found


@pytest.fixture(scope="module")
def foliate() -> None:
    if shutil.which("node") is None:
        pytest.skip("no node: no reading system is run")
    if not (_NODE / "node_modules" / "foliate-js").is_dir():
        pytest.skip(f"no foliate-js: npm ci in {_NODE}")


def first_sound_ms(track: bytes) -> float:
    """Return when the first sound is heard in an MP3, as another decoder has it."""
    import miniaudio  # noqa: PLC0415 - only here

    decoded = miniaudio.decode(track, nchannels=1, sample_rate=CANONICAL_RATE_HZ)
    loud = next(at for at, sample in enumerate(decoded.samples) if abs(sample) > 300)
    return 1000 * loud / CANONICAL_RATE_HZ


def _played(book, tmp_path, chromium):
    """Return what the reading system tells.

    A browser without a sound device may stop in the midst of a sound; it is asked once more then.
    """
    for attempt in (1, 2):
        shelf = tmp_path / f"shelf-{attempt}"
        shelf.mkdir()
        shutil.copy(book, shelf / "book.epub")
        with contextlib.suppress(*[subprocess.TimeoutExpired] * (attempt == 1)):
            return subprocess.run(
                ["node", str(_NODE / "readalong.mjs"), str(shelf), "book.epub"],
                capture_output=True,
                text=True,
                check=True,
                timeout=90,
                env={**os.environ, "NARRATE_CHROMIUM": chromium},
            ).stdout
    raise AssertionError("unreachable")


@pytest.mark.parametrize("form", ["mp3", "opus"])
@pytest.mark.usefixtures("foliate")
def test_every_sentence_is_highlighted_when_it_is_heard(bound, chromium, form, tmp_path):
    from narrate.audio.profiles import profile  # noqa: PLC0415 - only here

    document = read(_LETTER.encode(), name="letter.txt")
    options = {"profile": profile("small"), "codecs": ("opus",)} if form == "opus" else {}
    home = bound(document, "epub", **options)
    played = _played(home / "book.epub", tmp_path, chromium)
    seen = {row["id"]: 1000 * row["at"] for row in json.loads(played)["rows"]}
    timeline = json.loads((home / "book.timeline.json").read_bytes())["segments"]
    heard = {row["id"]: 1000 * row["start"] / CANONICAL_RATE_HZ for row in timeline}
    with zipfile.ZipFile(home / "book.epub") as archive:
        (track,) = [one for one in archive.namelist() if one.endswith(f".{form}")]
        sounds = archive.read(track)
    shift = (first_sound_ms(sounds) if form == "mp3" else 300) - heard["p1s1"]
    assert len(seen) >= 5
    assert all(one < other for one, other in pairwise(seen.values()))
    late = {id_: round(at - heard[id_] - shift) for id_, at in list(seen.items())[1:]}
    assert max(map(abs, late.values())) <= _LATEST_MS, late
