"""Temporary folders of processes that are killed, which can remove nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import narrate
from narrate.temporary import TemporaryFolder

HOLDING = """
import sys
import narrate
from narrate.temporary import TemporaryFolder
folder = TemporaryFolder(sys.argv[1], sys.argv[2])
(folder.path / "deep").mkdir()
(folder.path / "deep" / "sound").write_bytes(b"x" * 1000)
print(folder.path, flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")


@pytest.fixture
def holding(tmp_path):
    """Starts processes that hold a folder for a purpose until they are told to end."""
    started = []

    def start(purpose="test"):
        child = subprocess.Popen(
            [sys.executable, "-c", HOLDING, purpose, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(child)
        return child, Path(child.stdout.readline().strip())

    yield start
    for child in started:
        child.kill()
        child.communicate()


def killed(child):
    child.kill()
    child.wait()


@pytest.mark.parametrize("purpose", ["test", "other"])
def test_a_killed_process_leaves_a_folder_until_the_next_is_made(purpose, holding, tmp_path):
    child, folder = holding(purpose)
    killed(child)
    assert folder.is_dir()
    with TemporaryFolder("test", str(tmp_path)) as own:
        assert not folder.exists()
        assert own.path.is_dir()
    assert not own.path.exists()


def test_the_folder_of_a_living_process_stays(holding, tmp_path):
    child, folder = holding()
    with TemporaryFolder("test", str(tmp_path)) as own:
        with TemporaryFolder("test", str(tmp_path)):
            assert own.path.is_dir()
        assert (folder / "deep" / "sound").is_file()
    child.communicate("")
    assert not folder.exists()


def test_what_nobody_locked_is_somebody_elses(tmp_path):
    own = tmp_path / "narrate-test-notes"
    own.mkdir()
    (own / "notes.txt").write_text("mine")
    (tmp_path / "narrate-test-link").symlink_to(tmp_path)
    with TemporaryFolder("test", str(tmp_path)):
        assert (own / "notes.txt").read_text() == "mine"


def test_another_users_folder_stays(holding, tmp_path, monkeypatch):
    child, folder = holding()
    killed(child)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with TemporaryFolder("test", str(tmp_path)):
        assert folder.is_dir()


def test_a_killed_run_that_keeps_nothing_is_swept_by_the_next(tmp_path):
    (tmp_path / "letter.txt").write_text("A Letter\n\n" + "The boats came back.\n\n" * 400)
    place = tmp_path / "t"
    place.mkdir()
    command = [sys.executable, "-m", "narrate", "make", "letter.txt", "--voice", "tone"]
    options = {"cwd": tmp_path, "env": {**os.environ, "TMPDIR": str(place)}}
    child = subprocess.Popen(
        [*command, "--no-cache", "--progress", "plain"],
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )
    while "percent" not in child.stderr.readline():
        assert child.poll() is None, "it was done before it could be killed"
    killed(child)
    child.communicate()
    assert [one.name for one in place.glob("narrate-no-cache-*/objects/*/*")]
    shutil.rmtree(tmp_path / "output", ignore_errors=True)
    options["env"]["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    spoken = [*command[:-1], "english-us", "--sample", "2", "-q"]
    subprocess.run(spoken, check=True, **options)  # any run that needs a folder
    assert not list(place.glob("narrate-*"))


def test_what_a_killed_run_wrote_aside_goes_with_the_next_edition(tmp_path):
    source = tmp_path / "letter.txt"
    source.write_text("A Letter\n\nThe boats came back.\n")
    folder = tmp_path / "out" / "letter"
    half = folder / ".letter.daisy202.2000000000.part"
    half.mkdir(parents=True)
    (half / "a00001.mp3").write_bytes(b"half")
    (folder / ".letter.mp3.2000000000.part").write_bytes(b"half")
    (folder / ".notes.part").write_bytes(b"somebody's own")
    narrate.make(source, output=str(tmp_path / "out"), no_cache=True, voice="tone")
    assert [one.name for one in folder.iterdir() if one.name[0] == "."] == [".notes.part"]
