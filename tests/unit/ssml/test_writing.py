from lxml import etree

import narrate
from narrate.scripting.lexicon import Lexicon
from narrate.scripting.ssml import NARRATE, SSML, to_ssml

CONTENT = {
    "speak": {"p"},
    "p": {"s"},
    "s": {"mark", "sub", "phoneme", "lang", "break", "w"},
    "lang": {"sub", "phoneme", "w"},
}
"""What may stand in what; a subset of the W3C schema, of whose elements these are the ones used."""
REQUIRED = {
    "speak": {"version", "{http://www.w3.org/XML/1998/namespace}lang"},
    "mark": {"name"},
    "sub": {"alias"},
    "phoneme": {"ph"},
    "break": {"time"},
}


def ssml_of(tmp_path, text, **say):
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    script = narrate.script(
        narrate.read(page), lexicons=[Lexicon.from_say(say, "narrate.toml")] if say else []
    )
    return script, etree.fromstring(to_ssml(script).encode())


def name(element):
    return etree.QName(element).localname


def test_elements_and_attributes_are_those_of_ssml(tmp_path):
    _, root = ssml_of(
        tmp_path, "Mr. Toon <said> & left in 1977.\n\nDo they use ICBMs? No.", Toon="/tuːn/"
    )
    for element in root.iter():
        assert etree.QName(element).namespace == SSML
        assert {name(child) for child in element} <= CONTENT.get(name(element), set())
        assert set(element.attrib) >= REQUIRED.get(name(element), set())
        own = {key for key in element.attrib if key.startswith(f"{{{NARRATE}}}")}
        assert set(element.attrib) - own <= REQUIRED.get(name(element), set()) | {
            "alphabet",
            "{http://www.w3.org/XML/1998/namespace}lang",
        }


def test_aliases_and_phonemes(tmp_path):
    _, root = ssml_of(tmp_path, "In 1977 Vance met Toon.", Toon="/tuːn/", Vance="[[v'ans]]")
    sub = root.find(f".//{{{SSML}}}sub")
    assert (sub.text, sub.get("alias")) == ("1977", "nineteen seventy-seven")
    phonemes = [
        (one.text, one.get("alphabet"), one.get("ph")) for one in root.iter(f"{{{SSML}}}phoneme")
    ]
    assert phonemes == [("Vance", "x-espeak", "v'ans"), ("Toon.", "ipa", "tuːn")]


def test_every_breath_has_its_mark_and_its_pause(tmp_path):
    script, root = ssml_of(tmp_path, "First, this. Then that.\n\nAnd more.")
    marks = [one.get("name") for one in root.iter(f"{{{SSML}}}mark")]
    pauses = [one.get("time") for one in root.iter(f"{{{SSML}}}break")]
    assert marks == [one.id for one in script.walk()]
    assert pauses == [f"{one.pause_ms}ms" for one in script.walk()]


def test_one_script_one_text(tmp_path):
    script, _ = ssml_of(tmp_path, "Once.")
    assert to_ssml(script) == to_ssml(script)
