"""The store under kill -9, several writers at once, a full disk and a disk that dies."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from hashlib import sha256

import pytest

from narrate.store.errors import CacheUnwritable
from narrate.store.store import Store

WRITER = """
import sys
from hashlib import sha256
from pathlib import Path
from narrate.store.store import Store
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    key = sha256(str(number).encode()).hexdigest()
    if store.get(key) is None:
        store.put(key, key.encode() * 500)
"""
LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
"""


def key_of(number):
    return sha256(str(number).encode()).hexdigest()


def writer(folder, count, before=""):
    return subprocess.Popen(
        [sys.executable, "-c", before + WRITER, str(folder), str(count)],
        stderr=subprocess.PIPE,
        text=True,
    )


def right(store, count):
    """How many are there; each is what it should be, or is missing."""
    found = [store.get(key_of(number)) for number in range(count)]
    for number, data in enumerate(found):
        assert data in (None, key_of(number).encode() * 500)
    return sum(data is not None for data in found)


def test_kill_9_at_any_moment_leaves_whole_entries_only(tmp_path):
    store, chance = Store(tmp_path), random.Random(7)
    for _ in range(6):
        process = writer(tmp_path, 100_000)
        before = store.size().entries
        while store.size().entries == before:
            assert process.poll() is None
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
    assert store.verify() == []
    assert right(store, 20_000) == store.size().entries > 0
    for stray in (tmp_path / "aside").iterdir():
        os.utime(stray, (0, 0))
    store.sweep()
    assert list((tmp_path / "aside").iterdir()) == []


def test_several_writers_of_the_same_entries_do_no_harm(tmp_path):
    writers = [writer(tmp_path, 200) for _ in range(3)]
    assert [one.wait(60) for one in writers] == [0, 0, 0]
    for one in writers:
        one.stderr.close()
    assert right(Store(tmp_path), 200) == 200
    assert list((tmp_path / "aside").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="needs a limit on file sizes")
def test_a_full_disk_is_said_so_and_once_there_is_room_it_goes_on(tmp_path):
    _, said = writer(tmp_path, 10, LIMITED).communicate(timeout=60)
    assert "CacheUnwritable: no room left" in said
    store = Store(tmp_path)
    assert right(store, 10) == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    writer(tmp_path, 10).communicate(timeout=60)
    assert right(store, 10) == 10


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_folder_that_may_not_be_written_is_said_so(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CacheUnwritable, match="Permission") as caught:
        Store(tmp_path / "cache").put(key_of(1), b"sound")
    assert "--no-cache" in caught.value.hint


@pytest.mark.parametrize("step", ["mkdir", "replace"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_that_dies_at_any_step_loses_one_entry_and_tells_no_lie(
    tmp_path, monkeypatch, step, at
):
    store = Store(tmp_path / "cache")
    real, calls = getattr(os, step), []

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) == at:
            raise OSError(errno.EIO, "Input/output error")
        return real(*args, **kwargs)

    failed = 0
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing)
        for number in range(5):
            try:
                store.put(key_of(number), key_of(number).encode() * 500)
            except CacheUnwritable:
                failed += 1
    assert failed == 1
    assert right(store, 5) == 4
    assert list((store.folder / "aside").iterdir()) == []


def test_a_cache_that_may_only_be_read_still_serves(tmp_path, monkeypatch):
    store = Store(tmp_path)
    store.put(key_of(1), b"sound")

    def refused(*_, **__):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "utime", refused)
    assert store.get(key_of(1)) == b"sound"
