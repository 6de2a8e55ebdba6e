"""The letter in every audio format: the same bytes on one worker and on two, judged by others."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from narrate.edition.python import make

SLUG = "carter-to-brezhnev"
FORMATS = ("mp3", "m4b", "opus", "flac")


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    """Each format by itself, so that its timeline is that of its own codec."""
    folder = tmp_path_factory.mktemp("letter")
    for name in FORMATS:
        make(
            root / "seeds" / f"{SLUG}.txt",
            output=str(folder / name),
            formats=(name,),
            cache_dir=str(folder / "cache"),
            jobs=1,
        )
    return folder


def audio(made, name):
    return made / name / SLUG / f"{SLUG}.{name}"


def told(made, name, what):
    return json.loads((made / name / SLUG / f"{SLUG}.{what}.json").read_bytes())


def ffmpeg(*arguments):
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    done = subprocess.run(["ffmpeg", *map(str, arguments)], capture_output=True, check=True)
    return done.stdout, done.stderr.decode()


def test_two_workers_and_no_cache_give_the_same_bytes(made, root, tmp_path):
    source = root / "seeds" / f"{SLUG}.txt"
    make(source, output=str(tmp_path), formats=FORMATS, no_cache=True, jobs=2)
    for name in FORMATS:
        again = tmp_path / SLUG / f"{SLUG}.{name}"
        assert again.read_bytes() == audio(made, name).read_bytes(), name


@pytest.mark.parametrize("name", FORMATS)
def test_decoded_it_is_as_long_as_its_timeline_to_the_sample(made, name):
    arguments = ("-v", "error", "-i", audio(made, name), "-f", "s16le", "-ac", "1", "-")
    sound, complaints = ffmpeg(*arguments)
    assert complaints == ""
    rate = 2 if name == "opus" else 1
    assert len(sound) // 2 == told(made, name, "timeline")["samples"] * rate


@pytest.mark.parametrize("name", FORMATS)
def test_the_report_tells_the_loudness_that_is_heard(made, name):
    levels = told(made, name, "report")["audio"]
    assert abs(levels["loudness_lufs"] - levels["target_lufs"]) <= 1
    filters = "ebur128=peak=true,astats=measure_perchannel=none"
    _, said = ffmpeg("-hide_banner", "-i", audio(made, name), "-af", filters, "-f", "null", "-")

    def last(pattern):
        return float(re.findall(pattern + r"\s+(-?[\d.]+)", said)[-1])

    # ffmpeg prints one decimal; Opus at 32 kbit/s loses some of what it is given
    near = 0.25 if name == "opus" else 0.06
    assert levels["loudness_lufs"] == pytest.approx(last("I:"), abs=0.05 + near)
    assert levels["range_lu"] == pytest.approx(last("LRA:"), abs=0.05 + near)
    assert levels["rms_db"] == pytest.approx(last("RMS level dB:"), abs=near)
    if name == "flac":
        assert levels["true_peak_db"] == pytest.approx(last("Peak:"), abs=0.1)


def test_no_validator_complains(made):
    for program, arguments, name in (
        ("mp3val", (), "mp3"),
        ("opusinfo", (), "opus"),
        ("flac", ("--test", "--warnings-as-errors", "--silent"), "flac"),
    ):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}")
        done = subprocess.run(
            [program, *arguments, audio(made, name)], capture_output=True, check=True, text=True
        )
        assert not re.search("WARNING|ERROR", done.stdout + done.stderr), program


def test_chapters_of_the_m4b_are_those_of_the_timeline(made):
    if shutil.which("ffprobe") is None:
        pytest.skip("needs ffprobe")
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", audio(made, "m4b")]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    wanted = told(made, "m4b", "timeline")["chapters"]
    assert [one["tags"]["title"] for one in found["chapters"]] == [one["title"] for one in wanted]
    for one, chapter in zip(found["chapters"], wanted, strict=True):
        assert float(one["start_time"]) == pytest.approx(chapter["start"] / 24_000, abs=0.001)
