from __future__ import annotations

import errno
import json
import os
import select
import subprocess
import sys
import time
from contextlib import suppress

import jsonschema
import pytest

from narrate.cli.asking import QUESTIONS, defaults
from narrate.cli.running import run
from narrate.edition.showing import showing
from narrate.settings.table import TABLE

ADDRESS = "https://letters.example.org/"
NEEDED = ("--description", "What they wrote.", "--base-url", ADDRESS)


@pytest.fixture
def letters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "my-letters").mkdir()
    return tmp_path / "my-letters"


def test_options_make_a_file_that_a_show_can_be_made_of(letters, capsys):
    options = ("--category", "History", "--category", "Arts > Books", "--explicit", "true")
    assert run(["init", "my-letters", *NEEDED, *options, "--edition-per", "document", "-y"]) == 0
    out, err = capsys.readouterr()
    assert out == "my-letters/narrate.toml\n"
    assert err == "next: narrate publish my-letters\n"
    found = showing(["my-letters"], ())
    assert (found.show.title, found.show.description) == ("My letters", "What they wrote.")
    assert found.show.base_url == ADDRESS
    assert found.show.categories == ("History", "Arts > Books")
    assert found.show.explicit
    assert found.settings.edition_per == "document"
    assert [one.name for one in letters.iterdir()] == ["narrate.toml"]


def test_the_language_is_that_of_the_texts(letters, capsys):
    german = "Die Boote kamen erst am späten Abend zurück, und niemand wurde verletzt. " * 3
    for number, text in enumerate((german, "Ja.", "\0")):
        (letters / f"{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    assert run(["init", "my-letters", *NEEDED, "-y"]) == 0
    assert showing(["my-letters"], ()).show.language == "de"
    assert run(["init", "my-letters", *NEEDED, "-y", "--force", "--language", "fr"]) == 0
    assert showing(["my-letters"], ()).show.language == "fr"
    assert "next" in capsys.readouterr().err


def test_what_comes_next_can_be_pasted_into_a_shell(letters, capsys):
    (letters.parent / "his letters").mkdir()
    assert run(["init", "his letters", *NEEDED, "-y"]) == 0
    assert capsys.readouterr().err == "next: narrate publish 'his letters'\n"


def test_every_key_of_a_show_is_an_option(letters, capsys):
    with pytest.raises(SystemExit):
        run(["init", "--help"])
    page = capsys.readouterr().out
    for key in TABLE.keys:
        if key.name.startswith("show."):
            assert f"--{key.name.removeprefix('show.').replace('_', '-')}" in page
    assert letters.exists()


def test_the_working_folder_is_the_default_and_json_is_one_document(letters, monkeypatch, capsys):
    monkeypatch.chdir(letters)
    assert run(["init", *NEEDED, "--json"]) == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert said == {
        "schema": "narrate/init/1",
        "file": "narrate.toml",
        "next": "narrate publish",
    }
    assert err == ""


def test_json_is_as_its_schema_says(letters, root, capsys):
    run(["init", "my-letters", *NEEDED, "--json"])
    schema = json.loads((root / "docs" / "schemas" / "init.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))
    assert letters.exists()


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ((), 2, "a show needs --description and --base-url, and nobody can be asked"),
        (("--base-url", ADDRESS), 2, "a show needs --description, and nobody can be asked"),
        ((*NEEDED, "--description", " "), 2, "a show needs --description, and nobody can be asked"),
        ((*NEEDED, "--base-url", "letters"), 2, '--base-url: "letters" is no address of the web'),
        ((*NEEDED, "--category", "Histry"), 2, "did you mean History?"),
        ((*NEEDED, "--explicit", "maybe"), 2, '--explicit: "maybe" is neither true nor false'),
        ((*NEEDED, "--keep-days", "x"), 2, "--keep-days: "),
        ((*NEEDED, "--title", "a\x1b[D"), 2, "--title: there are signs in it that are no text"),
        ((*NEEDED, "--titel", "x"), 2, "did you mean --title?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(letters, capsys, options, code, says):
    assert run(["init", "my-letters", *options]) == code
    assert says in capsys.readouterr().err
    assert list(letters.iterdir()) == []


def test_a_folder_that_is_none(letters, capsys):
    assert run(["init", "nowhere", *NEEDED]) == 3
    assert "nowhere is not there" in capsys.readouterr().err
    (letters / "a.txt").write_text("text")
    assert run(["init", "my-letters/a.txt", *NEEDED]) == 3
    assert "is a file, not the folder it is in" in capsys.readouterr().err


def test_a_disk_without_room(letters, capsys, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("narrate.store.files.os.fsync", full)
    assert run(["init", "my-letters", *NEEDED]) == 5
    assert "no room left to write my-letters/narrate.toml" in capsys.readouterr().err
    assert list(letters.iterdir()) == []


def test_a_file_that_is_there_is_never_lost(letters, capsys):
    file = letters / "narrate.toml"
    file.write_text('# mine\n[say]\nToon = "toon"\n')
    assert run(["init", "my-letters", *NEEDED]) == 2
    assert "is there already\n  try: --force adds a show" in capsys.readouterr().err
    assert run(["init", "my-letters", *NEEDED, "--force"]) == 0
    text = file.read_text()
    assert text.startswith('# mine\n[say]\nToon = "toon"\n\n[show]\n')
    assert run(["init", "my-letters", *NEEDED, "--title", "Another"]) == 2
    assert "tells of a show already" in capsys.readouterr().err
    assert file.read_text() == text
    assert run(["init", "my-letters", *NEEDED, "--title", "Another", "--force"]) == 0
    assert file.read_text() == text.replace('title = "My letters"', 'title = "Another"')
    assert [one.name for one in letters.iterdir()] == ["narrate.toml"]


def test_a_file_with_a_mistake_or_a_show_out_of_reach_is_left(letters, capsys):
    file = letters / "narrate.toml"
    for text, says in (
        ("[say\n", "not TOML"),
        ("show.title = 'x'\n", "stands where it cannot be changed without harm"),
    ):
        file.write_text(text)
        assert run(["init", "my-letters", *NEEDED, "--force"]) == 2
        assert says in capsys.readouterr().err
        assert file.read_text() == text


def test_questions_are_about_keys_and_their_examples_are_allowed(letters):
    from narrate.cli.asking import checked  # noqa: PLC0415 - only here

    usual = defaults(letters, ())
    for question in QUESTIONS:
        for text in filter(None, (question.example, usual.get(question.key))):
            if question.key != "show.language" or "," not in text:
                checked(question.key, text, letters)


# --- on a terminal --------------------------------------------------------------------------------


_AT_ITS_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C is heard
os.execv(sys.argv[1], sys.argv[1:])
"""


class _Terminal:
    """A person at a terminal: sees what is written, and types."""

    def __init__(self, arguments):
        pty = pytest.importorskip("pty")
        self._master, terminal = pty.openpty()
        command = [sys.executable, "-c", _AT_ITS_TERMINAL, sys.executable, "-m", "narrate", "init"]
        self._process = subprocess.Popen(
            [*command, *arguments],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self.seen = self._unread = ""

    def until(self, wanted, seconds=180):
        """Read on until something is written."""
        end = time.monotonic() + seconds
        while wanted not in self._unread:
            assert time.monotonic() < end, f"{wanted!r} never came after {self.seen!r}"
            ready, _, _ = select.select([self._master], [], [], 0.2)
            if ready:
                self._read()
        self._unread = self._unread.partition(wanted)[2]

    def _read(self):
        more = os.read(self._master, 4096).decode()
        self.seen += more
        self._unread += more
        return more

    def type(self, text):
        os.write(self._master, text.encode())

    def answer(self, question, text):
        self.until(question)
        self.until("> ")
        self.type(f"{text}\n")

    def ended(self):
        with suppress(OSError):  # what Linux says where a terminal has ended
            while self._read():
                pass
        os.close(self._master)
        return self._process.wait(timeout=120)


def test_a_person_is_asked_kindly(letters):
    person = _Terminal(["my-letters", "--licence", "CC-BY-4.0"])
    person.answer("What is the show called?", "")
    person.answer("What is it about?", "")
    person.until("A show cannot do without it.")
    person.until("> ")
    person.type("Was sie „schrieben“.\n")
    person.answer("At which address will the site stand?", "letters.example")
    person.until("is no address of the web")
    person.until("try: an address of the web, such as https://letters.example.org/")
    person.until("> ")
    person.type(f"{ADDRESS}\n")
    person.answer("Who publishes it?", "")
    person.answer("How can its owner be reached?", "archive@example.org")
    person.answer("In which language is it?", "DE")
    person.answer("In which categories", "")
    person.answer("What makes an episode?", "")
    assert person.ended() == 0
    assert "[My letters] > " in person.seen
    assert "Under which licence" not in person.seen  # an option said it
    assert "next: narrate publish my-letters" in person.seen
    found = showing(["my-letters"], ())
    assert found.show.title == "My letters"
    assert found.show.description == "Was sie „schrieben“."
    assert (found.show.language, found.show.licence) == ("de", "CC-BY-4.0")
    assert found.show.owner_email == "archive@example.org"
    assert found.show.author == ""
    assert (letters / "narrate.toml").is_file()


@pytest.mark.parametrize(("key", "says"), [("\x03", "interrupted"), ("\x04", "were not answered")])
def test_a_person_who_leaves_finds_everything_as_it_was(letters, key, says):
    person = _Terminal(["my-letters"])
    person.answer("What is the show called?", "Letters")
    person.until("What is it about?")
    person.until("> ")
    person.type(key)
    assert person.ended() == 130
    assert says in person.seen
    assert "Traceback" not in person.seen
    assert list(letters.iterdir()) == []


@pytest.mark.parametrize(("said", "code"), [("y", 0), ("no", 2)])
def test_a_person_may_add_a_show_to_a_file(letters, said, code):
    file = letters / "narrate.toml"
    file.write_text('[say]\nToon = "toon"\n')
    person = _Terminal(["my-letters", *NEEDED, "--title", "Letters"])
    person.until("tells of no show. Add one, and leave the rest?")
    person.until("> ")
    person.type(f"{said}\n")
    for question in QUESTIONS[3:] if code == 0 else ():
        person.answer(question.ask, "")
    assert person.ended() == code
    assert file.read_text().startswith('[say]\nToon = "toon"\n')
    assert ("[show]" in file.read_text()) == (code == 0)


def test_a_folder_that_cannot_be_written_names_no_option_that_is_not_there(
    letters, capsys, monkeypatch
):
    def refused(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("os.fsync", refused)
    assert run(["init", "my-letters", *NEEDED, "-y"]) == 5
    told = capsys.readouterr().err
    assert "narrate.toml: Read-only file system\n  try: let narrate write into that folder" in told
    assert not list(letters.iterdir())
