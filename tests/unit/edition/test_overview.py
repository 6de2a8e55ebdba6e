"""One report over all editions of a folder."""

from __future__ import annotations

import json

import jsonschema
import pytest

from narrate.edition.request import Request
from narrate.edition.run import make_all


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "first.txt").write_text("One\n\nHello there, friend.\n", encoding="utf-8")
    (folder / "second.txt").write_text("Two\n\nHello again, friend.\n", encoding="utf-8")
    (folder / "third.txt").write_bytes(b"\0\1\2\3" * 200)
    return folder


def made(archive):
    request = Request(
        sources=(str(archive),),
        output=str(archive.parent / "out"),
        voice="tone",
        cache_dir=str(archive.parent / "cache"),
    )
    return list(make_all(request)), archive.parent / "out" / "report.json"


def test_it_lists_what_was_made_and_what_failed(archive, root):
    editions, path = made(archive)
    report = json.loads(path.read_bytes())
    schema = json.loads((root / "docs" / "schemas" / "run.schema.json").read_bytes())
    jsonschema.validate(report, schema)
    assert (report["editions"], report["failed"]) == (3, 1)
    assert [one["slug"] for one in report["documents"]] == ["first", "second", "third"]
    assert report["documents"][2]["exit_code"] == 3
    assert report["seconds"] == pytest.approx(sum(one.seconds for one in editions), abs=0.001)


def test_a_run_in_which_nothing_changed_leaves_it_alone(archive):
    (archive / "third.txt").unlink()
    _, path = made(archive)
    before = path.read_bytes(), path.stat().st_mtime_ns
    editions, _ = made(archive)
    assert {one.outcome for one in editions} == {"unchanged"}
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_single_file_gets_none(archive):
    request = Request(
        sources=(str(archive / "first.txt"),), output=str(archive.parent / "one"), voice="tone"
    )
    list(make_all(request))
    assert not (archive.parent / "one" / "report.json").exists()
