"""``narrate script`` over a TEI file of several documents."""

from __future__ import annotations

import json

import pytest

import narrate
from narrate.cli.running import run

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader/><text><body>
<div type="document" xml:id="d1" n="1"><head>1. The first paper</head><p>One <stamp>A</stamp>.</p>
</div><div type="document" xml:id="d2" n="2"><head>2. The second paper</head><p>Two.<note
n="1">A note.</note></p></div></body></text></TEI>"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vol.xml").write_text(VOLUME, encoding="utf-8")
    return tmp_path


def out(capsys, *arguments):
    code = run(list(arguments))
    return code, capsys.readouterr()


@pytest.mark.usefixtures("here")
def test_the_chapter_of_a_segment_is_its_documents_title(capsys):
    code, said = out(capsys, "script", "vol.xml", "--format", "jsonl")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert code == 0
    assert {row["chapter"] for row in rows} == {"The first paper", "The second paper"}


@pytest.mark.usefixtures("here")
def test_a_chapter_by_its_id_or_number(capsys):
    _, by_id = out(capsys, "script", "vol.xml", "--chapter", "d2")
    _, by_number = out(capsys, "script", "vol.xml", "--chapter", "2")
    assert by_id.out == by_number.out == "Document two.\nThe second paper\n\nTwo.\n"


@pytest.mark.usefixtures("here")
def test_the_places_of_one_document_count_its_own_text_nodes(capsys):
    _, said = out(
        capsys, "script", "vol.xml", "--edition-per", "document", "--chapter", "d2", "-f", "jsonl"
    )
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["span"] for row in rows] == [[0, 0, 2], [0, 3, 19], [1, 0, 4]]


@pytest.mark.usefixtures("here")
def test_one_document_is_wanted_and_which_there_are_is_said(capsys):
    code, said = out(capsys, "script", "vol.xml", "--edition-per", "document")
    assert code == 2
    assert "2 documents" in said.err
    assert "--chapter d1" in said.err


@pytest.mark.usefixtures("here")
def test_a_chapter_that_is_not_there(capsys):
    code, said = out(capsys, "script", "vol.xml", "--chapter", "d9")
    assert code == 2
    assert "no chapter 'd9'" in said.err


def test_elements_with_what_becomes_of_them(here, capsys):
    (here / "narrate.toml").write_text('[tei]\nstamp = "spoken"\n', encoding="utf-8")
    code, said = out(capsys, "script", "vol.xml", "--elements")
    lines = said.out.splitlines()
    assert code == 0
    assert lines[0] == "read as Foreign Relations of the United States"
    rows = [line.split() for line in lines[2:]]
    assert ["1", "stamp", "spoken", "narrate.toml"] in rows
    assert ["2", "div[type=document]", "document", "frus"] in rows


@pytest.mark.usefixtures("here")
def test_elements_as_json(capsys):
    _, said = out(capsys, "script", "vol.xml", "--elements", "--json")
    shape = json.loads(said.out)
    assert {"element": "note", "treatment": "note", "reason": "default", "count": 1} in shape[
        "elements"
    ]


def test_elements_are_of_tei_only(here, capsys):
    (here / "letter.txt").write_text("Dear Ann,\n\nYes.\n", encoding="utf-8")
    code, said = out(capsys, "script", "letter.txt", "--elements")
    assert code == 2
    assert "no TEI" in said.err


@pytest.mark.usefixtures("here")
def test_explain_shows_a_line_for_each_block_with_its_notes(capsys):
    _, said = out(capsys, "script", "vol.xml", "--explain")
    assert said.out.splitlines() == [
        "{1. = Document 1.; document-number} The first paper",
        "One{A = silent; stamp}.",
        "{2. = Document 2.; document-number} The second paper",
        "Two.{A note. = silent; note}",
    ]


def test_python_follows_the_settings_of_the_folder(here):
    (here / "narrate.toml").write_text('[tei]\nextends = "default"\n', encoding="utf-8")
    assert not narrate.read(here / "vol.xml").divisions
    (here / "narrate.toml").unlink()
    assert len(narrate.read(here / "vol.xml").divisions) == 2
