"""The main job on the real letter, from the command line, judged by programs others wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

SLUG = "carter-to-brezhnev"


def narrate(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "narrate", *arguments],
        cwd=cwd,
        env={**os.environ, "XDG_CACHE_HOME": str(cwd / "cache"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder in which the README's command has been run."""
    folder = tmp_path_factory.mktemp("letter")
    shutil.copytree(root / "seeds", folder / "seeds")
    done = narrate("make", "seeds/", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_files_are_there_and_nothing_else(made: Path):
    names = sorted(one.name for one in (made / "output" / SLUG).iterdir())
    assert names == [f"{SLUG}.mp3", f"{SLUG}.report.json", f"{SLUG}.timeline.json"]


def test_timeline_and_report_follow_their_schemas(made: Path, root: Path):
    for name in ("timeline", "report"):
        schema = json.loads((root / "docs" / "schemas" / f"{name}.schema.json").read_bytes())
        data = json.loads((made / "output" / SLUG / f"{SLUG}.{name}.json").read_bytes())
        jsonschema.validate(data, schema)


def test_the_report_accounts_for_every_character_and_holds_the_digests(made: Path, root: Path):
    folder = made / "output" / SLUG
    report = json.loads((folder / f"{SLUG}.report.json").read_bytes())
    letter = (root / "seeds" / f"{SLUG}.txt").read_text(encoding="utf-8")
    characters = report["characters"]
    assert characters["total"] == len(letter)
    assert characters["spoken"] + characters["changed"] + characters["omitted"] == len(letter)
    marks = {
        (note["number"], letter[note["mark"][1] : note["mark"][2]]) for note in report["notes"]
    }
    assert marks == {("1", "1"), ("2", "2")}
    for file in report["files"]:
        assert sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_the_words_of_the_letter_are_all_on_the_timeline(made: Path, root: Path):
    timeline = json.loads((made / "output" / SLUG / f"{SLUG}.timeline.json").read_bytes())
    letter = (root / "seeds" / f"{SLUG}.txt").read_text(encoding="utf-8")
    last = 0
    heard = []
    for segment in timeline["segments"]:
        assert last <= segment["start"] < segment["end"] <= timeline["samples"]
        last = segment["end"]
        for start, *_, node, left, right in segment["words"]:
            assert segment["start"] <= start <= segment["end"]
            if node >= 0:
                heard.append(letter[left:right])
    spoken = " ".join(heard)
    for word in ("Brezhnev", "General", "Gromyko.", "SALT", "ICBMs,", "US-Soviet", "Vladivostok."):
        assert word in spoken
    assert "Brezhnev1" not in spoken
    assert "Gromyko.2" not in spoken


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="ffprobe is not on this machine")
def test_ffprobe_sees_the_chapter_the_tags_and_the_length(made: Path):
    mp3 = made / "output" / SLUG / f"{SLUG}.mp3"
    told = json.loads(
        subprocess.run(
            ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", str(mp3)],
            capture_output=True,
            check=True,
        ).stdout
    )
    timeline = json.loads((mp3.parent / f"{SLUG}.timeline.json").read_bytes())
    (chapter,) = told["chapters"]
    assert chapter["tags"]["title"].startswith("Letter From President Carter")
    assert told["format"]["tags"]["title"].startswith("Letter From President Carter")
    assert abs(float(chapter["end_time"]) - timeline["samples"] / 24000) < 0.05
    assert "synthetic" in json.dumps(told["format"]["tags"]).lower()


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not on this machine")
def test_the_decoded_sound_has_exactly_the_samples_of_the_timeline(made: Path):
    mp3 = made / "output" / SLUG / f"{SLUG}.mp3"
    decoded = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(mp3), "-f", "s16le", "-ac", "1", "-"],
        capture_output=True,
        check=True,
    ).stdout
    timeline = json.loads((mp3.parent / f"{SLUG}.timeline.json").read_bytes())
    assert len(decoded) // 2 == timeline["samples"]


@pytest.mark.skipif(not shutil.which("mp3val"), reason="mp3val is not on this machine")
def test_mp3val_finds_nothing(made: Path):
    told = subprocess.run(
        ["mp3val", str(made / "output" / SLUG / f"{SLUG}.mp3")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "WARNING" not in told
    assert "ERROR" not in told


def test_a_second_run_changes_nothing_and_says_so(made: Path):
    folder = made / "output" / SLUG
    before = {one: (one.stat().st_mtime_ns, one.read_bytes()) for one in folder.iterdir()}
    done = narrate("make", "seeds/", "--json", cwd=made)
    assert done.returncode == 0, done.stderr
    assert {one: (one.stat().st_mtime_ns, one.read_bytes()) for one in folder.iterdir()} == before
    assert json.loads(done.stdout)["editions"][0]["outcome"] == "unchanged"


def test_the_bytes_do_not_depend_on_jobs_folder_or_hash_seed(
    made: Path, root: Path, tmp_path: Path
):
    elsewhere = tmp_path / "somewhere else"
    shutil.copytree(root / "seeds", elsewhere / "letters")
    done = narrate("make", "letters", "--jobs", "2", cwd=elsewhere, PYTHONHASHSEED="4242")
    assert done.returncode == 0, done.stderr
    for file in (made / "output" / SLUG).iterdir():
        assert (elsewhere / "output" / SLUG / file.name).read_bytes() == file.read_bytes()


def test_only_the_wheels_engine_is_loaded(tmp_path: Path, root: Path):
    program = (
        "import runpy, sys\n"
        "sys.argv = ['narrate', 'make', sys.argv[1], '-o', 'out', '--no-cache', '-q']\n"
        "try:\n    runpy.run_module('narrate', run_name='__main__')\n"
        "finally:\n    print(open('/proc/self/maps').read())\n"
    )
    if not Path("/proc/self/maps").exists():
        pytest.skip("this system has no /proc/self/maps")
    done = subprocess.run(
        [sys.executable, "-c", program, str(root / "seeds")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "/usr/lib" not in "".join(
        line for line in done.stdout.splitlines() if "espeak" in line
    ), done.stderr
