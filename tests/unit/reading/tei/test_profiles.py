"""Profiles: which rule holds, what a user may say, and what is refused."""

from __future__ import annotations

import pytest

from narrate.errors import UsageError
from narrate.model.tei import BadTreatment, ProfileName, Role, TeiChoice, treatment
from narrate.reading.tei.census import Counted, elements
from narrate.reading.tei.file import TeiFile
from narrate.reading.tei.profile import packaged, profile_for
from narrate.reading.tei.selector import BadSelector, Selector
from narrate.settings import resolve


def tei(body, header="<teiHeader/>"):
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'
    ).encode()


def role(profile, name, parent="p", **attributes):
    rule = profile.rule(name, parent, {k.replace("_", ":"): v for k, v in attributes.items()})
    return rule.treatment.role if rule else None


@pytest.mark.parametrize("name", list(ProfileName))
def test_every_profile_of_the_package_can_be_read(name):
    profile = packaged(name)
    assert profile.about
    assert role(profile, "teiHeader", "TEI") is Role.SILENT


def test_the_narrower_rule_holds_whatever_its_place():
    profile = packaged("letters")
    assert role(profile, "note") is Role.NOTE
    assert role(profile, "note", place="top") is Role.PAGE_NUMBER
    assert role(profile, "note", place="left top") is Role.PAGE_NUMBER
    assert role(profile, "note", place="topmost") is Role.NOTE


def test_a_misspelt_value_is_met_by_a_star():
    assert role(packaged("frus"), "p", rend="sectiontitletial") is Role.HEADING
    assert role(packaged("frus"), "p", rend="center") is Role.PARAGRAPH


def test_a_parent_counts():
    profile = packaged("default")
    assert role(profile, "label", "list") is Role.LABEL
    assert role(profile, "label", "p") is Role.SPOKEN


def test_what_no_profile_names_has_no_rule():
    assert role(packaged("default"), "blort") is None
    assert role(packaged("default"), "x:toc", type="toc") is None


def test_ones_own_rules_win_over_the_profile():
    said = {"note[place=top]": treatment("spoken"), "stamp": treatment("announced a stamp")}
    profile = profile_for(TeiChoice(extends="letters", elements=said), [])
    assert role(profile, "note", place="top") is Role.SPOKEN
    assert str(profile.rule("stamp", "p", {}).treatment) == "announced a stamp"
    assert role(profile, "address") is Role.SILENT


def test_of_ones_own_rules_the_later_holds():
    said = {"note[a=b]": treatment("spoken"), "note[c=d]": treatment("silent")}
    profile = profile_for(TeiChoice(extends="default", elements=said), [])
    assert role(profile, "note", a="b", c="d") is Role.SILENT


@pytest.mark.parametrize(
    ("data", "about"),
    [
        (tei('<div type="document"><p>x</p></div>'), "frus"),
        (
            tei("<p>x</p>", "<teiHeader><profileDesc><correspDesc/></profileDesc></teiHeader>"),
            "letters",
        ),
        (tei("<sp><p>x</p></sp>"), "drama"),
        (tei('<div type="chapter"><p>x</p></div>'), "novel"),
        (tei('<div type="chapter"><div type="letter"><p>x</p></div></div>'), "novel"),
        (tei("<p>x</p>"), "default"),
    ],
)
def test_a_file_is_read_by_the_profile_whose_signs_it_bears(data, about):
    assert TeiFile(data, "case.xml", TeiChoice()).profile.name == about


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("slient", "silent"),
        ("heading 9", "heading"),
        ("announced", "announced a formula"),
        ("", "there are"),
    ],
)
def test_a_treatment_that_does_not_exist_names_the_nearest(said, hint):
    with pytest.raises(BadTreatment) as caught:
        treatment(said)
    assert hint in caught.value.allowed


@pytest.mark.parametrize("said", [one.value for one in Role if one is not Role.ANNOUNCED])
def test_treatments_read_as_they_are_written(said):
    assert str(treatment(said)) == said


@pytest.mark.parametrize("written", ["", "a/b/c", "note[", "note[]", "no te", "//p", "p[@]"])
def test_what_selects_nothing_is_refused(written):
    with pytest.raises(BadSelector):
        Selector.of(written)


def test_settings_make_the_choice(tmp_path):
    (tmp_path / "narrate.toml").write_text(
        '[tei]\nextends = "letters"\nstamp = "spoken"\n"note[place=top]" = "note"\n',
        encoding="utf-8",
    )
    choice = resolve(tmp_path / "a.xml").tei
    assert choice.extends == "letters"
    assert {name: str(said) for name, said in choice.elements.items()} == {
        "stamp": "spoken",
        "note[place=top]": "note",
    }


def test_a_rule_for_nothing_is_an_error_of_usage():
    with pytest.raises(UsageError, match="does not say which elements"):
        TeiFile(tei("<p>x</p>"), "x.xml", TeiChoice(elements={"a/b/c": treatment("silent")}))


def test_the_census_counts_every_element_once():
    data = tei('<p>a <hi>b</hi> <fw>c <hi>d</hi></fw> <note place="top">2</note><blort/></p>')
    choice = TeiChoice(extends="letters", elements={"hi": treatment("spoken")})
    about, counts = elements(data, "case.xml", choice)
    assert about == "letters and other papers"
    assert counts == {
        Counted("TEI", "section", "default"): 1,
        Counted("teiHeader", "silent", "default"): 1,
        Counted("text", "section", "default"): 1,
        Counted("body", "section", "default"): 1,
        Counted("p", "paragraph", "default"): 1,
        Counted("hi", "spoken", "narrate.toml"): 1,
        Counted("fw", "silent", "default"): 1,
        Counted("hi", "silent", "in fw"): 1,
        Counted("note[place=top]", "page-number", "letters"): 1,
        Counted("blort", "silent", "nowhere"): 1,
    }
