"""What rules ask of a text before they search it."""

from __future__ import annotations

import pytest

from narrate.scripting.rules.gates import NUMBERS, Landmark, capitalised, in_capitals, signs


def test_letters_and_common_punctuation_are_no_signs():
    assert signs("Élan, “so” (he said) – or ‘not’: it's fine; no… yes!") == frozenset()


@pytest.mark.parametrize("sign", ["7", "²", "½", "$", "&", "«", "¿", "_", "/", "α", "\u00a0"])
def test_what_is_neither_is_a_sign(sign):
    assert signs(f"a {sign} b") == {sign}


def test_words_are_taken_from_their_first_capital_on():
    assert capitalised("the IRS of McCoy, iPhone_X and Été") == {
        "IRS",
        "McCoy",
        "Phone",
        "X",
        "Été",
    }


def test_more_capitals_than_the_first_may_be_an_acronym():
    assert in_capitals("I saw the IRS, B2B and McCoy in Été") == {"IRS", "B2B", "McCoy"}


def test_a_landmark_is_not_looked_for_where_there_is_none():
    asked = []
    landmark = Landmark("b", hint=lambda text: asked.append(text) or "b" in text)
    assert landmark.around("aaa") == ()
    assert landmark.around("aba") == ((0, "aba"),)
    assert asked == ["aaa", "aba"]


@pytest.mark.parametrize("number", ["7", "٣", "½", "²", "₃", "⅜", "७"])
def test_numbers_are_found_among_the_signs(number):
    assert NUMBERS.around(f"a {number} b") == ((0, f"a {number} b"),)
