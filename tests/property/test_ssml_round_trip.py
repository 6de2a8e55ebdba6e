"""A script comes back from its SSML as it was."""

import pathlib

from hypothesis import given
from hypothesis import strategies as st

from narrate.reading import read
from narrate.scripting import script
from narrate.scripting.lexicon import Lexicon
from narrate.scripting.ssml import from_ssml, to_ssml

SEED = pathlib.Path(__file__).parents[2] / "seeds" / "carter-to-brezhnev.txt"
TRICKY = (
    "Mr. Toon said “no” (or yes) to 1977 ICBMs, US-Soviet & <talks>; B-52s’ $2.5 million — 3/4 ]]> "
    "été № § 4 NATO's Kraków ½ e.g. “Go!” ... ‘tis 🙂 H2O 10% x² 北京 one-two"
)
WORDS = st.sampled_from(TRICKY.split(" "))
LINES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
PAGES = st.one_of(
    st.lists(LINES, min_size=1, max_size=4).map("\n\n".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=80),
)
LEXICON = Lexicon.from_say({"Toon": "/tuːn/", "Kraków": "[[kr'akuf]]"}, "say.toml")


def facts(made):
    return [
        (
            *(one.id, one.kind, one.text, one.spoken, one.lang, one.chapter),
            *(one.pause, one.pause_ms, one.contour, one.pronunciations),
            [(word.spoken, word.text) for word in one.words],
        )
        for one in made.walk()
    ]


def returns(made):
    text = to_ssml(made)
    back = from_ssml(text.encode(), "x.ssml")
    assert facts(back) == facts(made)
    assert to_ssml(back).count("\n") == text.count("\n")


@given(PAGES)
def test_a_script_comes_back_as_it_was(page):
    made = script(read(f"Words. {page}".encode(), name="page.txt"), lexicons=[LEXICON])
    returns(made)


def test_the_letter_comes_back_as_it_was():
    returns(script(read(SEED.read_bytes(), name=SEED.name)))
