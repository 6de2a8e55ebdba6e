"""Pauses between paragraphs, ids, announcements, and what a document in short holds."""

from __future__ import annotations

import re

import pytest

from narrate.model.document import Block, Chapter, Document, Kind, Metadata, Omission
from narrate.model.script import Contour, Pause
from narrate.model.span import Edit, Place, Span
from narrate.model.voice import Voice
from narrate.scripting import Scripter, account, announce, script
from narrate.scripting.pauses import pause_ms


def page(*blocks, chapters=(), language="en"):
    """Build a document from (kind, text) pairs, a line end between them left out as blank."""
    node, made, omitted = "", [], []
    for kind, text in blocks:
        made.append(Block(kind=kind, places=(Place(0, len(node), len(node) + len(text)),)))
        node += text + "\n"
        omitted.append(Omission(place=Place(0, len(node) - 1, len(node)), rule="blank"))
    return Document(
        name="t.txt",
        format="text",
        nodes=(node,),
        blocks=tuple(made),
        omissions=tuple(omitted),
        chapters=tuple(
            Chapter(id=f"c{n}", title=title, first_block=first)
            for n, (first, title) in enumerate(chapters, start=1)
        ),
        metadata=Metadata(language=language),
    )


LETTER = page(
    (Kind.HEADING, "The title"),
    (Kind.PARAGRAPH, "One."),
    (Kind.LIST_ITEM, "Rope"),
    (Kind.LIST_ITEM, "Tar"),
    (Kind.PARAGRAPH, "Two."),
    (Kind.HEADING, "Part"),
    (Kind.PARAGRAPH, "Three."),
    (Kind.HEADING, "Next"),
    (Kind.PARAGRAPH, "Four."),
    chapters=[(0, "The title"), (7, "Next")],
)


def test_the_longest_pause_between_paragraphs_wins():
    ends = [paragraph.segments[-1] for paragraph in script(LETTER).paragraphs]
    assert [(end.pause, end.pause_ms) for end in ends] == [
        (Pause.HEADING, 900),
        (Pause.PARAGRAPH, 1000),
        (Pause.LIST_ITEM, 450),
        (Pause.PARAGRAPH, 1000),
        (Pause.SECTION, 1500),
        (Pause.HEADING, 900),
        (Pause.CHAPTER, 2000),
        (Pause.HEADING, 900),
        (Pause.TAIL, 1500),
    ]


def test_every_segment_knows_its_chapter_and_has_an_id_of_its_own():
    made = script(LETTER)
    assert [segment.chapter for segment in made.segments][-2:] == ["Next", "Next"]
    assert [segment.id for segment in made.segments][:3] == ["p1s1", "p2s1", "p3s1"]
    assert made.paragraphs[-1].chapter == 1


def test_pauses_go_with_the_rate_and_the_length_of_what_was_said():
    fast = Voice(name="v", engine="tone", rate=2.0)
    plain = Voice(name="v", engine="tone", pauses_ms={Pause.COMMA: 100})
    assert pause_ms(fast, Pause.COMMA, strong=True) == 110
    assert pause_ms(plain, Pause.COMMA, strong=True) == 100
    assert pause_ms(plain, Pause.COMMA) == 70
    assert pause_ms(plain, Pause.CLAUSE) == 350
    assert pause_ms(plain, Pause.SENTENCE, words=15) == 600
    assert pause_ms(plain, Pause.SENTENCE, words=3) == 510
    assert pause_ms(plain, Pause.SENTENCE, words=40) == 720
    assert pause_ms(plain, Pause.PARAGRAPH, words=200) == 1200


def test_an_announcement_stands_on_no_page():
    voice = Voice(name="v", engine="e")
    line = announce("This was read by a machine.", lang="en", voice=voice, id="x")
    assert (line.id, line.block, line.kind) == ("x", -1, Kind.ANNOUNCEMENT)
    assert line.segments[0].id == "xs1"
    assert line.segments[-1].pause is Pause.TAIL
    assert {line.segments[0].span, *(word.place for word in line.segments[0].words)} == {
        Place(0, 0, 0)
    }
    with pytest.raises(ValueError, match="something to say"):
        announce("***", lang="en", voice=voice, id="x")


def test_what_is_announced_is_heard_where_it_would_stand():
    document = page(
        (Kind.PARAGRAPH, "Look:"), (Kind.CODE, "x = 1\ny = 2"), chapters=[(0, "How to look")]
    )
    said = [one for one in script(document).segments if one.kind is Kind.ANNOUNCEMENT]
    assert "".join(one.text for one in said).startswith("Code sample")
    for segment in said:
        assert segment.span == Place(0, 6, 6)
        assert segment.chapter == "How to look"
        assert {word.place for word in segment.words} == {Place(0, 6, 6)}


def test_a_change_over_several_nodes_has_all_its_places():
    places = (Place(0, 0, 2), Place(1, 0, 1), Place(2, 0, 6))
    document = Document(
        name="a",
        format="html",
        nodes=("Mr", "s", ". Berg"),
        blocks=(Block(kind=Kind.PARAGRAPH, places=places),),
        metadata=Metadata(language="en"),
    )
    (change,) = script(document).changes
    assert (change.text, change.spoken, change.place) == ("Mrs.", "Missus", Place(0, 0, 2))
    assert change.places == (Place(0, 0, 2), Place(1, 0, 1), Place(2, 0, 1))
    told = account(document, script(document))
    assert (told.changed["honorifics"], told.spoken) == (4, 5)


def test_a_question_and_a_line_that_goes_on_have_their_own_melody():
    made = script(page((Kind.PARAGRAPH, "Who came?"), (Kind.SALUTATION, "Dear Ada:")))
    assert [segment.contour for segment in made.segments] == [Contour.QUESTION, Contour.CONTINUING]


def test_a_language_without_rules_says_so_once():
    scripter = Scripter(page((Kind.PARAGRAPH, "Rok 1977."), language="cs"))
    assert [p.segments[0].spoken for p in scripter.paragraphs()] == ["Rok 1977."]
    assert [finding.id for finding in scripter.findings] == ["spoken-forms-of-engine"]


class Toon:
    """A lexicon with one word."""

    def edits(self, text, lang):
        at = text.find("Toon")
        if at >= 0 and lang.startswith("en"):
            yield Edit(span=Span(at, at + 4), spoken="tune", rule="say:Toon", ipa="tuːn")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_row_of_a_sign_that_has_no_sound_is_one_change(language):
    made = script(page((Kind.PARAGRAPH, "A ______ b ②② c."), language=language))
    silent = [(change.text, change.spoken) for change in made.changes if not change.spoken.strip()]
    assert silent == [("______", " ")]


def test_each_digit_of_another_shape_is_said():
    made = script(page((Kind.PARAGRAPH, "A ②② b."), language="es"))
    assert made.segments[0].spoken == "A dos dos b."


def test_a_lexicon_wins_and_is_named_in_changes_and_account():
    letter = page((Kind.PARAGRAPH, "Ambassador Toon’s return."))
    made = script(letter, lexicons=[Toon()])
    assert made.segments[0].spoken == "Ambassador tune's return."
    assert [said.ipa for said in made.segments[0].pronunciations] == ["tuːnz"]
    assert [change.rule for change in made.changes] == ["say:Toon"]
    assert account(letter, made).changed == {"say:Toon": 4}


def test_any_number_of_rules_is_accounted_apart():
    class Numbered:
        def edits(self, text, lang):
            assert lang == "en"
            for count, word in enumerate(re.finditer(r"\w+", text)):
                yield Edit(span=Span(*word.span()), spoken="so", rule=f"r{count}")

    document = page((Kind.PARAGRAPH, " ".join(["ab"] * 400)))
    told = account(document, script(document, lexicons=(Numbered(),)))
    assert told.changed == {f"r{count}": 2 for count in range(400)}
    assert told.total == len(document.nodes[0])


def test_what_the_reader_left_out_is_accounted_by_its_rule():
    block = Block(
        kind=Kind.PARAGRAPH,
        places=(Place(0, 0, 9),),
        edits=(Edit(span=Span(7, 8), spoken="", rule="note-mark", number="1"),),
    )
    made = Document(name="t", format="text", nodes=("Gromyko1.",), blocks=(block,))
    sums = account(made, script(made))
    assert (sums.spoken, sums.omitted, sums.total) == (8, {"note-mark": 1}, 9)
