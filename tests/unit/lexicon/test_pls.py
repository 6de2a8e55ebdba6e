import pytest
from lxml import etree

from narrate.errors import UsageError
from narrate.scripting.lexicon import Lexicon
from narrate.scripting.lexicon.pls import OWN, PLS


def pls(body, attributes='alphabet="ipa" xml:lang="en-US"'):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" xmlns="{PLS}"'
        f' xmlns:n="{OWN}" {attributes}>{body}</lexicon>'
    ).encode()


def said(data, text, lang="en"):
    return [
        (text[slice(*edit.span)], edit.spoken, edit.ipa, edit.rule)
        for edit in Lexicon.from_pls(data, "names.pls").edits(text, lang)
    ]


def test_phoneme_alias_and_several_graphemes():
    data = pls(
        "<lexeme><grapheme>Toon</grapheme><phoneme>tuːn</phoneme><example>x</example></lexeme>"
        "<lexeme><grapheme>Pershing 2</grapheme><grapheme>P2</grapheme>"
        "<alias>Pershing two</alias></lexeme>"
    )
    assert said(data, "Toon has P2") == [
        ("Toon", "Toon", "tuːn", "pls:names.pls:Toon"),
        ("P2", "Pershing two", "", "pls:names.pls:P2"),
    ]


def test_the_preferred_reading_then_the_first():
    body = (
        "<lexeme><grapheme>a</grapheme><phoneme>b</phoneme>"
        '<phoneme prefer="true">k</phoneme></lexeme>'
        "<lexeme><grapheme>c</grapheme><phoneme>d</phoneme><alias>e</alias></lexeme>"
    )
    assert [one[2] for one in said(pls(body), "a c")] == ["k", "d"]


def test_it_holds_for_its_language_only():
    data = pls("<lexeme><grapheme>Paris</grapheme><alias>x</alias></lexeme>")
    assert said(data, "Paris", "en-GB")
    assert not said(data, "Paris", "fr")


def test_there_and_back():
    entries = {
        "Toon": "toon & <co>",
        "Gromyko": "/ɡrɐˈmɨkə/",
        "Vance": "[[v'ans]]",
        r"re:\bSALT (I+)\b": r"SALT \1",
        "um": "",
    }
    there = Lexicon.from_say(entries, "narrate.toml")
    data = there.to_pls("en")
    back = Lexicon.from_pls(data, "out.pls")
    assert [(one.written, one.said, one.sound, one.pattern) for one in back.entries] == [
        (one.written, one.said, one.sound, one.pattern) for one in there.entries
    ]
    assert back.to_pls() == data
    root = etree.fromstring(data)
    assert root.tag == f"{{{PLS}}}lexicon"
    assert root.get("version") == "1.0"
    assert root.get("alphabet") == "ipa"


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"<lexicon", 1, "not well-formed"),
        (b"", 1, "not well-formed"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', 1, "not well-formed"),
        (b"<speak/>", 1, "no PLS"),
        (pls("", 'alphabet="x-sampa"'), 2, "unknown alphabet"),
        (
            pls('<lexeme><grapheme>a</grapheme>\n<phoneme alphabet="x">a</phoneme></lexeme>'),
            3,
            "alph",
        ),
        (pls("\n<lexeme><grapheme> </grapheme><alias>b</alias></lexeme>"), 3, "grapheme is empty"),
        (pls("\n<lexeme><alias>b</alias></lexeme>"), 3, "grapheme is empty"),
        (pls("<lexeme><grapheme>a</grapheme></lexeme>"), 2, "no reading"),
        (pls("<lexeme><grapheme>a</grapheme><phoneme> </phoneme></lexeme>"), 2, "empty"),
        (
            pls('<lexeme n:pattern="true"><grapheme>(</grapheme><alias>b</alias></lexeme>'),
            2,
            "broken",
        ),
        (b'<!DOCTYPE a [\n<!ENTITY e "x">]><a>&e;</a>', 2, "declares the entity"),
        (b"<a>" * 1000 + b"</a>" * 1000, 1, "nests"),
    ],
)
def test_mistakes_are_refused_with_file_and_line(data, line, reason):
    with pytest.raises(UsageError, match=reason) as caught:
        Lexicon.from_pls(data, "names.pls")
    assert caught.value.message.startswith(f"names.pls, line {line}:")
    assert caught.value.hint
