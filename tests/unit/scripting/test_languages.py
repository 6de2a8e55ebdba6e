"""Paragraphs in several languages: where segments end, whose rules hold, which pause follows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model.document import Block, Document, Kind, LanguageRun
from narrate.model.script import Contour, Pause
from narrate.model.span import Edit, Place, Span
from narrate.scripting import account, script

TAGS = st.sampled_from(["fr", "de", "ja"])


def document(text, lang, *runs, edits=()):
    block = Block(
        kind=Kind.PARAGRAPH,
        places=(Place(0, 0, len(text)),),
        lang=lang,
        langs=tuple(LanguageRun(Span(text.index(said), text.index(said) + len(said)), tag)
                    for said, tag in runs),
        edits=edits,
    )  # fmt: skip
    return Document(name="t", format="text", nodes=(text,), blocks=(block,))


def heard(*arguments, **more):
    return [
        (one.lang, one.spoken, one.pause, one.contour)
        for one in script(document(*arguments, **more), language="en").segments
    ]


def test_a_quotation_is_said_by_its_own_rules_and_sentences():
    said = "Je pars le 3 mai 1912. M. Rey reste."
    assert heard(f"He wrote: “{said}” and left on May 3.", "en", (said, "fr")) == [
        ("en", "He wrote:", Pause.CLAUSE, Contour.CONTINUING),
        (
            "fr",
            "Je pars le trois mai mille neuf cent douze.",
            Pause.SENTENCE,
            Contour.FINAL,
        ),
        ("fr", "Monsieur Rey reste.", Pause.PHRASE, Contour.CONTINUING),
        ("en", "and left on May third.", Pause.TAIL, Contour.FINAL),
    ]


def test_inside_a_sentence_no_switch_is_a_sentence_pause():
    text = "The word «Fernweh», he said, is older than Heimweh is."
    found = heard(text, "en", ("Fernweh", "de"), ("Heimweh", "de"))
    assert [(lang, said, pause) for lang, said, pause, _ in found] == [
        ("en", "The word", Pause.PHRASE),
        ("de", "Fernweh,", Pause.COMMA),
        ("en", "he said,", Pause.COMMA),
        ("en", "is older than", Pause.PHRASE),
        ("de", "Heimweh", Pause.PHRASE),
        ("en", "is.", Pause.TAIL),
    ]


def test_a_sentence_that_ends_with_the_stretch_ends_as_one():
    found = heard("She said oui. Then she left.", "en", ("oui", "fr"))
    assert [(lang, pause) for lang, _, pause, _ in found] == [
        ("en", Pause.PHRASE),
        ("fr", Pause.SENTENCE),
        ("en", Pause.TAIL),
    ]


@pytest.mark.parametrize("tag", ["en-GB", "und", "zxx", "EN"])
def test_another_region_or_no_language_is_no_switch(tag):
    assert len(heard("We like colour here.", "en", ("colour", tag))) == 1


def test_a_block_in_another_language_is_said_by_its_rules():
    assert heard("Es kamen 21 Gäste.", "de")[0][:2] == ("de", "Es kamen einundzwanzig Gäste.")


def test_what_the_reader_left_out_does_not_move_a_stretch():
    text = "They sang7  Bella ciao  loudly."
    note = Edit(span=Span(9, 10), spoken="", rule="note-marks", number="7")
    found = heard(text, "en", ("Bella ciao", "it"), edits=(note,))
    assert [row[:2] for row in found] == [
        ("en", "They sang"),
        ("it", "Bella ciao"),
        ("en", "loudly."),
    ]


def test_every_language_without_rules_is_named_once():
    made = script(document("Ciao, ciao. Привет.", "it", ("Привет", "ru")), language="en")
    named = [one.message for one in made.findings if one.id == "spoken-forms-of-engine"]
    assert len(named) == 2
    assert "'it'" in named[0]
    assert "'ru'" in named[1]


@given(
    st.lists(st.sampled_from(["ab", "Cd.", "1977", "«x»", "—", " ", "été?", "(y)", "。", "3 km"])),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), TAGS)),
)
def test_segments_in_several_languages_still_tile_the_page(words, drawn):
    text = " ".join(words)
    runs, at = [], 0
    for gap, length, tag in drawn:
        start, end = min(at + gap, len(text)), min(at + gap + length, len(text))
        if end > start:
            runs.append(LanguageRun(Span(start, end), tag))
            at = end
    block = Block(kind=Kind.PARAGRAPH, places=(Place(0, 0, len(text)),), langs=tuple(runs))
    page = Document(name="t", format="text", nodes=(text,), blocks=(block,))
    made = script(page, language="en")
    assert not account(page, made).unaccounted
    assert all(a.span.end <= b.span.start for a, b in pairwise(made.segments))
