from __future__ import annotations

import shutil
from typing import NamedTuple

import pytest

from narrate.edition.python import make
from narrate.edition.room import NoRoom
from narrate.errors import OutputError


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_that_is_too_small_is_refused_before_work_begins(tmp_path, monkeypatch):
    source = tmp_path / "long.txt"
    source.write_text("A sentence of some length stands here. " * 500, encoding="utf-8")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1_000_000, 900_000, 100_000))
    with pytest.raises(OutputError, match=r"needs about \d+ MB; .* has 100 kB free") as failed:
        make(source, output=str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"))
    assert failed.value.exit_code == NoRoom.exit_code
    assert not (tmp_path / "out").exists()
    make(source, output=str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"), sample=2)
