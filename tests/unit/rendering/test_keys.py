from __future__ import annotations

from dataclasses import replace

import pytest

from narrate.model.script import Contour, Pronunciation
from narrate.model.sound import Codec
from narrate.model.span import Span
from narrate.rendering.job import job_of, utterance_of
from narrate.rendering.keys import take_key, voice_key


def test_what_is_not_heard_is_not_in_the_key(paragraph, how):
    key = job_of(paragraph("ab", 40, "cd", name="p1", block=1), how()).keys[0]
    assert job_of(paragraph("ab", 40, "cd", name="p9", block=9), how()).keys[0] == key
    other = how(name="other", licence="yours", description="hums", lexicons=("a.pls",))
    assert job_of(paragraph("ab", 40, "cd"), other).keys[0] == key


def test_the_pause_after_a_passage_belongs_to_linking(paragraph, segment, how):
    one = paragraph("ab", 40, "cd")
    longer = replace(one, segments=(one.segments[0], segment("cd", pause_ms=5000)))
    assert job_of(longer, how()).keys[0] == job_of(one, how()).keys[0]


@pytest.mark.parametrize(
    "voice",
    [
        {"rate": 1.1},
        {"pitch": 1.1},
        {"gain_db": 1.0},
        {"voice": "hum-22050"},
        {"language": "de"},
        {"options": {"wpm": 170}},
        {"ceiling_db": -3.0},
        {"codec": Codec(name="mp3", bitrate_kbps=96)},
        {"codec": Codec(name="mp3", quality=3)},
        {"codec": Codec(name="mp3", rate_hz=48_000, frame_samples=1152)},
    ],
    ids=str,
)
def test_what_is_heard_of_voice_and_codec_is_in_the_key(paragraph, how, voice):
    assert job_of(paragraph("ab"), how(**voice)).keys[0] != job_of(paragraph("ab"), how()).keys[0]


def test_what_is_heard_of_a_paragraph_is_in_the_key(paragraph, segment, how):
    one = paragraph("ab cd", 40, "ef")
    said = Pronunciation(span=Span(0, 2), ipa="æb", rule="r")
    others = [
        paragraph("ab ce", 40, "ef"),
        paragraph("ab cd", 41, "ef"),
        paragraph("ab cd", 40, "ef", 40, "gh"),
        paragraph("ab cd ef"),
        replace(one, segments=(segment("ab cd", 40, contour=Contour.CONTINUING), one.segments[1])),
        replace(one, segments=(segment("ab cd", 40, lang="de"), one.segments[1])),
        replace(one, segments=(segment("ab cd", 40, pronunciations=(said,)), one.segments[1])),
    ]
    keys = {job_of(other, how()).keys[0] for other in [one, *others]}
    assert len(keys) == len(others) + 1


def test_which_rule_decided_a_pronunciation_is_not_heard(paragraph, segment, how):
    one = paragraph("ab")
    keys = {
        job_of(
            replace(
                one,
                segments=(
                    segment(
                        "ab", pronunciations=(Pronunciation(span=Span(0, 2), ipa="æ", rule=rule),)
                    ),
                ),
            ),
            how(),
        ).keys[0]
        for rule in ("lexicon", "homographs")
    }
    assert len(keys) == 1


def test_the_engine_and_the_libraries_are_in_the_key(paragraph, how):
    one = how()
    for other in (
        replace(one, fingerprint="another"),
        replace(one, software=(("lameenc", "0.0"), *one.software[1:])),
    ):
        assert job_of(paragraph("ab"), other).keys[0] != job_of(paragraph("ab"), one).keys[0]


def test_both_ways_of_writing_an_accent_are_one_and_pronunciations_follow(segment):
    apart, whole = "cafe\u0301 ab", "caf\u00e9 ab"
    said = Pronunciation(span=Span(6, 8), ipa="æb", rule="r")
    one = utterance_of(segment(apart, pronunciations=(said,)))
    assert one.text == whole
    assert [one.text[slice(*found.span)] for found in one.pronunciations] == ["ab"]
    moved = replace(said, span=Span(5, 7))
    assert one == utterance_of(segment(whole, pronunciations=(moved,)))


def test_a_take_and_a_speaker_know_nothing_of_level_and_codec(segment, how):
    said = utterance_of(segment("ab"))
    louder = how(gain_db=3.0, codec=Codec(name="mp3", bitrate_kbps=96))
    assert take_key(said, louder) == take_key(said, how())
    assert voice_key(louder) == voice_key(how())
    assert take_key(said, how(rate=2.0)) != take_key(said, how())
    assert voice_key(how(rate=2.0)) != voice_key(how())


def test_a_number_written_as_a_whole_one_is_the_same_number(paragraph, how):
    assert (
        job_of(paragraph("ab"), how(rate=1, gain_db=0)).keys[0]
        == job_of(paragraph("ab"), how()).keys[0]
    )


def test_the_order_in_which_options_are_written_is_not_heard(paragraph, how):
    one, other = {"range": 40, "variant": "f3"}, {"variant": "f3", "range": 40}
    keys = {job_of(paragraph("ab"), how(options=options)).keys[0] for options in (one, other)}
    assert len(keys) == 1
