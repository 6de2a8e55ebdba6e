"""Other programs read our tags: every chapter, in order, and the audio untouched by them."""

import json
import re
import shutil
import subprocess

import miniaudio
import pytest

from narrate.audio.codecs import codec
from narrate.audio.link import link, plan_link
from narrate.audio.tags import ChapterMark, Tags, id3

TITLES = ("Kurz", "Очень длинное название главы " * 12, "漢字の題名" * 40)
CHAPTERS = [
    ChapterMark(
        title=f"{index}. {TITLES[index % 3]}",
        start_ms=100 * index,
        end_ms=100 * index + 100,
    )
    for index in range(300)
]
TAGS = Tags(
    title="Señor & “quotes”; 終",
    artist="Somebody",
    album="An album",
    date="1977-06-09",
    language="en",
    comment="A comment.",
    voice="tone",
    cover=b"\xff\xd8\xff\xe0" + bytes(2000),
    length_ms=30_000,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    plan = plan_link([], codec("speech"), head_ms=0, tail_ms=30_000)
    path = tmp_path_factory.mktemp("tagged") / "edition.mp3"
    path.write_bytes(id3(TAGS, CHAPTERS) + b"".join(link(plan, [])))
    return path


def test_ffprobe_lists_every_chapter_in_order(path):
    if shutil.which("ffprobe") is None:
        pytest.skip("needs ffprobe")
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    shown = json.loads(done.stdout)
    found = [
        (one["tags"]["title"], float(one["start_time"]), float(one["end_time"]))
        for one in shown["chapters"]
    ]
    assert found == [(one.title, one.start_ms / 1000, one.end_ms / 1000) for one in CHAPTERS]
    tags = shown["format"]["tags"]
    assert (tags["title"], tags["artist"], tags["album"]) == (TAGS.title, "Somebody", "An album")
    assert (tags["date"], tags["SYNTHETIC VOICE"]) == ("1977-06-09", "tone")
    assert float(shown["format"]["duration"]) == pytest.approx(30, abs=0.05)


def test_mp3val_finds_nothing(path):
    if shutil.which("mp3val") is None:
        pytest.skip("needs mp3val")
    done = subprocess.run(["mp3val", path], capture_output=True, text=True, check=False)
    assert re.search("WARNING|ERROR", done.stdout) is None, done.stdout
    assert "ID3v2" in done.stdout
    assert "CBR" in done.stdout


def test_the_audio_behind_the_tag_is_whole(path):
    assert miniaudio.decode(path.read_bytes(), nchannels=1, sample_rate=24_000).num_frames == (
        30 * 24_000
    )


def test_mutagen_trusts_the_header(path):
    from mutagen.mp3 import MP3, BitrateMode  # noqa: PLC0415 - a second reader beside our own

    info = MP3(path).info
    assert not info.sketchy
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.length == pytest.approx(30, abs=0.001)
