"""Words in capitals: the document, its accents and its neighbours decide."""

from __future__ import annotations

import pytest

from narrate.model.document import Block, Document, Kind, Term
from narrate.model.span import Place
from narrate.scripting import script
from narrate.scripting.capitals import KnownWords


def page(*paragraphs, terms=()):
    return Document(
        name="page",
        format="test",
        nodes=paragraphs,
        blocks=tuple(
            Block(kind=Kind.PARAGRAPH, places=(Place(node, 0, len(text)),))
            for node, text in enumerate(paragraphs)
        ),
        terms=tuple(Term(one, "") for one in terms),
    )


def said(text, *others, lang="fr", terms=()):
    edits = KnownWords(page(text, *others, terms=terms)).edits(text, lang)
    return {text[slice(*edit.span)]: edit.spoken for edit in edits}


def test_a_word_that_stands_elsewhere_in_small_letters_is_no_acronym():
    assert said("LETTRE à l'ONU", "Votre lettre est là.") == {"LETTRE": "Lettre"}


def test_capitals_lose_their_accents():
    assert said("La SITUATION FINANCIERE", "une situation financière") == {
        "SITUATION": "Situation",
        "FINANCIERE": "Financiere",
    }


def test_accents_prove_a_word_and_umlauts_do_not():
    assert said("MÈRE et ÖBB", lang="de") == {"MÈRE": "Mère"}


def test_a_short_word_needs_a_word_beside_it():
    assert said("UNE MÈRE et une fille") == {"UNE": "Une", "MÈRE": "Mère"}
    assert said("UNE, une, une") == {}
    assert said("UNE MÈRE", "une mère") == {}


def test_in_english_short_words_and_acronyms_look_alike():
    assert said("the US STATE", "give us a state", lang="en") == {"STATE": "State"}


def test_the_documents_own_abbreviations_are_none_of_its_words():
    assert said("the START talks", "they start now", lang="en", terms=("START",)) == {}


@pytest.mark.parametrize("text", ["U.S.A. usa", "R&D and", "ABCs abc abcs"])
def test_what_is_only_a_part_of_a_run_is_left_alone(text):
    assert said(text, lang="en") == {}


def test_it_is_heard_in_the_script():
    whole = script(page("La PAIX et le CNRS", "La paix est là."), language="fr")
    assert [segment.spoken for segment in whole.walk()] == [
        "La Paix et le C N R S",
        "La paix est là.",
    ]
