"""``narrate publish`` as it is typed: what it says, and how it ends."""

from __future__ import annotations

import json

import jsonschema
import pytest

from narrate.cli.running import run

SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/"
"""


@pytest.fixture(autouse=True)
def here(desk):
    (desk / "letter.txt").write_text("Dear Anna:\n\nThe boats came back.\n", encoding="utf-8")
    (desk / "narrate.toml").write_text(SHOW, encoding="utf-8")
    return desk


def test_without_sources_the_folder_of_the_settings_is_published(here, capsys):
    assert run(["publish", "--voice", "tone"]) == 0
    said = capsys.readouterr().err
    assert "new  letter" in said
    assert "1 episode in the feed: 1 new, 0 unchanged" in said
    assert (here / "public" / "feed.xml").exists()
    assert run(["publish", "--voice", "tone"]) == 0
    said = capsys.readouterr().err
    assert "0 new" not in said
    assert "1 unchanged" in said
    assert "0 files written" in said


def test_a_dry_run_says_what_and_how_much(here, capsys):
    assert run(["publish", "--voice", "tone", "--dry-run"]) == 0
    assert "1 to be made, about" in capsys.readouterr().out
    assert not (here / "public").exists()


def test_a_name_may_begin_with_a_dash(here):
    (here / "-dash.txt").write_text("A name that begins with a dash.\n", encoding="utf-8")
    assert run(["publish", "--voice", "tone", "-q", "--", "-dash.txt", "letter.txt"]) == 0
    assert {one.name for one in (here / "public" / "episodes").iterdir()} == {"dash", "letter"}


def test_what_is_written_is_as_the_schemas_have_it(here, root):
    assert run(["publish", "--voice", "tone", "-q"]) == 0
    for file, name in (("show.lock", "show-lock"), ("public/manifest.jsonl", "manifest")):
        schema = json.loads((root / "docs" / "schemas" / f"{name}.schema.json").read_bytes())
        for line in (here / file).read_text("utf-8").splitlines():
            jsonschema.Draft202012Validator(schema).validate(json.loads(line))


@pytest.mark.parametrize(
    ("settings", "code", "says"),
    [
        ("", 2, "no settings name a show"),
        ('[show]\ntitle = "A"\n', 2, "no description, no base_url"),
        (SHOW.replace("https://", ""), 2, "no address of the web"),
        (f'{SHOW}formats = ["opus"]\n', 2, "only mp3 or m4b"),
        (SHOW.replace("Letters", " ", 1), 2, "[show] has no title"),
        (SHOW.replace("Letters of", "Lettres évoquées of " * 300), 2, "bytes"),
        (f'{SHOW}artwork = "art.png"\n', 2, "cannot read the artwork"),
        (f'{SHOW}include = ["elsewhere"]\n', 3, "there is no"),
    ],
)
def test_mistakes_have_a_sentence_and_a_code(here, capsys, settings, code, says):
    (here / "narrate.toml").write_text(settings)
    assert run(["publish", "--voice", "tone"]) == code
    assert says in capsys.readouterr().err


def test_a_damaged_lock_is_not_overwritten(here, capsys):
    assert run(["publish", "--voice", "tone", "-q"]) == 0
    lock = here / "show.lock"
    lock.write_text(f"<<<<<<< ours\n{lock.read_text()}")
    before = lock.read_bytes()
    assert run(["publish", "--voice", "tone"]) == 2
    assert "line 1" in capsys.readouterr().err
    assert lock.read_bytes() == before


def test_a_document_that_fails_is_one(here, capsys):
    (here / "blank.txt").write_text("  \n")
    assert run(["publish", "--voice", "tone"]) == 1
    said = capsys.readouterr().err
    assert "blank.txt" in said
    assert "1 episode in the feed: 1 new, 0 unchanged, 1 failed" in said


def test_it_is_sent_where_it_is_said(here, capsys):
    assert run(["publish", "--voice", "tone", "--to", "there"]) == 0
    assert "files sent to" in capsys.readouterr().err
    public = {one.relative_to(here / "public") for one in (here / "public").rglob("*")}
    assert public <= {one.relative_to(here / "there") for one in (here / "there").rglob("*")}
    assert run(["publish", "--voice", "tone", "--to", "there"]) == 0
    assert "0 files sent" in capsys.readouterr().err


def test_settings_may_say_where_and_an_option_that_it_stays(here):
    (here / "narrate.toml").write_text(f'{SHOW}to = "there"\n')
    assert run(["publish", "--voice", "tone", "-q", "--no-send"]) == 0
    assert not (here / "there").exists()
    assert run(["publish", "--voice", "tone", "-q"]) == 0
    assert (here / "there" / "feed.xml").exists()


def test_a_place_that_cannot_be_reached_leaves_what_was_written(here, capsys):
    assert run(["publish", "--voice", "tone", "--to", "letter.txt"]) == 5
    assert (here / "public" / "feed.xml").exists()
    assert "narrate:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("nothing://there", "nothing here knows nothing://"),
        ("https://me:secret@letters.example.org/", "credentials do not belong into an address"),
        (".", "where the texts are"),
        ("public/below", "in the published folder itself"),
    ],
)
@pytest.mark.parametrize("more", [[], ["--dry-run"]], ids=["publish", "dry-run"])
def test_an_address_that_is_none_is_said_before_anything_is_made(here, capsys, to, says, more):
    assert run(["publish", "--voice", "tone", "--to", to, *more]) == 2
    assert says in capsys.readouterr().err
    assert not (here / "output").exists()


def test_a_profile_that_is_none_is_said_though_nothing_is_to_be_made(capsys):
    assert run(["publish", "--voice", "tone", "-q"]) == 0
    assert run(["publish", "--voice", "tone", "-q", "--profile", "loud"]) == 2
    assert "there is no profile 'loud'" in capsys.readouterr().err


def test_a_dry_run_goes_on_behind_what_cannot_be_made(here, capsys):
    (here / "blank.txt").write_text("  \n")
    assert run(["publish", "--voice", "tone", "--dry-run"]) == 1
    told = capsys.readouterr()
    assert "1 to be made" in told.out
    assert "narrate: blank.txt" in told.err
    assert run(["make", ".", "--voice", "tone", "--dry-run"]) == 1
    assert "blank.txt" in capsys.readouterr().err
    assert run(["make", "blank.txt", "--voice", "tone", "--dry-run"]) == 3


def test_one_mistake_of_many_texts_is_told_once(here, capsys):
    for number in range(3):
        (here / f"letter-{number}.txt").write_text("Dear Anna.\n", encoding="utf-8")
    (here / "narrate.toml").write_text(f'{SHOW}[voice]\nlexicons = ["gone.pls"]\n')
    for more in ([], ["--dry-run"]):
        assert run(["publish", "--voice", "tone", *more]) == 1
        said = capsys.readouterr().err
        assert said.count("cannot read the lexicon") == 1
        assert "the same is true of" in said


def test_a_show_that_moves_is_told_to_lead_there(here, capsys):
    assert run(["publish", "--voice", "tone"]) == 0
    assert "the feed was" not in capsys.readouterr().err
    (here / "narrate.toml").write_text(SHOW.replace("letters.", "new."))
    assert run(["publish", "--voice", "tone"]) == 0
    said = capsys.readouterr().err
    assert "was https://letters.example.org/feed.xml and is https://new.example.org/feed" in said
    assert run(["publish", "--voice", "tone"]) == 0
    assert "the feed was" not in capsys.readouterr().err


def test_what_would_sound_otherwise_is_told_in_a_line(here, capsys):
    assert run(["publish", "--voice", "tone", "-q"]) == 0
    with (here / "narrate.toml").open("a") as file:
        file.write('[say]\nAnna = "Hannah"\n')
    line = "of the unchanged, 1 would sound otherwise now: narrate publish --refresh"
    assert run(["publish", "--voice", "tone", "-n"]) == 0
    assert line in capsys.readouterr().out
    assert run(["publish", "--voice", "tone"]) == 0
    assert line in capsys.readouterr().err
    assert run(["publish", "--voice", "tone", "--refresh"]) == 0
    told = capsys.readouterr().err
    assert line not in told
    assert "1 refreshed" in told


def test_strict_makes_a_warning_a_failure(here):
    assert run(["publish", "--voice", "tone", "-q", "--strict"]) == 0
    (here / "letter.txt").write_text("Dear \a Anna:\n\nThe boats are here.\n", encoding="utf-8")
    assert run(["publish", "--voice", "tone", "-q", "--strict"]) == 1
    (here / "letter.txt").write_text("Dear \a Anna:\n\nThe boats are gone.\n", encoding="utf-8")
    assert run(["publish", "--voice", "tone", "-q"]) == 0
