"""The abbreviations that a document lists itself."""

from __future__ import annotations

import pytest

from narrate.model.document import Block, Document, Kind, Term
from narrate.model.span import Place
from narrate.scripting import script
from narrate.scripting.rules.en.terms import is_initialism

TERMS = (
    Term("HarbSec", "Secretary of the Harbour"),
    Term("Sup", "Superintendent; also supply"),
    Term("HOP", "Harbour Office of Pilots"),
    Term("LANTUG", "Lantern and Tug Union"),
    Term("BOLA", "Boards of Landing"),
    Term("HB/LT", "Harbour Board, Lantern Section"),
    Term("PRL", "Pilot Review Letter"),
    Term("Quickcab", "a channel for urgent telegrams"),
    Term("H", "the Harbour"),
    Term("NATO", "North Atlantic Treaty Organization"),
)


def said(text, terms=TERMS, lang="en"):
    place = Place(0, 0, len(text))
    block = Block(kind=Kind.PARAGRAPH, places=(place,))
    page = Document(name="t", format="text", nodes=(text,), blocks=(block,), terms=terms)
    return " ".join(segment.spoken for segment in script(page, language=lang).segments)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HarbSec met Sup. Lund.", "Secretary of the Harbour met Superintendent Lund."),
        ("We saw the Sup. He left.", "We saw the Superintendent. He left."),
        ("The HOP's boat, and two PRLs.", "The H O P's boat, and two P R L s."),
        ("It went to HB/LT.", "It went to H B L T."),
        ("LANTUG and BOLA and NATO.", "lantug and bola and nato."),
        ("A Quickcab for H.", "A Quickcab for H."),
        ("THE HOP AND THE BOARD AGREE", "The H O P And The Board Agree"),
    ],
)
def test_a_listed_abbreviation_is_said_as_the_list_has_it(text, wanted):
    assert said(text) == wanted


def test_without_the_list_the_general_rules_hold():
    assert said("BOLA and HOP", ()) == "B O L A and H O P"


def test_a_language_that_follows_no_list_leaves_it_alone():
    assert said("Der HOP kam.", lang="xx") == "Der HOP kam."


@pytest.mark.parametrize(
    ("term", "meaning", "wanted"),
    [
        ("HOP", "Harbour Office of Pilots", True),
        ("BOLA", "Boards of Landing", False),
        ("DCM", "Deputy Chief of Mission", True),
    ],
)
def test_initials(term, meaning, wanted):
    assert is_initialism(term, meaning) is wanted
