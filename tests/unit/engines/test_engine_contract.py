"""The contract bites: engines that break one promise each, and the check that says so."""

import os
from dataclasses import replace

import pytest

from narrate.engines.tone import Tone
from narrate.errors import VoiceError
from narrate.model.voice import Voice
from narrate.testing import engine_contract as contract
from narrate.testing.engine_contract import BrokenPromise, check_engine

VOICE = Voice(name="test", engine="tone")


class Faulty(Tone):
    """The tone engine with its takes changed by ``spoil``."""

    def spoil(self, take, utterance):
        raise NotImplementedError

    def open(self, voice):
        speaker = super().open(voice)
        speak = speaker.speak
        speaker.speak = lambda utterance: self.spoil(speak(utterance), utterance)
        return speaker


class LosesAMark(Faulty):
    def spoil(self, take, _):
        return replace(take, marks=take.marks[1:])


class MarksRunBackwards(Faulty):
    def spoil(self, take, _):
        return replace(take, marks=take.marks[::-1])


class MarksBehindTheEnd(Faulty):
    def spoil(self, take, _):
        return replace(take, marks=(*take.marks[:-1], take.samples + 1))


class Silent(Faulty):
    def spoil(self, take, _):
        return replace(take, pcm=bytes(len(take.pcm)))


class ChangesItsRate(Faulty):
    def spoil(self, take, utterance):
        return replace(take, rate_hz=24_000 if "?" in utterance.text else 22_050)


class NeverTheSame(Faulty):
    def spoil(self, take, _):
        return replace(take, pcm=take.pcm[:-8] + os.urandom(8))


class RemembersItsPast(Faulty):
    past = ""

    def spoil(self, take, utterance):
        pcm = take.pcm + bytes(2 * len(self.past))
        self.past = utterance.text
        return replace(take, pcm=pcm)


class DeafToIpa(Faulty):
    def open(self, voice):
        speaker = Tone().open(voice)
        speak = speaker.speak
        speaker.speak = lambda utterance: speak(replace(utterance, pronunciations=()))
        return speaker


class Fragile(Faulty):
    def spoil(self, take, utterance):
        if "<" in utterance.text:
            raise KeyError("<")
        return take


class TakesAnyVoice(Tone):
    def open(self, voice):
        return super().open(replace(voice, voice=""))


class UnsortedVoices(Tone):
    def voices(self):
        return super().voices()[::-1]


class NoVoices(Tone):
    def voices(self):
        return ()


class UnpicklableError(Tone):
    def open(self, voice):
        if voice.voice:
            raise KeywordError(voice=voice.voice)
        return super().open(voice)


class KeywordError(VoiceError):
    def __init__(self, *, voice):
        super().__init__(f"no {voice}", "another")


class Restless(Tone):
    def fingerprint(self, voice):
        del voice
        return os.urandom(4).hex()


class ClosesOnce(Tone):
    def open(self, voice):
        speaker = super().open(voice)
        close = speaker.close

        def strict():
            if speaker._closed:
                raise VoiceError("closed already")
            close()

        speaker.close = strict
        return speaker


@pytest.mark.parametrize(
    ("engine", "check", "sentence"),
    [
        (LosesAMark, contract.speaks, "for 2 tokens"),
        (MarksRunBackwards, contract.speaks, "decrease"),
        (MarksBehindTheEnd, contract.speaks, "outside the sound"),
        (Silent, contract.speaks, "is silent"),
        (ChangesItsRate, contract.speaks, "sampling rate changes"),
        (NeverTheSame, contract.repeats_itself, "order of utterances"),
        (RemembersItsPast, contract.repeats_itself, "order of utterances"),
        (DeafToIpa, contract.hears_pronunciations, "not heard"),
        (TakesAnyVoice, contract.lists_voices, "opened in silence"),
        (UnsortedVoices, contract.lists_voices, "not sorted"),
        (NoVoices, contract.lists_voices, "no voices"),
        (Restless, contract.tells_what_it_is, "fingerprint changes"),
        (object, contract.tells_what_it_is, "lacks a member"),
    ],
)
def test_a_broken_promise_is_told(engine, check, sentence):
    with pytest.raises(BrokenPromise, match=sentence):
        check(engine, VOICE)


@pytest.mark.parametrize(
    ("engine", "check", "error"),
    [
        (Fragile, contract.survives_anything, KeyError),
        (ClosesOnce, contract.closes, VoiceError),
        (UnpicklableError, contract.lists_voices, TypeError),
    ],
)
def test_what_an_engine_should_not_raise_comes_through(engine, check, error):
    with pytest.raises(error):
        check(engine, VOICE)


def test_a_good_engine_passes_the_whole():
    check_engine(Tone, VOICE)
