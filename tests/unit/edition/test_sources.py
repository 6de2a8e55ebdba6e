from __future__ import annotations

import os

import pytest

from narrate.edition.sources import NoSuchSource, NothingToRead, SlugClash, find, slug
from narrate.errors import SourceError

SUFFIXES = (".txt", ".text", "")


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ("carter-to-brezhnev", "carter-to-brezhnev"),
        ("Box 4/Letter No. 7", "box-4-letter-no.-7"),
        ("../../etc/passwd", "etc-passwd"),
        ("Übergröße", "übergröße"),
        ("con", "con-"),
        ("...", "untitled"),
        ("a" * 300, "a" * 91 + "-"),
    ],
)
def test_slugs_are_safe_names(relative, expected):
    made = slug(relative)
    assert made.startswith(expected)
    assert len(made.encode()) <= 100
    assert "/" not in made


def test_a_folder_gives_its_readable_files_in_order_and_nothing_hidden(tmp_path):
    for name in ("b.txt", "a.TXT", ".hidden.txt", "sub/c.text", "picture.png", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = find([str(tmp_path)], SUFFIXES, "")
    assert [one.slug for one in found] == ["a", "b", "sub-c"]


def test_two_sources_with_one_slug_stop_the_run(tmp_path):
    for name in ("letter.txt", "letter.text"):
        (tmp_path / name).write_text("text")
    with pytest.raises(SlugClash, match="would both be written as 'letter'"):
        find([str(tmp_path)], SUFFIXES, "")


def test_the_same_file_twice_is_one_source(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("text")
    assert len(find([str(file), str(file)], SUFFIXES, "")) == 1


def test_a_missing_source_names_the_nearest(tmp_path):
    (tmp_path / "letter.txt").write_text("text")
    with pytest.raises(NoSuchSource) as failed:
        find([str(tmp_path / "leter.txt")], SUFFIXES, "")
    assert "letter.txt" in failed.value.hint


def test_a_folder_with_nothing_readable_says_what_can_be_read(tmp_path):
    (tmp_path / "x.bin").write_text("text")
    with pytest.raises(NothingToRead) as failed:
        find([str(tmp_path)], SUFFIXES, "")
    assert ".txt" in failed.value.hint


def test_a_file_of_no_known_format_wants_from(tmp_path):
    (tmp_path / "x.bin").write_text("text")
    with pytest.raises(SourceError) as failed:
        find([str(tmp_path / "x.bin")], SUFFIXES, "")
    assert "--from" in failed.value.hint
    assert len(find([str(tmp_path / "x.bin")], SUFFIXES, "text")) == 1


def _files(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")


@pytest.mark.parametrize(
    "made",
    [
        ("output/letter/letter.text",),
        ("before/letter/letter.text", "before/letter/letter.report.json"),
        ("before/b/b.report.json", "before/b/b.daisy3/b.text"),
        ("site/feed.xml", "site/manifest.jsonl", "site/episodes/letter/page.text"),
    ],
)
def test_what_was_made_is_no_source(tmp_path, made):
    _files(tmp_path, "letter.txt", *made)
    found = find([str(tmp_path)], SUFFIXES, "", output=tmp_path / "output")
    assert [one.slug for one in found] == ["letter"]


def test_a_report_of_something_else_hides_nothing(tmp_path):
    _files(tmp_path, "year/report.json", "year/may.report.json", "year/may.txt", "site/feed.xml")
    _files(tmp_path, "site/june.txt", "texts/output/july.txt")
    found = find([str(tmp_path)], SUFFIXES, "", output=tmp_path / "output")
    assert [one.slug for one in found] == ["site-june", "texts-output-july", "year-may"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
def test_a_pipe_in_a_folder_is_not_waited_for_and_one_that_is_named_is_read(tmp_path):
    (tmp_path / "one.txt").write_text("Hello.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = find([str(tmp_path)], SUFFIXES, "")
    assert [one.path.name for one in found] == ["gone.txt", "one.txt"]
    (named,) = find([str(tmp_path / "pipe.txt")], SUFFIXES, "")
    assert named.path.name == "pipe.txt"
