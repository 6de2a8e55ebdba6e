"""Single promises of the reader of plain text."""

import time

import pytest

from narrate.model.document import Kind
from narrate.model.span import Place
from narrate.reading import read
from narrate.reading.text.dates import iso_date
from narrate.reading.text.metadata import author_of
from narrate.reading.text.vocabulary import Vocabulary


def read_text(text):
    return read(text.encode(), name="my-letter.txt")


def clean(document, block):
    text, parts, at = document.text_of(block), [], 0
    for edit in block.edits:
        parts += [text[at : edit.span.start], edit.spoken]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def test_the_seed_letter(root):
    data = (root / "seeds" / "carter-to-brezhnev.txt").read_bytes()
    document = read(data, name="carter-to-brezhnev.txt")
    title = "Letter From President Carter to Soviet General Secretary Brezhnev"
    assert document.metadata.title == title
    assert document.metadata.number == "29"
    assert document.metadata.author == "President Carter"
    assert document.metadata.language == "en"
    assert [chapter.title for chapter in document.chapters] == [title]
    assert [block.kind for block in document.blocks] == [
        Kind.HEADING,
        Kind.SALUTATION,
        *[Kind.PARAGRAPH] * 7,
    ]
    assert [(note.number, note.mark) for note in document.notes] == [
        ("1", Place(0, 69, 70)),
        ("2", Place(0, 422, 423)),
    ]
    assert document.nodes[0][414:423] == "Gromyko.2"
    assert document.findings == ()


def test_a_text_without_a_title_is_named_after_its_file():
    document = read_text("It was late, and nobody spoke.\n\nThen somebody did.\n")
    assert [chapter.title for chapter in document.chapters] == ["My letter"]
    assert document.metadata.title == "My letter"


def test_an_edit_replaces_page_text_exactly():
    document = read_text("He went pur [Page 8] pose.\nThen he came.")
    (first, _) = document.blocks
    assert [(edit.rule, edit.number, tuple(edit.span)) for edit in first.edits] == [
        ("healed-word", "", (11, 12)),
        ("page-mark", "8", (12, 20)),
        ("healed-word", "", (20, 21)),
    ]
    assert clean(document, first) == "He went purpose."


def test_control_characters_are_left_out_counted_and_kept_on_the_page():
    document = read_text(
        "The bell\x07 rang\x0btwice in the har\u00adbour that night, and again.\x07"
    )
    (block,) = document.blocks
    assert clean(document, block) == "The bell rang twice in the harbour that night, and again."
    assert {edit.rule for edit in block.edits} == {"control-character", "invisible-character"}
    (finding,) = document.findings
    assert (finding.id, finding.count) == ("control-characters", 3)
    assert finding.place == Place(0, 8, 9)


def test_lost_characters_are_reported():
    document = read_text("The caf\ufffd was closed, and the na\ufffdve boy went home.")
    (finding,) = document.findings
    assert (finding.id, finding.count) == ("replacement-characters", 2)


def test_a_missing_mark_is_reported():
    document = read_text("Nobody agreed.1 The rest was read.3 It was late.4")
    assert [note.number for note in document.notes] == ["1", "3", "4"]
    (finding,) = document.findings
    assert finding.id == "note-mark-missing"
    assert "note 2" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "an MP3 file",
        "drink H2O now",
        "the SS-20 missile",
        "a B-52 flew",
        "an F16 flew",
        "paid $2.5 million",
        "some 1,000 men",
        "under Section 3.2 of it",
        "on the 2nd day",
        "at 11:35 a.m. today",
        "on March 31 he came",
        "COVID19 came",
        "see www.example.org/page1 for it",
        "the file draft2.txt was lost",
        "Rs.45 was paid",
        "No.2 is here",
        "it is 3.5 percent",
        "in 1977–80 and after",
        "Matthew 5:3 says",
        "chapter 3.1 says",
        "Henry VIII came",
        "the x2 and y1 axes",
    ],
)
def test_numbers_that_belong_to_the_text_stay(words):
    document = read_text(f"We know that {words}. Nothing else is said about it here.")
    assert document.notes == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("He met Brezhnev1 there.", "1"),
        ("He met Gromyko.1 The rest came.", "1"),
        ("He agreed.”1 The rest came.", "1"),
        ("He came on February 71 and left.", "1"),
        ("He came in June 19681 and left.", "1"),
        ("He came at 11:351 and left.", "1"),
        ("He came (in 1713)1 and left.", "1"),
        ("He came on the 25th1 and left.", "1"),
        ("He came[1] and left.", "1"),
        ("He came.¹ Then he left.", "1"),
        ("He told me:1 go.", "1"),
    ],
)
def test_one_mark_is_found_and_numbered(words, number):
    document = read_text(f"{words} Nothing else is said about it here.")
    assert [note.number for note in document.notes] == [number]


def test_the_sequence_decides_where_shapes_do_not():
    text = "Nobody agreed.1 He came on February 272 and left.{} It was late.4"
    with_three = read_text(text.format("3"))
    assert [note.number for note in with_three.notes] == ["1", "2", "3", "4"]
    start = with_three.notes[1].mark.start
    assert with_three.nodes[0][start - 2 : start + 1] == "272"


def test_words_are_healed_only_with_proof():
    vocabulary = Vocabulary("Nicosia was calm. Another day came.")
    assert vocabulary.is_cut("exer", "cising")
    assert vocabulary.is_cut("agree", "ment")
    assert vocabulary.is_cut("Nic", "osia") is False
    assert Vocabulary("Nicosia was calm; Nic osia.").is_cut("Nic", "osia")
    assert not vocabulary.is_cut("in", "deed")
    assert not vocabulary.is_cut("the", "rest")


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Letter From President Carter to Chairman Brezhnev", "President Carter"),
        ("Telegram From the Department of State to the Embassy", "Department of State"),
        ("Editorial Note", ""),
        ("A Letter From Home", ""),
    ],
)
def test_who_wrote_a_letter_by_its_title(title, author):
    assert author_of(title) == author


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Washington, June 9, 1977.", "1977-06-09"),
        ("Moscow, 9 June 1977", "1977-06-09"),
        ("Berlin, den 3. Mai 1950", "1950-05-03"),
        ("Paris, le 1er août 1916", "1916-08-01"),
        ("Madrid, 2 de enero de 1931", "1931-01-02"),
        ("May 1944", "1944-05"),
        ("some day", "some day"),
    ],
)
def test_dates(words, iso):
    assert iso_date(words) == iso


HOSTILE = {
    "one line": "The quick brown fox jumps over the lazy dog. " * 60_000,
    "no blank": "a" * 1_000_000,
    "brackets": "[" * 10_000 + "]" * 10_000,
    "quotes": '"' * 500_000,
    "digits": "1" * 500_000,
    "dots and digits": "a.1 " * 100_000,
    "blank inside": "a" + " " * 1_000_000 + "b",
    "underscores": "_" * 500_000,
    "page marks": "ab [Page 1] cd " * 20_000,
    "line ends": "a\r\n" * 60_000,
    "bullets": "- a\n" * 40_000,
    "numerals": "I.\n" * 40_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_good_time(name):
    begun = time.process_time()
    document = read_text(HOSTILE[name])
    assert document.blocks
    assert time.process_time() - begun < 20  # linear time takes about one second


_MAIL = """Return-Path: <anna@example.org>
From: "Berg, Anna" <anna@example.org>
To: Carl Dahl <carl@example.org>,
\tEva Falk <eva@example.org>
Date: Mon, 2 Nov 2026 10:12:31 +0100
Subject: The boats of {what}
MIME-Version: 1.0

Dear Carl,

the boats came back.
"""


def test_the_header_of_an_e_mail_is_silent_but_for_its_subject():
    document = read(_MAIL.format(what="Hull").encode(), name="a.txt")
    assert [document.text_of(block) for block in document.blocks] == [
        "The boats of Hull", "Dear Carl,", "the boats came back.",
    ]  # fmt: skip
    assert document.blocks[0].level == 1
    about = document.metadata
    assert (about.title, about.author, about.recipient, about.date) == (
        "The boats of Hull", "Berg, Anna", "Carl Dahl, Eva Falk", "2026-11-02",
    )  # fmt: skip


def test_an_encoded_subject_is_the_title_and_not_read():
    document = read(_MAIL.format(what="=?utf-8?Q?K=C3=B6ln?=").encode(), name="a.txt")
    assert document.metadata.title == "The boats of Köln"
    assert document.text_of(document.blocks[0]) == "Dear Carl,"


def test_fields_that_say_what_a_text_is_are_its_metadata():
    document = read(b"Title: Boats\nAuthor: Anna Berg\nDate: 2 November 2026\n\nNine.\n", name="a")
    assert [document.text_of(block) for block in document.blocks] == ["Boats", "Nine."]
    assert document.metadata.author == "Anna Berg"
    assert document.metadata.date == "2026-11-02"


@pytest.mark.parametrize(
    "text",
    [
        "From: anna@example.org\nSubject: Boats\nThis line is no field\n\nNine boats.\n",
        "From: anna@example.org\nSubject: Boats\nDate: 2 November 2026\n",
        "From: anna@example.org\n" + "X-Note: a\n" * 300 + "\nNine boats.\n",
        "TO: The Secretary\nFROM: The Ambassador\nSUBJECT: Boats\n\nNine boats.\n",
        "Title: Boats\nNote: all of them\n\nNine boats.\n",
        "Anna: where are they?\nCarl: at sea.\n\nNine boats.\n",
    ],
)
def test_what_is_no_whole_header_is_text(text):
    document = read(text.encode(), name="a.txt")
    assert not [one for one in document.omissions if one.rule == "header"]
    said = "".join("".join(document.text_of(block).split()) for block in document.blocks)
    assert said == "".join(text.split())
