from itertools import pairwise

import pytest

from narrate.engines.errors import EngineFailed, NoSuchVoice
from narrate.engines.tone import Tone, frequency_hz
from narrate.model.script import Contour, Pronunciation
from narrate.model.sound import Utterance
from narrate.model.span import Span
from narrate.model.voice import Voice
from narrate.testing.engine_contract import CHECKS
from narrate.testing.strips import strip

VOICE = Voice(name="test", engine="tone")


def hum(utterance, **card):
    voice = Voice(name="test", engine="tone", **card)
    return Tone().open(voice).speak(utterance)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_keeps_the_contract(check):
    check(Tone, VOICE)


@pytest.mark.parametrize("name", ["hum-24000", "hum-22050"])
@pytest.mark.parametrize(
    ("text", "drawn"),
    [("four six", "####_###"), ("four, six.", "####_###"), ("a b c", "#_#_#"), ("don't", "####")],
)
def test_a_letter_is_heard_for_10_ms_and_tokens_are_5_ms_apart(name, text, drawn):
    take = hum(Utterance(text=text), voice=name)
    assert strip(take.pcm, take.rate_hz) == drawn


def test_marks_are_exact():
    assert hum(Utterance(text="four six a")).marks == (0, 45 * 24, 80 * 24)


def test_a_token_without_a_letter_has_a_mark_and_no_sound():
    take = hum(Utterance(text="a - b"))
    assert strip(take.pcm, take.rate_hz) == "#_#"
    assert take.marks == (0, 240, 360)


def crossings(pcm):
    signs = [int.from_bytes(pcm[n : n + 2], "little", signed=True) for n in range(0, len(pcm), 2)]
    return sum(a < 0 <= b for a, b in pairwise(signs))


@pytest.mark.parametrize(
    ("contour", "octave"), [(Contour.FINAL, 0.5), (Contour.CONTINUING, 1), (Contour.QUESTION, 2)]
)
def test_the_last_letter_tells_the_contour(contour, octave):
    take = hum(Utterance(text="ii", contour=contour))
    first, last = take.pcm[: len(take.pcm) // 2], take.pcm[len(take.pcm) // 2 :]
    assert abs(crossings(first) - frequency_hz("i") / 100) <= 1
    assert abs(crossings(last) - octave * frequency_hz("i") / 100) <= 1


def test_a_pronunciation_is_hummed_in_place_of_its_tokens():
    said = Pronunciation(span=Span(2, 7), ipa="ɛmzɛmz", rule="test")
    take = hum(Utterance(text="a M s x z", pronunciations=(said,)))
    assert strip(take.pcm, take.rate_hz) == "#_##_##_##_#"


def test_rate_shortens_and_pitch_raises():
    plain, fast = hum(Utterance(text="word")), hum(Utterance(text="word"), rate=2.0)
    assert fast.samples * 2 == plain.samples
    high = hum(Utterance(text="word"), pitch=2.0)
    assert crossings(high.pcm) > 1.8 * crossings(plain.pcm)


def test_what_it_cannot_do_is_an_error():
    with pytest.raises(NoSuchVoice):
        hum(Utterance(text="a"), voice="hum-8000")
    with pytest.raises(EngineFailed):
        hum(Utterance(text="…"))
