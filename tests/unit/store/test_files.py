from __future__ import annotations

import errno
import os

import pytest

from narrate.store import files
from narrate.store.errors import FileUnwritable


def test_a_file_appears_whole_with_its_folders(tmp_path):
    path = tmp_path / "new" / "folder" / "letter.mp3"
    files.write(path, b"sound")
    assert path.read_bytes() == b"sound"
    assert [one.name for one in path.parent.iterdir()] == ["letter.mp3"]


def test_nothing_stands_under_the_name_while_it_is_written(tmp_path):
    path = tmp_path / "letter.mp3"
    with files.atomic_write(path) as file:
        file.write(b"half")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == b"half"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError])
def test_what_was_there_stays_when_writing_is_broken_off(tmp_path, fault):
    path = tmp_path / "letter.mp3"
    path.write_bytes(b"before")

    def write_half():
        with files.atomic_write(path) as file:
            file.write(b"half")
            raise fault

    with pytest.raises(fault):
        write_half()
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["letter.mp3"]


def test_a_callers_own_trouble_is_not_called_ours(tmp_path):
    path = tmp_path / "letter.mp3"
    with pytest.raises(FileNotFoundError), files.atomic_write(path):
        (tmp_path / "missing.cover").read_bytes()
    assert not list(tmp_path.iterdir())


class DyingDisk:
    """A disk that fails at the n-th step, whichever that is."""

    def __init__(self, monkeypatch, at):
        self.left = at
        for name in ("fsync", "replace", "open"):
            real = getattr(os, name)
            monkeypatch.setattr(os, name, self.failing(real))

    def failing(self, real):
        def step(*args, **kwargs):
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*args, **kwargs)

        return step


@pytest.mark.parametrize("at", range(1, 5))
def test_a_disk_that_dies_at_any_step_never_leaves_half_a_file(tmp_path, monkeypatch, at):
    path = tmp_path / "letter.mp3"
    path.write_bytes(b"before")
    with monkeypatch.context() as patch:
        DyingDisk(patch, at)
        with pytest.raises(FileUnwritable, match="no room") as caught:
            files.write(path, b"after")
    assert caught.value.hint
    assert caught.value.exit_code == 5
    assert path.read_bytes() in {b"before", b"after"}
    assert [one.name for one in tmp_path.iterdir()] == ["letter.mp3"]


def test_the_bytes_are_on_the_disk_before_the_name(tmp_path, monkeypatch):
    steps = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *args, _real=real, _name=name: (steps.append(_name), _real(*args))[1]
        )
    files.write(tmp_path / "letter.mp3", b"sound")
    assert steps == ["fsync", "replace", "fsync"]


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(FileUnwritable, match="output"):
        files.write(tmp_path / "output" / "letter.mp3", b"sound")


DEAD = 2_000_000_000
"""No process has such a number."""


def test_what_killed_processes_wrote_aside_is_swept_and_nothing_else(tmp_path):
    living = files.aside_of(tmp_path / "tale.mp3").name
    stale = [f".tale.mp3.{DEAD}.part", f".tale.daisy3.{DEAD}.part", f".tale.daisy3.{DEAD}.before"]
    others = [".tale.part", ".tale.mp3.old.part", f"tale.{DEAD}.part", living, f".my.{DEAD}.part"]
    for name in (stale[0], *others):
        (tmp_path / name).write_bytes(b"x")
    for name in stale[1:]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "book.xml").write_bytes(b"x")
    files.sweep(tmp_path, "tale")
    assert {one.name for one in tmp_path.iterdir()} == set(others)
    files.sweep(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {*others} - {others[-1]}
    files.sweep(tmp_path / "gone")
