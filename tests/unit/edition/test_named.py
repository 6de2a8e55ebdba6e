"""What settings name and what is not there, or is something else: a setting is wrong."""

from __future__ import annotations

import pytest

from narrate.cli.running import run


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text("Dear Anna:\n\nThe boats came back.\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


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


@pytest.mark.parametrize(
    ("settings", "key", "says"),
    [
        ('[voice]\ncard = "herald"\n', "voice.card", "no voice card or engine 'herald'"),
        ('[voice]\ncard = "espeak:herald"\n', "voice.card", "has no voice 'herald'"),
        ('[voice.roles]\nquote = "herald"\n', "voice.roles.quote", "no voice card"),
        ('[voice.roles]\nquote = "espeak:herald"\n', "voice.roles.quote", "has no voice 'herald'"),
        ('[voice.speakers]\nAnna = "herald"\n', "voice.speakers.Anna", "no voice card"),
        ('[voice.languages]\nEN = "herald"\n', "voice.languages.EN", "no voice card"),
        ('[voice.languages]\n"f!" = "tone"\n', "voice.languages.f!", "'f!' is no language"),
        ("[voice]\nrate = 4\n", "voice.rate", "a rate of 6 is out of range"),
        ('[voice]\nlexicons = ["no.pls"]\n', "voice.lexicons", "cannot read the lexicon"),
        ('[voice]\nlexicons = ["letter.txt"]\n', "voice.lexicons", "letter.txt"),
        ('[voice]\nclosing = "gone.wav"\n', "voice.closing", "cannot read the sound file"),
        ('[edition]\ncover = "letter.txt"\n', "edition.cover", "neither JPEG nor PNG"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["make", "dry run"])
def test_what_proves_wrong_later_names_file_and_line(here, capsys, settings, key, says, more):
    (here / "voices").mkdir()
    (here / "voices" / "fast.toml").write_text('engine = "tone"\nlanguage = "en"\nrate = 1.5\n')
    (here / "narrate.toml").write_text(f"# ours\n{settings}", encoding="utf-8")
    fast = ["--voice", "fast"] if key in ("voice.rate", "voice.lexicons") else []
    keeps = ["--cache-dir", str(here / "cache")]
    assert run(["make", "letter.txt", "--language", "en", *fast, *keeps, *more]) in (2, 4)
    told = capsys.readouterr().err
    assert f"narrate.toml, line 3: {key}: " in told
    assert says in told
    assert told.count("line 3") == 1
    assert not list(here.rglob("*.mp3"))


def test_an_option_is_named_as_it_was_typed_and_no_file_with_it(here, capsys):
    (here / "narrate.toml").write_text('[voice]\ncard = "tone"\n', encoding="utf-8")
    assert run(["make", "letter.txt", "--voice", "herald"]) == 4
    assert "narrate: letter.txt: there is no voice card" in capsys.readouterr().err
    assert run(["make", "letter.txt", "--set", "voice.card=herald"]) == 4
    assert "--set: voice.card: there is no voice card" in capsys.readouterr().err


def test_of_lexicons_from_several_files_the_one_that_names_it_is_told(here, capsys):
    (here / "in").mkdir()
    (here / "in" / "letter.txt").write_text("The boats came back.\n", encoding="utf-8")
    (here / "narrate.toml").write_text('[voice]\nlexicons = ["gone.pls"]\n', encoding="utf-8")
    (here / "in" / "narrate.toml").write_text('[voice]\n\nlexicons = ["own.pls"]\n')
    lexicon = '<lexicon version="1.0" xmlns="{}" alphabet="ipa" xml:lang="en"/>'
    space = "http://www.w3.org/2005/01/pronunciation-lexicon"
    (here / "in" / "own.pls").write_text(lexicon.format(space), encoding="utf-8")
    assert run(["make", "in/letter.txt", "--voice", "tone"]) == 2
    told = capsys.readouterr().err
    assert f"{here / 'narrate.toml'}, line 2: voice.lexicons: " in told


def test_a_fallback_says_why_without_a_place(here, capsys):
    (here / "narrate.toml").write_text(
        '[voice]\ncard = "herald"\nfallbacks = ["tone"]\n', encoding="utf-8"
    )
    assert run(["make", "letter.txt", "--json"]) == 0
    out = capsys.readouterr().out
    assert "'tone' reads, because there is no voice card or engine 'herald'." in out


SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/"
"""


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('artwork = "gone.png"', "cannot read the artwork"),
        ('artwork = "letter.txt"', "the artwork is no picture"),
        ('formats = ["opus"]', "a feed can enclose only mp3 or m4b"),
        ('to = "nowhere://bucket"', "nowhere"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["publish", "dry run"])
def test_a_show_too(here, capsys, setting, says, more):
    (here / "narrate.toml").write_text(f"{SHOW}{setting}\n", encoding="utf-8")
    keeps = ["--cache-dir", str(here / "cache")]
    assert run(["publish", "letter.txt", "--voice", "tone", *keeps, *more]) == 2
    told = capsys.readouterr().err
    assert f"narrate.toml, line 5: show.{setting.partition(' ')[0]}: " in told
    assert says in told


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ('engine = "herald"\nvoice = "x"\n', "own.toml, line 1: there is no engine 'herald'"),
        ('engine = "espeak"\nvoice = "herald"\n', "own.toml, line 2: engine 'espeak' has no voice"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["make", "dry run"])
def test_a_voice_card_that_proves_wrong_later_names_itself(here, capsys, card, says, more):
    (here / "voices").mkdir()
    (here / "voices" / "own.toml").write_text(f'{card}language = "en"\n', encoding="utf-8")
    (here / "narrate.toml").write_text('[voice.roles]\nquote = "own"\n', encoding="utf-8")
    for voice in (["--voice", "own"], ["--voice", "tone"]):
        assert run(["make", "letter.txt", "--no-cache", *voice, *more]) == 4
        told = capsys.readouterr().err
        assert says in told
        assert "narrate.toml" not in told
        assert "words" not in told  # it is said before the work


def test_a_language_that_no_voice_speaks_is_told_as_such(here, capsys):
    assert run(["make", "letter.txt", "--language", "tlh", "--no-cache"]) == 4
    assert "no voice speaks 'tlh'" in capsys.readouterr().err
    assert run(["make", "letter.txt", "--voice", "espeak:tlh", "--no-cache"]) == 4
    assert "engine 'espeak' has no voice 'tlh'" in capsys.readouterr().err
    assert not list(here.rglob("*.mp3"))


def test_one_file_for_several_sources_is_told_before_their_names_meet(here, capsys):
    (here / "letter.md").write_text("The boats came back.\n", encoding="utf-8")
    assert run(["make", "letter.txt", "letter.md", "-o", "x.mp3"]) == 2
    assert "-o x.mp3 is one file, and there are 2 sources" in capsys.readouterr().err


@pytest.mark.parametrize("more", [(), ("--isolate",)], ids=["threads", "processes"])
def test_a_sound_that_the_voice_does_not_have_names_the_entry(here, capsys, more):
    (here / "narrate.toml").write_text('[say]\nboats = "bəʊts"\nAnna = "/ŋʘ/"\n', encoding="utf-8")
    assert run(["make", "letter.txt", "--voice", "english-us", "--no-cache", *more]) == 4
    told = capsys.readouterr().err
    assert "narrate.toml, line 3: say.Anna: the pronunciation 'ŋʘ' holds 'ʘ'" in told
    assert "in the paragraph that begins 'Dear Anna" in told
