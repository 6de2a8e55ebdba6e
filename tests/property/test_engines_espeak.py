"""Whatever the text, a take keeps the protocol; whatever came before, bytes are the same."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrate.engines.espeak import Espeak
from narrate.engines.espeak.marks import token_marks
from narrate.engines.espeak.phonemes import mnemonics
from narrate.engines.plain import closed
from narrate.engines.tone import Tone
from narrate.errors import VoiceError
from narrate.model.script import Contour
from narrate.model.sound import Utterance
from narrate.model.voice import Voice

WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "M", "P"]), min_size=1, max_size=8),
    min_size=1,
    max_size=6,
).map(" ".join)
ANYTHING = st.text(min_size=1, max_size=40)
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def espeak():
    with closing(Espeak().open(Voice(name="test", engine="espeak", voice="en-us"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def tone():
    with closing(Tone().open(Voice(name="test", engine="tone"))) as opened:
        yield opened


@QUICK
@given(text=ANYTHING | WORDS, contour=st.sampled_from(Contour))
def test_any_text_gives_a_whole_take_or_a_voice_error(espeak, tone, text, contour):
    utterance = Utterance(text=text, contour=contour)
    for speaker in (espeak, tone):
        try:
            take = speaker.speak(utterance)
        except VoiceError:
            continue
        assert len(take.marks) == len(utterance.tokens)
        assert list(take.marks) == sorted(take.marks)
        assert 0 <= take.marks[0] <= take.marks[-1] <= take.samples


@settings(QUICK, max_examples=20)
@given(before=WORDS, text=WORDS)
def test_what_came_before_is_not_heard(espeak, before, text):
    def said(words):
        try:
            return espeak.speak(Utterance(text=words))
        except VoiceError:
            return None

    first = said(text)
    said(before)
    assert said(text) == first


@given(
    groups=st.lists(st.integers(1, 4), min_size=1, max_size=8),
    found=st.dictionaries(st.integers(0, 9), st.integers(-5, 2000)),
    samples=st.integers(0, 1000),
)
def test_marks_are_one_for_each_token_and_never_decrease(groups, found, samples):
    marks = token_marks(groups, found, samples)
    assert len(marks) == sum(groups)
    assert list(marks) == sorted(marks)
    assert all(0 <= mark <= samples for mark in marks)


@given(text=st.text(max_size=30), contour=st.sampled_from(Contour))
def test_closing_a_text_twice_changes_nothing(text, contour):
    once = closed(text, contour)
    assert closed(once, contour) == once


@given(ipa=st.text(st.sampled_from("ˈˌaeiouɪʊəɛɔtʃdʒ̃ː ̩θɹzx.ɡ"), max_size=12))
def test_ipa_becomes_mnemonics_or_a_voice_error(ipa):
    plain = {one: one for one in "aeioutdzx"}
    try:
        sent = mnemonics(ipa, plain)
    except VoiceError:
        return
    assert set(sent) <= set("aeioutdzx|', ")
