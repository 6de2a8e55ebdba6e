"""One audio file for each chapter: names, playlist, credits, a sample, all sound in its place."""

from __future__ import annotations

import errno
import json
import re
import shutil
import subprocess

import miniaudio
import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from narrate.edition.credits import credits_of
from narrate.edition.request import Request
from narrate.edition.run import make_all
from narrate.errors import OutputError
from narrate.model.edition import Outcome

BOOK = """The Little Book

CHAPTER I

The First: a Morning / Noon

It was a fine morning. The whole of the village was out of doors.

CHAPTER II

Übermut

On the second morning it rained, and nobody said a word.

CHAPTER III

The Third

On the third morning the sun came back. The village was as it had been.
"""
RATE = 24_000


@pytest.fixture
def request_for(tmp_path):
    (tmp_path / "book.txt").write_text(BOOK, encoding="utf-8")

    def ask(**options):
        return Request(
            **{
                "sources": (str(tmp_path / "book.txt"),),
                "output": str(tmp_path / "out"),
                "cache_dir": str(tmp_path / "cache"),
                "voice": "tone",
                "file_per": "chapter",
                **options,
            }
        )

    return ask


@pytest.fixture
def made(request_for, tmp_path):
    def make(**options):
        (edition,) = make_all(request_for(**options))
        assert edition.outcome is Outcome.MADE, edition.error
        return tmp_path / "out" / "book"

    return make


def names(folder):
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def sound(path, rate=RATE):
    decoded = miniaudio.decode_file(
        str(path), output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate
    )
    return np.frombuffer(decoded.samples, dtype="<i2")


def test_a_file_for_each_chapter_and_a_playlist(made):
    folder = made()
    assert names(folder) == [
        "book.chapters/001-chapter-i-the-first-a-morning-noon.mp3",
        "book.chapters/002-chapter-ii-übermut.mp3",
        "book.chapters/003-chapter-iii-the-third.mp3",
        "book.m3u8",
        "book.report.json",
        "book.timeline.json",
    ]
    listed = (folder / "book.m3u8").read_text(encoding="utf-8").splitlines()
    assert listed[:2] == ["#EXTM3U", "#PLAYLIST:The Little Book"]
    assert [line for line in listed[2:] if not line.startswith("#")] == names(folder)[:3]
    for line, name in zip(listed[2::2], listed[3::2], strict=True):
        seconds = float(re.match(r"#EXTINF:([\d.]+),", line)[1])
        assert len(sound(folder / name)) == pytest.approx(seconds * RATE, abs=RATE / 1000)


def test_each_file_is_a_track_of_the_album(made):
    folder = made()
    for number, name in enumerate(names(folder)[:3], 1):
        tags = ID3(folder / name)
        assert str(tags["TALB"]) == "The Little Book"
        assert str(tags["TRCK"]) == f"{number}/3"
        assert not tags.getall("CHAP")
        assert tags.getall("APIC")


def test_the_report_names_every_file_with_its_digest(made):
    folder = made()
    told = json.loads((folder / "book.report.json").read_bytes())
    assert [one["name"] for one in told["files"]] == [
        *names(folder)[:3],
        "book.m3u8",
        "book.timeline.json",
    ]


def test_every_chapter_sounds_as_in_one_file(made, request_for, tmp_path):
    folder = made()
    (edition,) = make_all(request_for(file_per="edition", output=str(tmp_path / "whole")))
    whole = sound(edition.files[0]).astype(np.float32)
    told = json.loads((folder / "book.timeline.json").read_bytes())
    for chapter, name in zip(told["chapters"], names(folder)[:3], strict=True):
        part = sound(folder / name).astype(np.float32)
        first = next(one for one in told["segments"] if one["chapter"] == chapter["id"])
        last = [one for one in told["segments"] if one["chapter"] == chapter["id"]][-1]
        wanted = whole[first["start"] : last["end"]]
        heard = np.flatnonzero(np.abs(part) > 300)
        begin = heard[0] - np.flatnonzero(np.abs(wanted) > 300)[0]
        assert 0.5 * RATE <= begin <= RATE
        assert RATE <= len(part) - begin - len(wanted) <= 5 * RATE
        error = part[begin : begin + len(wanted)] - wanted
        assert np.abs(error).max() <= 40


@pytest.mark.parametrize("name", ["m4b", "opus", "flac"])
def test_other_formats_by_chapter(made, name):
    folder = made(formats=(name,))
    files = [one for one in names(folder) if one.endswith(name)]
    assert len(files) == 3
    if name == "m4b":
        assert MP4(folder / files[1]).tags["trkn"] == [(2, 3)]
        assert not MP4(folder / files[1]).chapters
    if name == "flac" and shutil.which("flac"):
        subprocess.run(["flac", "-wts", *(folder / one for one in files)], check=True)


def test_the_player_keeps_its_one_file(made):
    folder = made(formats=("html", "mp3"))
    assert "book.mp3" in names(folder)
    assert "book.chapters/001-chapter-i-the-first-a-morning-noon.mp3" in names(folder)


def test_one_named_file_is_the_whole(request_for, tmp_path):
    (edition,) = make_all(
        request_for(output=str(tmp_path / "book.mp3"), profile="audiobook", file_per="")
    )
    assert edition.files == (str(tmp_path / "book.mp3"),)


def test_an_audiobook_for_retail(made):
    folder = made(profile="audiobook", file_per="")
    files = names(folder)
    assert files[0] == "book.chapters/001-opening-credits.mp3"
    assert files[4:6] == ["book.chapters/005-closing-credits.mp3", "book.chapters/sample.mp3"]
    told = json.loads((folder / "book.timeline.json").read_bytes())
    said = {one["id"]: one["title"] for one in told["chapters"]}
    assert (said["opening"], said["closing"]) == ("Opening credits", "Closing credits")
    opening = [one["text"] for one in told["segments"] if one["chapter"] == "opening"]
    assert " ".join(opening).startswith("The Little Book.")
    assert "sample.mp3" not in (folder / "book.m3u8").read_text(encoding="utf-8")
    assert len(sound(folder / "book.chapters/sample.mp3")) <= 300 * RATE


def test_what_houses_ask_of_each_file(made, tmp_path):
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    # speech, because the hum has no syllables: its root mean square follows its words too closely
    folder = made(profile="audiobook", file_per="", voice="english-us")
    for path in sorted((folder / "book.chapters").iterdir()):
        command = ["ffmpeg", "-hide_banner", "-i", path, "-af", "astats", "-f", "null", "-"]
        said = subprocess.run(command, capture_output=True, check=True).stderr.decode()
        overall = said.rpartition("Overall")[2]
        rms, peak = (
            float(re.search(rf"{name} level dB: (-?[\d.]+)", overall)[1])
            for name in ("RMS", "Peak")
        )
        assert -23 <= rms <= -18
        assert peak <= -3
        assert "44100 Hz, mono" in said
        assert "192 kb/s" in said
    assert tmp_path.exists()


def test_a_full_disk_leaves_the_folder_before(made, request_for, monkeypatch):
    folder = made()
    before = {name: (folder / name).read_bytes() for name in names(folder)}

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("narrate.edition.writing.write", full)
    (failed,) = make_all(request_for(rate=2.0))
    assert failed.outcome is Outcome.FAILED
    assert failed.exit_code == OutputError.exit_code
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


@pytest.mark.parametrize(
    ("language", "opening", "closing"),
    [
        ("en-GB", "A Book. Written by A. Uthor.", "The end. A Book. Written by A. Uthor."),
        ("de", "A Book. Von A. Uthor.", "Ende. A Book. Von A. Uthor."),
        ("ja", "A Book. A. Uthor.", "A Book. A. Uthor."),
    ],
)
def test_credits_in_the_languages_we_know(language, opening, closing):
    said = credits_of("A Book", "A. Uthor", language, name_the_voice=False)
    assert (said.opening, said.closing) == (opening, closing)


def test_the_opening_names_the_voice():
    said = credits_of("Why?", "", "fr", name_the_voice=True)
    assert said.opening.startswith("Why? Cette édition sonore")
    assert said.closing == "Fin. Why?"
