"""``narrate check`` as a person meets it."""

from __future__ import annotations

import json
import shutil

import jsonschema
import pytest

import narrate
from narrate.audio.tags import id3, read_back
from narrate.checking.contrast import contrast
from narrate.checking.houses import HOUSES, house
from narrate.cli.running import run
from narrate.errors import UsageError


def test_a_clean_edition_is_said_to_be_so(pristine, capsys):
    assert run(["check", str(pristine)]) == 0
    out, err = capsys.readouterr()
    assert not out
    assert "without a finding" in err


def test_what_is_found_is_printed_with_what_to_do(spoilt, capsys):
    path = spoilt("days.vtt")
    path.write_text("WEBVTT\n", encoding="utf-8")
    assert run(["check", str(path)]) == 1
    out, _ = capsys.readouterr()
    assert "error cues-unreadable: There is no cue in it." in out
    assert "make it again" in out


def test_json_fits_its_schema(spoilt, root, capsys):
    path = spoilt("days.srt")
    path.write_bytes(b"")
    assert run(["check", str(path.parent), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    schema = json.loads((root / "docs" / "schemas" / "check.schema.json").read_bytes())
    jsonschema.validate(document, schema)
    assert {one["id"] for file in document["files"] for one in file["findings"]} == {
        "file-empty",
        "file-changed",
    }


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_nothing_to_check(name, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["check", name]) == 3
    assert "name a file or folder that narrate made" in capsys.readouterr().err


def test_a_house_that_is_not_known(pristine, capsys):
    assert run(["check", str(pristine), "--against", "bbc"]) == 2
    assert "acx" in capsys.readouterr().err
    with pytest.raises(UsageError):
        house("bbc")


def test_strict_fails_on_a_warning(spoilt, capsys):
    path = spoilt("days.mp3")
    shutil.copy(path, path.with_name("alone.mp3"))
    tagless = path.with_name("alone.mp3")
    tag = id3(*read_back(tagless))
    tagless.write_bytes(tagless.read_bytes().removeprefix(tag))
    assert run(["check", str(tagless)]) == 0
    assert run(["check", str(tagless), "--strict"]) == 1
    assert "title-missing" in capsys.readouterr().out


def test_every_house_says_something_with_numbers(pristine, capsys):
    code = run(["check", str(pristine / "days.mp3"), "--against", ",".join(HOUSES)])
    out, _ = capsys.readouterr()
    assert code == 1
    assert "ACX wants 192 kbit/s; it has 64" in out
    assert "EBU R 128 wants -23.5 to -22.5 LUFS" in out
    assert "LibriVox takes no synthetic voice" in out


def test_the_audiobook_profile_is_what_acx_measures(tmp_path, capsys):
    source = tmp_path / "letter.txt"
    source.write_text(
        "A Letter\n\nDear Friend,\n\n" + "The boats stood still, and the gulls were silent. " * 8,
        encoding="utf-8",
    )
    edition = narrate.make(source, output=str(tmp_path / "out"), profile="audiobook", no_cache=True)
    sound = [one for one in edition.files if one.endswith(".mp3") and "chapters" in one]
    assert sound
    run(["check", sound[0], "--against", "acx"])
    out, _ = capsys.readouterr()
    assert not [line for line in out.splitlines() if line.startswith("  error")], out


@pytest.mark.parametrize(
    ("css", "ratio"),
    [("color:#000;background:#fff", 21.0), ("color:#777777;background-color:#fff", 4.48)],
)
def test_contrast(css, ratio):
    assert contrast(css) == pytest.approx(ratio, abs=0.01)
