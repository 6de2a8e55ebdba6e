"""Whole files of the corpus: a volume of 120 documents, an excerpt with its lists, 20 letters."""

from __future__ import annotations

import json
import re
import tracemalloc

import pytest

from narrate.model.document import Kind
from narrate.reading import read
from narrate.reading.decoding import EmptySource
from narrate.reading.parts import parts
from narrate.scripting import account, script
from narrate.scripting.edits import clean

VOLUMES = {"frus1961-63v06": "frus1961-63v06.xml", "frus1977-80v21": "frus1977-80v21-excerpt.xml"}


@pytest.fixture(scope="module")
def documents(shared):
    """The documents of both volumes by the identity that the pairs give them."""
    found = {}
    for volume, name in VOLUMES.items():
        path = shared / "corpus" / "tei-frus" / name
        for one in parts(read(path.read_bytes(), name=name)):
            found[f"{volume}/{one.id}"] = one
    return found


def heard(document, *, without=(Kind.NOTE,)):
    return [
        clean(document.text_of(block), block.edits, block.places).text
        for block in document.blocks
        if block.kind not in without
    ]


def test_a_volume_of_120_letters(shared):
    data = (shared / "corpus" / "tei-frus" / "frus1961-63v06.xml").read_bytes()
    volume = read(data, name="frus1961-63v06.xml")
    assert len(volume.divisions) == 120
    assert [one.metadata.number for one in volume.divisions] == [str(n) for n in range(1, 121)]
    assert len(volume.notes) == data.count(b"<note ")
    assert all(note.blocks for note in volume.notes)
    assert all(note.mark is not None for note in volume.notes)
    assert len(volume.terms) == 19
    assert len(volume.persons) == 58
    dates = [one.metadata.date for one in volume.divisions]
    assert len([one for one in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", one)]) == 110
    assert dates.count("") == 10  # editorial notes, and letters that say they are undated


def test_no_note_is_in_the_main_text_and_every_note_is_reached(documents):
    for document in documents.values():
        hosts = {
            block_index
            for block_index, block in enumerate(document.blocks)
            if block.kind is not Kind.NOTE
        }
        reached = {index for note in document.notes for index in note.blocks}
        assert reached.isdisjoint(hosts)
        assert reached | hosts == set(range(len(document.blocks)))


def test_parts_account_for_every_character(documents):
    for document in list(documents.values())[::6]:
        assert account(document, script(document)).unaccounted == 0


def test_the_mark_up_says_what_the_clean_texts_of_the_pairs_say(documents, shared):
    """Both come from one source; the pairs lost datelines, now and then a signature."""
    path = shared / "corpus" / "web-text-pairs" / "pairs.jsonl"
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def letters(words):
        return re.sub(r"[\s:]+", "", "".join(words)).casefold().removeprefix("document")

    for pair in pairs:
        document = documents[pair["id"]]
        wanted = letters(row["t"] for row in pair["spoken"])
        whole = letters(heard(document, without=(Kind.NOTE, Kind.DATELINE)))
        unsigned = letters(heard(document, without=(Kind.NOTE, Kind.DATELINE, Kind.SIGNATURE)))
        assert wanted in (whole, unsigned), pair["id"]


def test_the_letters_are_read_by_their_profile(shared):
    letters = sorted((shared / "corpus" / "tei-letters-fr").glob("Lettre*.xml"))
    assert len(letters) == 20
    for path in letters:
        letter = read(path.read_bytes(), name=path.name)
        assert letter.metadata.language == "fr"
        assert letter.metadata.sender == "Paul d'Estournelles de Constant"
        assert letter.metadata.recipient == "Nicholas Murray Butler"
        assert re.fullmatch(r"191[5-7]-\d\d-\d\d", letter.metadata.date)
        words = " ".join(heard(letter))
        assert "SÉNAT" not in words.partition("Mon cher")[0]
        assert not re.search(r"- \d+ -", words)
        assert account(letter, script(letter)).unaccounted == 0


def test_a_list_of_places_says_that_there_is_nothing_to_read(shared):
    data = (shared / "corpus" / "tei-letters-fr" / "Index_place.xml").read_bytes()
    with pytest.raises(EmptySource, match="Index_place"):
        read(data, name="Index_place.xml")


def test_memory_is_a_small_multiple_of_the_file(shared):
    data = (shared / "corpus" / "tei-frus" / "frus1961-63v06.xml").read_bytes()
    read(data, name="volume.xml")
    tracemalloc.start()
    try:
        document = read(data, name="volume.xml")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert document
    assert peak < 20 * len(data)
