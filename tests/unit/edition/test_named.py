"""Files that settings name and that are not there, or are something else: a setting is wrong."""

from __future__ import annotations

import pytest

from narrate.cli.running import run


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text("Dear Anna:\n\nThe boats came back.\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("edition.cover=gone.jpg", "cannot read the cover gone.jpg: No such file"),
        ("edition.cover=folder", "cannot read the cover folder"),
        ("edition.cover=letter.txt", "letter.txt is neither JPEG nor PNG"),
        ("voice.lexicons=gone.pls", "cannot read the lexicon gone.pls: No such file"),
        ("voice.closing=gone.flac", "cannot read the sound file"),
    ],
)
def test_it_is_said_before_anything_is_rendered(tmp_path, capsys, settings, says):
    keeps = ["--cache-dir", str(tmp_path / "cache")]
    assert run(["make", "letter.txt", "--voice", "tone", *keeps, "--set", settings]) == 2
    assert says in capsys.readouterr().err
    assert run(["make", "letter.txt", "--voice", "tone", "--dry-run", "--set", settings]) == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.mp3"))


def test_what_has_no_picture_asks_for_no_cover(capsys):
    assert run(["script", "letter.txt", "--set", "edition.cover=gone.jpg"]) == 0
    assert "boats" in capsys.readouterr().out
