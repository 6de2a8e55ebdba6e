import pytest

import narrate
from narrate.errors import SourceError
from narrate.model.script import Contour, Pause
from narrate.scripting.scripter import scripter_of
from narrate.scripting.ssml import from_ssml

SPEAK = '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">'


def said(inner):
    return from_ssml(f"{SPEAK}{inner}</speak>".encode(), "x.ssml")


def spoken(inner):
    return [segment.spoken for segment in said(inner).walk()]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>Mr. Toon left in 1977.</p>", ["Mister Toon left in nineteen seventy-seven."]),
        ('<p><sub alias="World Wide Web">W3</sub> is on.</p>', ["World Wide Web is on."]),
        ('<p>At <sub alias="4 PM">four</sub>.</p>', ["At four P M."]),
        ("<s>One.</s><s>Two.</s>", ["One.", "Two."]),
        ("<p><prosody rate='slow'><emphasis>Hush</emphasis> now.</prosody></p>", ["Hush now."]),
        (
            "<p>A <audio src='http://x.invalid/a.wav'><desc>bell</desc>ding</audio>.</p>",
            ["A ding."],
        ),
        ("<p><say-as interpret-as='characters'>ABC</say-as> it is.</p>", ["A B C it is."]),
        ("<p>Hel<!-- a comment -->lo.</p>", ["Hello."]),
        ("Loose <w>words</w>.", ["Loose words."]),
    ],
)
def test_text_of_other_tools_goes_through_the_rules(inner, expected):
    assert spoken(inner) == expected


def test_breaks_become_pauses():
    first, second, third = said(
        '<p>Wait <break time="1.5s"/>here. <break strength="none"/>Go.</p>'
    ).segments
    assert (first.pause_ms, first.contour) == (1500, Contour.CONTINUING)
    assert second.pause_ms == 0
    assert third.pause is Pause.TAIL


def test_of_two_pauses_that_meet_the_larger_wins():
    paused = said('<p>One.</p><break time="3s"/><p>Two.<break time="10ms"/></p>').segments
    assert [one.pause_ms for one in paused] == [3000, 1500]


def test_phoneme_and_language_hold_where_they_stand():
    first, second = said(
        '<p>Meet <phoneme alphabet="ipa" ph="tuːn">Toon</phoneme> '
        '<lang xml:lang="fr">bonjour madame</lang></p>'
    ).segments
    (sound,) = first.pronunciations
    assert (first.spoken[slice(*sound.span)], sound.ipa) == ("Toon", "tuːn")
    assert (first.lang, second.lang) == ("en", "fr")


def test_unknown_elements_are_read_through_and_counted():
    (finding,) = said("<p><blink>One</blink> <blink>two</blink>.</p>").findings
    assert (finding.id, finding.count) == ("ssml-element-unknown", 2)


BOMB = "<!DOCTYPE speak [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
FILE = "<!DOCTYPE speak [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    "data",
    [
        f"{BOMB}{SPEAK}<p>&b;</p></speak>",
        f"{FILE}{SPEAK}<p>&x;</p></speak>",
        f"{SPEAK}{'<p>' * 1000}deep{'</p>' * 1000}</speak>",
        f"{SPEAK}<p>cut sho",
        f"{SPEAK}<p>two</p></speak><speak/>",
        "<html><body>no</body></html>",
        f"{SPEAK}</speak>",
        "",
        "\0\0\0",
        "<?xml version='1.0' encoding='nonsense'?><speak>x</speak>",
    ],
    ids=["bomb", "file", "deep", "cut", "two roots", "html", "blank", "empty", "NUL", "encoding"],
)
def test_hostile_or_broken_mark_up_is_refused(data):
    with pytest.raises(SourceError, match=r"x\.ssml"):
        from_ssml(data.encode(), "x.ssml")


def test_every_character_of_the_text_nodes_is_accounted_for(tmp_path):
    source = tmp_path / "x.ssml"
    source.write_text(
        f"{SPEAK}<metadata>dull</metadata> <p>In 1977 — <sub alias='now'>W3C</sub>.</p>\n</speak>",
        encoding="utf-8",
    )
    document = narrate.read(source)
    scripter = scripter_of(document)
    list(scripter.paragraphs())
    assert scripter.account.total == sum(map(len, document.nodes))
    assert scripter.account.unaccounted == 0
    assert scripter.account.omitted["metadata"] == 4


def test_an_edited_breath_keeps_what_the_editor_wrote():
    script = said(
        '<p xmlns:n="urn:narrate:script:1"><mark name="p1s1" n:contour="final"/>'
        'Born in 1977, <sub alias="see">C</sub>.<break time="70ms" n:pause="clause"/></p>'
    )
    (segment,) = script.segments
    assert segment.spoken == "Born in nineteen seventy-seven, see"
    assert (segment.pause, segment.pause_ms) == (Pause.CLAUSE, 70)
