"""With a real voice: silence is heard for as long as the script says, wherever it is measured."""

from __future__ import annotations

from array import array

import miniaudio
import pytest

from narrate.audio.mp3 import SILENT_EDGE, tail
from narrate.engines.espeak import Espeak
from narrate.model.sound import Codec
from narrate.model.voice import Voice
from narrate.rendering.render import render

SAID = (
    "peace is what we want,",
    120,
    "first of all,",
    220,
    "and last",
    350,
    "of all.",
    600,
    "So be it.",
)
MP3 = Codec(name="mp3")
GRAIN = 24
"""Samples of a millisecond."""


@pytest.fixture
def passage(paragraph, store):
    voice = Voice(name="espeak", engine="espeak", gain_db=2.0)
    (one,) = render(
        [paragraph(*SAID)], voice=voice, engine=Espeak(), codecs=[MP3], store=store, jobs=1
    )
    return one.passages[0]


def quiet_ms(sound, around):
    """How long it is quieter than -48 dBFS around a sample."""
    levels = [max(map(abs, sound[at : at + GRAIN])) for at in range(0, len(sound) - GRAIN, GRAIN)]
    before = after = around // GRAIN
    while levels[before - 1] < 130:
        before -= 1
    while levels[after + 1] < 130:
        after += 1
    return after - before + 1


def test_pauses_are_heard_within_30_ms_of_what_the_script_says(passage):
    data = passage.data + tail(MP3)
    sound = array("h", miniaudio.decode(data, nchannels=1, sample_rate=24_000).samples)
    sound = sound[SILENT_EDGE:]
    for end, start, pause in zip(passage.ends, passage.starts[1:], SAID[1::2], strict=False):
        assert quiet_ms(sound, (end + start) // 2) == pytest.approx(pause, abs=30)
