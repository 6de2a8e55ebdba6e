"""A whole process that renders is stopped, hard or softly, and started again."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from narrate.engines.tone import Tone
from narrate.errors import Interrupted
from narrate.rendering.plan import State
from narrate.store.store import Store

HERE = Path(__file__).resolve().parent
PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, {here!r})
from deadly_engine import rendering
from narrate.errors import NarrateError
if __name__ == "__main__":
    try:
        for one in rendering(Path(sys.argv[1]), sys.argv[2:], jobs=2):
            pass
    except NarrateError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
"""
LONG = " ".join(["abcdefghij"] * 95)
TEXTS = [f"doze {letter} {LONG}" for letter in "abcdefghijklmnop"]


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "program.py"
    path.write_text(PROGRAM.format(here=str(HERE)))
    return path


def started(program, folder, entries):
    """Start the program; return it once so many passages are in the store."""
    process = subprocess.Popen(
        [sys.executable, str(program), str(folder), *TEXTS],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    store = Store(folder / "cache")
    deadline = time.monotonic() + 60
    while store.size().entries < entries and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []


def digest(made):
    return hashlib.sha256(b"".join(one.passages[0].data for one in made)).hexdigest()


def test_after_kill_9_everything_stored_is_used_and_the_bytes_are_the_same(
    deadly, program, tmp_path
):
    for entries in (1, 4, 9):
        process = started(program, tmp_path, entries)
        process.kill()
        process.communicate()
    kept = Store(tmp_path / "cache").size().entries
    assert 9 <= kept < len(TEXTS)
    assert Store(tmp_path / "cache").verify() == []
    made = list(deadly.rendering(tmp_path, TEXTS, jobs=2))
    assert [one.state for one in made].count(State.STORED) == kept
    (tmp_path / "other").mkdir()
    assert digest(made) == digest(deadly.rendering(tmp_path / "other", TEXTS, jobs=1))


def test_workers_end_when_their_parent_is_killed(program, tmp_path):
    process = started(program, tmp_path, 2)
    workers = children(process.pid)
    assert workers or sys.platform != "linux"
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{one}/exe").exists() for one in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_ctrl_c_ends_with_130_without_a_traceback_and_keeps_what_is_done(program, tmp_path):
    process = started(program, tmp_path, 3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert said.startswith("stopped")
    store = Store(tmp_path / "cache")
    assert 3 <= store.size().entries < len(TEXTS)
    assert store.verify() == []
    assert list((tmp_path / "cache" / "aside").iterdir()) == []


def test_ctrl_c_with_threads_is_the_same(deadly, tmp_path):
    class OnThreads(deadly.Deadly):
        traits = Tone().traits

    def pressed(progress):
        if progress.paragraphs == 2:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(Interrupted):
        list(deadly.rendering(tmp_path, TEXTS, engine=OnThreads(), jobs=2, on_progress=pressed))
    assert 2 <= Store(tmp_path / "cache").size().entries < len(TEXTS)
