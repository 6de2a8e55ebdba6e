import time

import pytest

from narrate.engines.espeak.phonemes import mnemonics
from narrate.errors import UsageError
from narrate.scripting.edits import resolve, speak
from narrate.scripting.lexicon import Lexicon


def said(text, entries, lang="en"):
    return [
        (text[slice(*edit.span)], edit.spoken, edit.ipa, edit.rule)
        for edit in Lexicon.from_say(entries, "narrate.toml").edits(text, lang)
    ]


def test_alias_ipa_and_mnemonics():
    entries = {"Toon": "toon", "Gromyko": "/ɡrɐˈmɨkə/", "Vance": "[[v'ans]]"}
    assert said("Toon, Gromyko, Vance.", entries) == [
        ("Toon", "toon", "", "say:Toon"),
        ("Gromyko", "Gromyko", "ɡrɐˈmɨkə", "say:Gromyko"),
        ("Vance", "Vance", "x-espeak:v'ans", "say:Vance"),
    ]
    assert mnemonics("x-espeak:v'ans", {}) == "v'ans"


def test_an_alias_goes_through_the_rules():
    assert said("SALT III", {r"re:\bSALT (I{1,3})\b": r"SALT \1"})[0][1] == "salt three"


def test_whole_words_only_with_unicode_borders():
    entries = {"Toon": "x"}
    assert not said("Toons cartoon Toonö Toone\u0301 _Toon Toon'll", entries)
    assert [one[0] for one in said("(Toon) Toon’s Toon-like", entries)] == ["Toon"] * 3


def test_exact_case_before_any_case():
    entries = {"polish": "a", "Polish": "b"}
    assert [one[1] for one in said("polish Polish POLISH", entries)] == ["a", "b", "a"]
    assert not said("toon", {"Toon": "x"})


def test_the_longest_match_holds_and_the_first_key():
    entries = {"General": "a", "General Secretary": "b", "Secretary of State": "c"}
    assert [one[1] for one in said("General Secretary of State", entries)] == ["b"]
    lexicon = Lexicon.from_say({"re:Gen\\w+": "p", "General": "q"}, "n")
    assert [edit.spoken for edit in lexicon.edits("General", "en")] == ["q"]


def test_keys_with_signs():
    entries = {
        "Lt. Gen.": "Lieutenant General",
        ".NET": "dot net",
        "§": "section",
        "C++": "see plus",
    }
    assert [one[1] for one in said("Lt. Gen. X, .NET, § four, C++", entries)] == [
        "Lieutenant General",
        "dot net",
        "section",
        "see plus",
    ]


def test_typewriter_apostrophes_match_printed_ones():
    assert said("O’Neill", {"O'Neill": "oh neel"})


@pytest.mark.parametrize(
    ("ipa", "heard"), [("tuːn", "tuːnz"), ("ʃɪp", "ʃɪps"), ("bʊʃ", "bʊʃɪz"), ("bɔɪs", "bɔɪsɪz")]
)
def test_a_genitive_is_sounded(ipa, heard):
    assert said("X’s", {"X": f"/{ipa}/"})[0][2] == heard
    assert said("X’s", {"X": f"/{ipa}/"}, "de")[0][2] == ipa


def test_empty_is_silent():
    text = "well um yes"
    edits = resolve(text, [lambda one: Lexicon.from_say({"um": ""}, "n").edits(one, "en")])
    assert speak(text, edits).text == "well yes"


def test_look_around_and_back_references():
    entries = {r"re:(?<=St\. )(\w)(\w+)(?= \1)": r"\2\1"}
    assert said("St. Paul P Paul", entries)[0][:2] == ("Paul", "aulP")


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"re:(": "x"}, "broken"),
        ({"re:(a)": r"\2"}, "no group 2"),
        ({"re:(a)": r"\g<b>"}, "no group b"),
        ({"": "x"}, "empty"),
        ({"  ": "x"}, "empty"),
        ({"X": "//"}, "empty"),
        ({"X": "/ABC/"}, "Phonetic"),
        ({"X": "[[a]]b]]"}, "mnemonics"),
        ({"X": "[[<mark/>]]"}, "mnemonics"),
    ],
)
def test_mistakes_are_refused_with_file_and_key(entries, reason):
    with pytest.raises(UsageError, match=reason) as caught:
        Lexicon.from_say(entries, "narrate.toml")
    assert caught.value.message.startswith(f"narrate.toml: [say] {next(iter(entries))!r}")


def test_a_pattern_that_runs_away_is_stopped_and_named():
    lexicon = Lexicon.from_say({r"re:(a|aa)+$": "x"}, "narrate.toml")
    began = time.process_time()
    with pytest.raises(UsageError, match="ran away") as caught:
        list(lexicon.edits("a" * 60 + "!", "en"))
    assert time.process_time() - began < 10
    assert "narrate.toml" in caught.value.message


def test_a_pattern_that_matches_nothing_at_all_moves_on():
    assert not said("abc", {"re:x*": "y"})
