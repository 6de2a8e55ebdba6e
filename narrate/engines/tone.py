"""The deterministic test engine: it hums its text, so that sound can be asserted.

Each letter is 10 ms of a sine of its own frequency, tokens are 5 ms of silence apart, marks are
exact. The last letter tells the contour: an octave lower when final, an octave higher for a
question, unchanged when continuing. Every letter begins and ends at zero, so nothing clicks.
"""

from __future__ import annotations

import sys
from array import array
from functools import cache
from math import pi, sin
from typing import TYPE_CHECKING

from narrate.engines.errors import EngineFailed, bad_option, no_such_voice
from narrate.engines.protocol import EngineTraits, EngineVoice
from narrate.model.script import Contour
from narrate.model.sound import Take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.sound import Utterance
    from narrate.model.voice import Voice

LETTER_MS = 10
GAP_MS = 5
_REVISION = 1
_LOWEST_HZ, _STEP_HZ, _LETTERS = 400, 100, 26
_AMPLITUDE = 9_000
_BEND = {Contour.FINAL: 0.5, Contour.CONTINUING: 1.0, Contour.QUESTION: 2.0}
_RATES_HZ = {"hum-24000": 24_000, "hum-22050": 22_050}
_TRAITS = EngineTraits(
    name="tone", deterministic=True, threads=True, exact_marks=True, takes_ipa=True
)


class Tone:
    """The humming ``Engine``."""

    @property
    def traits(self) -> EngineTraits:
        """Deterministic, on threads, with exact marks, humming IPA in place of the letters."""
        return _TRAITS

    def fingerprint(self, voice: Voice) -> str:
        """Return its revision and rate; nothing else decides the sound."""
        return f"tone-{_REVISION}-{_rate_hz(voice)}"

    def voices(self) -> tuple[EngineVoice, ...]:
        """List one voice for each sampling rate."""
        return tuple(
            EngineVoice(id=one, language="mul", name=f"Hum at {rate_hz} Hz")
            for one, rate_hz in sorted(_RATES_HZ.items())
        )

    def open(self, voice: Voice) -> ToneSpeaker:
        """Open ``voice``. Raises ``NoSuchVoice`` and ``BadVoiceOption``."""
        for name in voice.options:
            raise bad_option(name, "tone", ())
        return ToneSpeaker(_rate_hz(voice), voice.rate, voice.pitch)


class ToneSpeaker:
    """A humming ``Speaker``."""

    def __init__(self, rate_hz: int, rate: float, pitch: float) -> None:
        """Take the sampling rate, the speed and the pitch relative to ordinary ones."""
        self._rate_hz = rate_hz
        self._rate = rate
        self._pitch = pitch
        self._closed = False

    def speak(self, utterance: Utterance) -> Take:
        """Hum ``utterance``. Raises ``EngineFailed`` when it has no letter."""
        if self._closed:
            raise ValueError("a closed speaker cannot speak")
        tokens = [_letters(one) for one in _hummed(utterance)]
        if not any(tokens):
            raise EngineFailed(f"engine 'tone' finds no letter in {utterance.text!r}", "add one")
        last = max(place for place, letters in enumerate(tokens) if letters)
        sound, marks, elapsed = bytearray(), [], 0.0
        for place, letters in enumerate(tokens):
            if sound and letters:
                elapsed += GAP_MS
                sound += bytes(2 * self._samples(elapsed) - len(sound))
            marks.append(len(sound) // 2)
            for number, letter in enumerate(letters, 1):
                ends = place == last and number == len(letters)
                elapsed += LETTER_MS
                samples = self._samples(elapsed) - len(sound) // 2
                sound += self._hum(letter, _BEND[utterance.contour] if ends else 1.0, samples)
        return Take(rate_hz=self._rate_hz, pcm=bytes(sound), marks=tuple(marks))

    def close(self) -> None:
        """Give back nothing, for it holds nothing."""
        self._closed = True

    def _samples(self, milliseconds: float) -> int:
        return round(milliseconds / self._rate * self._rate_hz / 1000)

    def _hum(self, letter: str, bend: float, samples: int) -> bytes:
        cycles = frequency_hz(letter) * bend * LETTER_MS / 1000 * self._pitch
        return _sine(cycles, samples)


def frequency_hz(letter: str) -> int:
    """Return the frequency of ``letter`` in hertz: a whole number of half cycles in 10 ms."""
    return _LOWEST_HZ + _STEP_HZ * ((ord(letter.lower()[0]) - ord("a")) % _LETTERS)


@cache
def _sine(cycles: float, samples: int) -> bytes:
    wave = array(
        "h", (round(_AMPLITUDE * sin(2 * pi * cycles * n / samples)) for n in range(samples))
    )
    if sys.byteorder == "big":
        wave.byteswap()
    return wave.tobytes()


def _hummed(utterance: Utterance) -> Iterator[str]:
    """Yield what is hummed for each token: its own letters, or its share of a pronunciation."""
    starts = {one.span.start: one for one in utterance.pronunciations}
    at = skip = 0
    for token in utterance.tokens:
        found = starts.get(at)
        if at >= skip and found:
            skip = found.span.end
            count = utterance.text[slice(*found.span)].count(" ") + 1
            letters = _letters(found.ipa)
            size = len(letters)
            yield from (letters[n * size // count : (n + 1) * size // count] for n in range(count))
        elif at >= skip:
            yield token
        at += len(token) + 1


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _rate_hz(voice: Voice) -> int:
    name = voice.voice or "hum-24000"
    if name not in _RATES_HZ:
        raise no_such_voice(name, "tone", _RATES_HZ)
    return _RATES_HZ[name]
