"""The contract every engine keeps, built in or from outside, as checks that can be called.

In the tests of an outside engine::

    from narrate.testing.engine_contract import check_engine

    def test_contract():
        check_engine(MyEngine, Voice(name="test", engine="mine", voice="anna"))

``check_engine`` takes a callable at module level, because it is called again in another process.
"""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from narrate.engines.protocol import Engine, Speaker
from narrate.errors import VoiceError
from narrate.model.script import Contour, Pronunciation
from narrate.model.sound import Take, Utterance
from narrate.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from narrate.model.voice import Voice

    Factory = Callable[[], Engine]

SENTENCES = (
    Utterance(text="Good evening."),
    Utterance(text="We hope to meet you in the spring,", contour=Contour.CONTINUING),
    Utterance(text="Will the weapons be reduced?", contour=Contour.QUESTION),
    Utterance(text="Peace!"),
)
HOSTILE = (
    "…",
    "- - -",
    "a\x00b \x01\x02 c",
    "<speak><break time='9s'/> & </speak>",
    '<mark name="99"/> word',
    "[[ word ]] {{x}} ]]",
    "\ud800 word",
    "日本 語 слово 🙂",
    "w" * 600,
    "7 7777777777",
    "%s %n $HOME `ls` ; word",
    "\u202eright to left\u202c",
)
"""Texts the script stage should never send; each must give a sound take or a ``VoiceError``."""
_LOWEST_HZ, _HIGHEST_HZ = 8_000, 192_000


class BrokenPromise(AssertionError):
    """The engine does not keep what the protocol or its own traits promise."""


def check_engine(factory: Factory, voice: Voice) -> None:
    """Check everything ``narrate.engines.protocol`` promises, with ``voice``.

    Raises ``BrokenPromise`` with a sentence on the first promise that is not kept.
    """
    for check in CHECKS:
        check(factory, voice)


def tells_what_it_is(factory: Factory, voice: Voice) -> None:
    """Traits and fingerprint are there, and stay."""
    engine = factory()
    _promise(isinstance(engine, Engine), "it lacks a member of narrate.engines.protocol.Engine")
    _promise(bool(engine.traits.name), "traits.name is empty")
    _promise(engine.traits == factory().traits, "its traits change")
    print_ = engine.fingerprint(voice)
    _promise(isinstance(print_, str) and bool(print_), "the fingerprint is no text")
    _promise(print_ == factory().fingerprint(voice), "the fingerprint changes")
    with _another_process() as pool:
        other = pool.submit(_fingerprint, factory, _portable(voice)).result()
    _promise(print_ == other, "another process has another fingerprint")


def lists_voices(factory: Factory, voice: Voice) -> None:
    """Voices have ids of their own and come sorted; an unknown one is a ``VoiceError``."""
    engine = factory()
    voices = engine.voices()
    order = [(one.language, one.id) for one in voices]
    _promise(bool(order), "it has no voices")
    _promise(order == sorted(order), "voices are not sorted by language and id")
    _promise(len({one.id for one in voices}) == len(order), "two voices have one id")
    unknown = replace(voice, voice="no such voice, surely")
    try:
        engine.open(unknown).close()
    except VoiceError as problem:
        _promise(bool(problem.hint), "the error for an unknown voice does not say what to do")
        again = pickle.loads(pickle.dumps(problem))  # noqa: S301 - made in this line
        _promise(str(again) == str(problem), "the error for an unknown voice does not pickle")
    else:
        raise BrokenPromise("an unknown voice is opened in silence")


def speaks(factory: Factory, voice: Voice) -> None:
    """Takes have sound at one rate, and marks for all tokens or none."""
    engine = factory()
    with closing(engine.open(voice)) as speaker:
        _promise(isinstance(speaker, Speaker), "what open() gives is no Speaker")
        takes = [_sound_take(engine, speaker, one) for one in SENTENCES]
        _promise(len({take.rate_hz for take in takes}) == 1, "the sampling rate changes")
        _promise(takes[1].samples > takes[3].samples, "more words do not take more time")


def hears_pronunciations(factory: Factory, voice: Voice) -> None:
    """With ``takes_ipa`` a pronunciation is heard; without, it does no harm."""
    engine = factory()
    plain = Utterance(text="Meet Gromyko in Geneva.")
    said = Pronunciation(span=Span(5, 12), ipa="tuːˈlaɪ", rule="contract")
    several = Pronunciation(span=Span(0, 12), ipa="ˈmiːlə", rule="contract")
    with closing(engine.open(voice)) as speaker:
        plainly = _sound_take(engine, speaker, plain)
        with_ipa = _sound_take(engine, speaker, replace(plain, pronunciations=(said,)))
        _sound_take(engine, speaker, replace(plain, pronunciations=(several,)))
    if engine.traits.takes_ipa:
        _promise(plainly.pcm != with_ipa.pcm, "it takes IPA, but a pronunciation is not heard")


def repeats_itself(factory: Factory, voice: Voice) -> None:
    """With ``deterministic``, bytes depend on utterance and voice alone, wherever and whenever."""
    if not factory().traits.deterministic:
        return
    wanted = _digests(factory, voice, SENTENCES)
    backwards = _digests(factory, voice, tuple(reversed(SENTENCES)))
    _promise(wanted == backwards[::-1], "the order of utterances changes the sound")
    twice = _digests(factory, voice, SENTENCES + SENTENCES)
    _promise(twice == wanted * 2, "saying it again changes the sound")
    with ThreadPoolExecutor(1) as pool:
        threaded = pool.submit(_digests, factory, voice, SENTENCES).result()
    _promise(threaded == wanted, "another thread changes the sound")
    with _another_process() as pool:
        spawned = pool.submit(_digests, factory, _portable(voice), SENTENCES).result()
    _promise(spawned == wanted, "another process changes the sound")


def speaks_on_threads(factory: Factory, voice: Voice) -> None:
    """With ``threads``, speakers on several threads do not disturb one another."""
    engine = factory()
    if not engine.traits.threads:
        return
    with ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(_digests, factory, voice, SENTENCES * 3) for _ in range(3)]
        found = [job.result() for job in jobs]
    if engine.traits.deterministic:
        wanted = _digests(factory, voice, SENTENCES * 3)
        _promise(all(one == wanted for one in found), "threads at the same time change the sound")


def survives_anything(factory: Factory, voice: Voice) -> None:
    """Hostile text gives a take or a ``VoiceError``, and the speaker goes on working."""
    engine = factory()
    with closing(engine.open(voice)) as speaker:
        for text in HOSTILE:
            try:
                _sound_take(engine, speaker, Utterance(text=text), audible=False)
            except VoiceError:
                continue
        _sound_take(engine, speaker, SENTENCES[0])


def closes(factory: Factory, voice: Voice) -> None:
    """A speaker closes twice without harm, and its voice opens again."""
    engine = factory()
    for _ in range(2):
        speaker = engine.open(voice)
        _sound_take(engine, speaker, SENTENCES[0])
        speaker.close()
        speaker.close()
    engine.open(voice).close()


CHECKS: tuple[Callable[[Factory, Voice], None], ...] = (
    tells_what_it_is,
    lists_voices,
    speaks,
    hears_pronunciations,
    repeats_itself,
    speaks_on_threads,
    survives_anything,
    closes,
)
"""Every check; each can be called on its own, such as by ``pytest.mark.parametrize``."""


def _sound_take(
    engine: Engine, speaker: Speaker, utterance: Utterance, *, audible: bool = True
) -> Take:
    """Speak, and check the take against the protocol and the engine's traits."""
    take = speaker.speak(utterance)
    _promise(isinstance(take, Take), "what speak() gives is no Take")
    _promise(_LOWEST_HZ <= take.rate_hz <= _HIGHEST_HZ, f"a sampling rate of {take.rate_hz} Hz")
    _promise(not audible or bool(take.pcm.strip(b"\0")), f"{utterance.text!r} is silent")
    if engine.traits.exact_marks or take.marks:
        _check_marks(take, utterance)
    return take


def _check_marks(take: Take, utterance: Utterance) -> None:
    marks, tokens = take.marks, utterance.tokens
    what = f"marks {marks[:8]} for {utterance.text[:40]!r}"
    _promise(len(marks) == len(tokens), f"{what}: {len(marks)} for {len(tokens)} tokens")
    _promise(list(marks) == sorted(marks), f"{what} decrease")
    _promise(marks[0] >= 0 and marks[-1] <= take.samples, f"{what} lie outside the sound")


def _digests(factory: Factory, voice: Voice, utterances: Iterable[Utterance]) -> list[str]:
    digests = []
    with closing(factory().open(voice)) as speaker:
        for utterance in utterances:
            take = speaker.speak(utterance)
            digests.append(sha256(repr((take.rate_hz, take.marks)).encode() + take.pcm).hexdigest())
    return digests


def _fingerprint(factory: Factory, voice: Voice) -> str:
    return factory().fingerprint(voice)


def _another_process() -> Executor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def _portable(voice: Voice) -> Voice:
    """Return ``voice`` with plain dicts, which can be sent to another process."""
    return replace(voice, pauses_ms=dict(voice.pauses_ms), options=dict(voice.options))


def _promise(kept: bool, sentence: str) -> None:  # noqa: FBT001 - reads as assert does
    if not kept:
        raise BrokenPromise(sentence)
