"""Our SSML against the structure of SSML 1.1: nesting, required attributes, forms of their values.

The grammar is our own wording of section 3 for the elements that are written; the W3C's schema is
in no package. What is not checked: that ``ph`` holds IPA, and that language tags are registered.
"""

import pathlib

import pytest
from lxml import etree

from narrate.reading import read
from narrate.scripting import script
from narrate.scripting.lexicon import Lexicon
from narrate.scripting.ssml import to_ssml

SEED = pathlib.Path(__file__).parents[2] / "seeds" / "carter-to-brezhnev.txt"
GRAMMAR = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("ssml11.rng")))
LEXICON = Lexicon.from_say({"Toon": "/tuːn/", "Vance": "[[v'ans]]"}, "say.toml")


def validates(text):
    return GRAMMAR.validate(etree.fromstring(text.encode())), GRAMMAR.error_log


@pytest.mark.parametrize(
    "page",
    [
        SEED.read_text(encoding="utf-8"),
        "Toon met Vance <b> & “spoke” of US-Soviet ICBMs in 1977…\n\n29. À bientôt — § 4.",
        "北京 x² ½ \ufffe 🙂 one",
    ],
    ids=["letter", "marks", "scripts"],
)
def test_a_script_is_valid(page):
    made = script(read(page.encode(), name="page.txt"), lexicons=[LEXICON])
    valid, log = validates(to_ssml(made))
    assert valid, log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('version="1.1"', 'version="2"'),
        ("<s>", "<s><p/>"),
        ("<break time=", "<break pace="),
        ('time="120ms"', 'time="120"'),
        ("<sub alias=", "<sub said="),
        ('<mark name="p1s1"', '<mark name=""'),
    ],
)
def test_the_grammar_bites(right, wrong):
    text = to_ssml(script(read(SEED.read_bytes(), name=SEED.name)))
    assert right in text
    assert not validates(text.replace(right, wrong, 1))[0]
