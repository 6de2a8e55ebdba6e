"""The levels of an edition, added up from its passages, against ffmpeg on the whole of it."""

import math
import re
import shutil
import subprocess
from types import SimpleNamespace

import numpy as np
import pytest

from narrate.audio.levels import from_pcm, to_pcm
from narrate.audio.measuring import measure
from narrate.binding.metering import Meter

RATE = 24_000
LEAD = 1152


def voice(seed, seconds, level):
    """Return syllables in noise shaped like speech."""
    random, count = np.random.default_rng(seed), int(seconds * RATE)
    spectrum = np.fft.rfft(random.normal(0, 1, count))
    hz = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= (hz > 100) / np.maximum(hz, 300) ** 1.2
    at = np.arange(count) / RATE
    sound = np.fft.irfft(spectrum, count) * np.sin(np.pi * 4 * at) ** 2
    return to_pcm((sound / np.abs(sound).max() * level).astype(np.float32))


@pytest.fixture(scope="module")
def edition():
    """A minute and a half of passages that start anywhere, and what the meter says of them."""
    meter, whole, at = Meter(), bytearray(), 0
    random = np.random.default_rng(5)
    for seed in range(14):
        pcm = voice(seed, random.uniform(1.5, 9), random.uniform(0.15, 0.8))
        start = at + int(random.integers(3000, 30_000))
        whole += bytes(2 * (start + LEAD) - len(whole)) + pcm
        measured = measure(from_pcm(pcm), RATE)
        meter.add([SimpleNamespace(lead=LEAD, **measured._asdict())], [start])
        at = len(whole) // 2
    whole += bytes(2 * 36_000)
    return bytes(whole), meter.levels(0, len(whole) // 2)


def by_ffmpeg(pcm, filters):
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    command = f"ffmpeg -hide_banner -f s16le -ar {RATE} -ac 1 -i - -af {filters} -f null -"
    return subprocess.run(
        command.split(), input=pcm, capture_output=True, check=True
    ).stderr.decode()


def last(pattern, text):
    return float(re.findall(pattern + r"\s+(-?[\d.]+)", text)[-1])


def test_loudness_range_and_true_peak_are_ffmpegs(edition):
    pcm, levels = edition
    said = by_ffmpeg(pcm, "ebur128=peak=true")
    assert levels.integrated_lufs == pytest.approx(last("I:", said), abs=0.1)
    assert levels.range_lu == pytest.approx(last("LRA:", said), abs=0.15)
    assert levels.true_peak_db == pytest.approx(last("Peak:", said), abs=0.1)


def test_root_mean_square_and_peak_are_ffmpegs(edition):
    pcm, levels = edition
    said = by_ffmpeg(pcm, "astats=measure_perchannel=none")
    assert levels.rms_db == pytest.approx(last("RMS level dB:", said), abs=0.01)
    assert levels.peak_db == pytest.approx(last("Peak level dB:", said), abs=0.01)


def test_pauses_are_digital_silence(edition):
    assert edition[1].noise_floor_db is None


def test_the_quietest_half_second_is_the_noise_floor():
    hiss = np.random.default_rng(1).normal(0, 0.001, 10 * RATE).astype(np.float32)
    hiss[3 * RATE : 4 * RATE] *= 0.5
    meter = Meter()
    meter.add([SimpleNamespace(lead=0, **measure(hiss, RATE)._asdict())], [0])
    floor = meter.levels(0, len(hiss)).noise_floor_db
    assert floor == pytest.approx(20 * math.log10(0.0005), abs=0.1)


def test_silence_has_no_levels():
    levels = Meter().levels(0, RATE)
    assert levels == (None, 0.0, None, None, None, None)
