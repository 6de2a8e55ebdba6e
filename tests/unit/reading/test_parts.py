"""Documents cut out of a file, and files put together."""

from __future__ import annotations

import pytest

from narrate.model.document import Kind
from narrate.reading import read
from narrate.reading.joining import CannotJoin, joined
from narrate.reading.parts import parts
from narrate.scripting import account, script

VOLUME = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title>The volume</title></titleStmt></fileDesc></teiHeader><text>
<front><div><head>Preface</head><p>About it.</p></div></front>
<body><div type="compilation"><head>Letters</head>
<div type="document" xml:id="d1" n="1"><head>1. Letter From Ann to Bob<note
n="1">Source: A box.</note></head>
<p>Dear<pb n="2"/> Bob<ref target="#e1">2</ref>, yes.</p></div>
<pb n="3"/>
<div type="document" xml:id="d2" n="2"><head>2. Reply</head><p>No<note n="1">Indeed.</note>.</p>
<floatingText><body><head>Tab A</head><p>The list.</p></body></floatingText></div></div></body>
<back><div><head>Notes</head><note xml:id="e1" n="2">The endnote.</note></div></back></text>
</TEI>"""


@pytest.fixture
def volume():
    return read(VOLUME, name="volume.xml")


def heard(document):
    return [" ".join(document.text_of(block).split()) for block in document.blocks]


def covered(document):
    """Every character of every node is in exactly one block or omission."""
    marks = [bytearray(len(node)) for node in document.nodes]
    places = [place for block in document.blocks for place in block.places]
    for node, start, end in [*places, *(one.place for one in document.omissions)]:
        assert not any(marks[node][start:end])
        marks[node][start:end] = b"\x01" * (end - start)
    return all(all(node) for node in marks)


def test_a_part_has_its_own_nodes_blocks_and_notes(volume):
    first, second = parts(volume)
    assert heard(first) == [
        "1. Letter From Ann to Bob",
        "Source: A box.",
        "Dear Bob2, yes.",
        "The endnote.",
    ]
    assert heard(second) == ["2. Reply", "No.", "Indeed.", "Tab A", "The list."]
    assert [(note.number, note.blocks) for note in first.notes] == [("1", (1,)), ("2", (3,))]
    assert [(note.number, note.blocks) for note in second.notes] == [("1", (2,))]


def test_a_part_says_of_itself_what_it_is(volume):
    first, second = parts(volume)
    assert (first.id, first.metadata.title, first.metadata.album) == (
        "d1",
        "Letter From Ann to Bob",
        "The volume",
    )
    assert (first.metadata.sender, first.metadata.recipient) == ("Ann", "Bob")
    assert first.metadata.source == "A box."
    assert [one.title for one in first.chapters] == ["Letter From Ann to Bob"]
    assert second.metadata.number == "2"
    assert not first.divisions


def test_marks_point_into_the_part(volume):
    first, _ = parts(volume)
    for note in first.notes:
        node, start, end = note.mark
        assert 0 <= start <= end <= len(first.nodes[node])
    node, start, end = first.notes[1].mark
    assert first.nodes[node][start:end] == "2"


def test_parts_account_for_every_character(volume):
    assert covered(volume)
    for one in parts(volume):
        assert covered(one)
        assert account(one, script(one)).unaccounted == 0


def test_a_file_of_one_document_is_its_own_part():
    letter = read(b"Dear Ann,\n\nAll is well.\n", name="letter.txt")
    assert list(parts(letter)) == [letter]


def test_files_put_together_keep_their_pages_notes_and_chapters(volume):
    letter = read(
        b"Lettre\n\nCher ami, il y a le temps de la vie et des mots qui ne sont pas "
        b"dans les livres.\n",
        name="b-letter.txt",
    )
    whole = joined([volume, letter], "box")
    assert covered(whole)
    assert account(whole, script(whole)).unaccounted == 0
    assert heard(whole) == heard(volume) + heard(letter)
    assert [one.id for one in whole.chapters] == [
        "volume-c1",
        "volume-d1",
        "volume-d2",
        "volume-c4",
        "b-letter",
    ]
    assert whole.metadata.title == ""
    assert whole.metadata.language == "en"
    assert [block.lang for block in whole.blocks][-1] == "fr"
    assert {block.file for block in whole.blocks} == {"volume.xml", "b-letter.txt"}
    notes = [block for block in whole.blocks if block.kind is Kind.NOTE]
    assert [whole.blocks[index] for note in whole.notes for index in note.blocks] == [
        notes[0],
        notes[2],
        notes[1],
    ]


def test_what_speaks_for_itself_cannot_be_put_together(volume):
    speech = read(b'<speak version="1.1" xml:lang="en">Hello there.</speak>', name="a.ssml")
    with pytest.raises(CannotJoin, match=r"a\.ssml"):
        joined([volume, speech], "box")
