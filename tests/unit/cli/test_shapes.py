"""Every ``--json`` is one document that its schema accepts."""

from __future__ import annotations

import json

import jsonschema
import pytest

from narrate import engines
from narrate.cli.running import run

LETTER = (
    "A Letter\n\nDear Anna:\n\nOn May 3 the boats came back.1 Nobody was hurt.\n\n1 See box 4.\n"
)


SHOW = """[show]
title = "Letters"
description = "Letters of statesmen."
base_url = "https://letters.example.org/"
"""


@pytest.fixture(autouse=True)
def _here(desk):
    (desk / "letter.txt").write_text(LETTER, encoding="utf-8")
    (desk / "narrate.toml").write_text(SHOW, encoding="utf-8")
    (desk / "blank.txt").write_text("   \n", encoding="utf-8")


def valid(root, shape, name):
    schema = json.loads((root / "docs" / "schemas" / f"{name}.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(shape)


@pytest.mark.parametrize(
    ("command", "schema", "code"),
    [
        ("make letter.txt --voice tone", "make", 0),
        ("make letter.txt blank.txt --voice tone", "make", 1),
        ("make letter.txt --voice tone --dry-run", "plan", 0),
        ("script letter.txt --voice tone", "script", 0),
        ("script letter.txt --voice tone --explain", "script", 0),
        ("say On May 3 --voice tone --silent", "say", 0),
        ("voices", "voices", 0),
        ("voices show english-us tone", "voices", 0),
        ("voices list --engine tone", "engine-voices", 0),
        ("voices calibrate tone", "calibration", 0),
        ("formats", "formats", 0),
        ("cache", "cache", 0),
        ("cache dir", "cache", 0),
        ("cache verify", "cache", 0),
        ("cache prune --max-size 1MB", "cache", 0),
        ("cache clean", "cache", 0),
        ("publish letter.txt --voice tone", "publish", 0),
        ("publish letter.txt --voice tone --to there", "publish", 0),
        ("publish letter.txt --voice tone --dry-run --to there", "publish-plan", 0),
        ("publish letter.txt blank.txt --voice tone", "publish", 1),
        ("make gone.txt", "error", 3),
        ("mke", "error", 2),
    ],
)
def test_document(command, schema, code, root, capsys):
    assert run([*command.split(), "--json"]) == code
    shape = json.loads(capsys.readouterr().out)
    assert shape["schema"] == f"narrate/{schema}/1"
    valid(root, shape, schema)


def test_doctor(root, capsys, monkeypatch):
    monkeypatch.setattr(engines, "names", lambda: ("espeak", "tone"))
    code = run(["doctor", "--json"])
    shape = json.loads(capsys.readouterr().out)
    valid(root, shape, "doctor")
    assert shape["healthy"] == (code == 0)
    assert {"python", "engine tone", "sound device", "cache"} <= {
        c["name"] for c in shape["checks"]
    }


def test_text_of_a_script(capsys):
    assert run(["script", "letter.txt", "--voice", "tone"]) == 0
    out = capsys.readouterr().out
    paragraphs = [" ".join(one.split()) for one in out.split("\n\n")]
    assert paragraphs[0] == "A Letter"
    assert paragraphs[2].startswith("On May ")
    assert paragraphs[2].endswith("the boats came back. Nobody was hurt.")


def test_lines_of_a_script(root, capsys):
    assert run(["script", "letter.txt", "--voice", "tone", "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 4
    for line in lines:
        valid(root, json.loads(line), "segment")


def test_calibration_reaches_the_target(tmp_path, capsys):
    card = tmp_path / "here" / "voices" / "mine.toml"
    card.parent.mkdir()
    card.write_text('# mine\nengine = "tone"\nlanguage = "en"\n', encoding="utf-8")
    assert run(["voices", "calibrate", "mine", "--write", "--text", LETTER]) == 0
    assert capsys.readouterr().out.strip().startswith("mine  gain_db =")
    text = card.read_text(encoding="utf-8")
    assert text.startswith('# mine\nengine = "tone"\ngain_db = ')
    alone = ("--set", "voice.disclosure=false")
    assert run(["make", "letter.txt", "--voice", "mine", "--json", *alone]) == 0
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    assert abs(edition["loudness_lufs"] + 19) < 1
