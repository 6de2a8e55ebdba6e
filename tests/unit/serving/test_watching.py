from __future__ import annotations

import time
from pathlib import Path

import pytest

from narrate.serving.watching import Watched, changes, of_editions, of_site, of_sources


@pytest.fixture
def folder(tmp_path):
    for name in ("letters/a.txt", "letters/box/b.txt", "letters/.git/x", "letters/output/a/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    return tmp_path.resolve()


def test_a_folder_is_watched_with_what_is_below_and_around_it(folder):
    letters = folder / "letters"
    found = of_sources([str(letters)], [letters / "output"])
    assert {letters, letters / "box", folder} <= found.folders
    assert not {letters / ".git", letters / "output", letters / "output" / "a"} & found.folders
    assert found.counts(letters / "box" / "new.txt")
    assert found.counts(folder / "narrate.toml")
    assert not found.counts(folder / "other.txt")
    assert not found.counts(letters / ".a.txt.swp")
    assert not found.counts(letters / "a.txt~")


def test_a_file_is_watched_with_its_settings_and_what_they_name(folder):
    letters = folder / "letters"
    (letters / "narrate.toml").write_text(
        '[edition]\ncover = "box/cover.jpg"\n[voice]\nlexicons = ["names/names.pls"]\n'
    )
    (letters / "names").mkdir()
    (letters / "voices").mkdir()
    found = of_sources([str(letters / "a.txt")], [])
    for name in ("a.txt", "a.narrate.toml", "narrate.toml", "names/names.pls", "box/cover.jpg"):
        assert found.counts(letters / name), name
    assert found.counts(letters / "voices" / "mine.toml")
    assert not found.counts(letters / "other.txt")
    assert {letters / "names", letters / "box", letters / "voices"} <= found.folders


def test_settings_with_a_mistake_are_watched_until_they_have_none(folder):
    settings = folder / "letters" / "narrate.toml"
    settings.write_text("[edition\n")
    assert of_sources([str(folder / "letters" / "a.txt")], []).counts(settings)


def test_addresses_cannot_be_watched():
    assert of_sources(["https://letters.example/a.html"], []) == Watched(
        frozenset(), frozenset(), frozenset()
    )


def test_editions_of_somebody_else_and_the_site(folder):
    output = folder / "letters" / "output"
    found = of_editions(output).joined(of_site(folder / "public" / "manifest.jsonl"))
    assert {output, output / "a"} <= found.folders
    assert folder in found.folders  # until there is a site
    assert found.counts(output / "a" / "a.mp3")
    assert found.counts(folder / "public" / "manifest.jsonl")
    assert not found.counts(folder / "public" / "feed.xml")
    assert folder in of_editions(folder / "none").folders


def _next(watching):
    """Return the next change, past the ticks of the clock."""
    for _ in range(50):
        found = next(watching)
        if found:
            return found
    raise AssertionError("nothing was told")


def test_changes_are_told_in_new_folders_as_well(folder):
    letters = folder / "letters"
    watching = changes(lambda: of_sources([str(letters)], [letters / "output"]), print)
    assert next(watching) == set()
    (letters / "a.txt").write_text("another text")
    assert _next(watching) == {letters / "a.txt"}
    (letters / "output" / "a" / "a.html").write_text("made")
    (folder / "other.txt").write_text("of no interest")
    (letters / "box 2").mkdir()
    assert letters / "box 2" in _next(watching)
    (letters / "box 2" / "c.txt").write_text("text")  # watched by now, or told as a new folder
    assert {letters / "box 2", letters / "box 2" / "c.txt"} & _next(watching)
    (letters / "box 2" / "d.txt").write_text("text")
    assert letters / "box 2" / "d.txt" in _next(watching)
    watching.close()


def test_nothing_is_lost_while_other_folders_come_to_be_watched(folder):
    letters = folder / "letters"

    def wanted():
        (letters / "box" / "b.txt").write_text("changed just now")  # in a folder watched all along
        return of_sources([str(letters)], [letters / "output"])

    watching = changes(wanted, print)
    assert next(watching) == set()
    (letters / "box 2").mkdir()
    assert letters / "box 2" in _next(watching)
    (letters / "a.txt").write_text("changed while the caller was busy")
    time.sleep(0.5)  # it has been seen, and is waiting
    assert {letters / "a.txt", letters / "box" / "b.txt"} <= _next(watching) | _next(watching)
    watching.close()


def test_a_tree_of_very_many_folders_is_watched_in_part_and_that_is_said(folder, monkeypatch):
    monkeypatch.setattr("narrate.serving.watching.MOST_FOLDERS", 3)
    for number in range(5):
        (folder / "letters" / f"box {number}").mkdir()
    told = []
    watching = changes(lambda: of_editions(folder / "letters"), told.append)
    assert next(watching) == set()
    assert told == ["there are many folders: changes are seen in the first 3"]
    assert len(of_editions(folder / "letters").folders) == 3
    watching.close()


def test_where_the_system_cannot_watch_it_is_looked_at(folder, monkeypatch):
    import watchfiles  # noqa: PLC0415 - only here

    asked, told = [], []
    real = watchfiles.watch

    def watch(*paths, force_polling, **options):
        asked.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached.")
        yield from real(*paths, force_polling=True, **options)

    monkeypatch.setattr(watchfiles, "watch", watch)
    file = folder / "letters" / "a.txt"
    watching = changes(lambda: of_sources([str(file)], []), told.append)
    assert next(watching) == set()
    assert asked == [None, True]
    assert "looked at instead" in told[0]
    time.sleep(1.1)  # it looks at times of change, in whole seconds
    Path(file).write_text("another text, of another length")
    assert file in _next(watching)
    watching.close()
