import math
import re
import shutil
import subprocess

import numpy as np
import pytest

from narrate.audio.levels import peak_db, to_pcm
from narrate.audio.peaks import true_peak_db


def sine(hz, phase, rate=24_000, seconds=1.0, level=0.5):
    at = np.arange(int(rate * seconds))
    swell = np.minimum(1, np.minimum(at, at[::-1]) / 2000)
    return (level * swell * np.sin(2 * np.pi * hz * at / rate + phase)).astype(np.float32)


@pytest.mark.parametrize("hz", [997, 3000, 4800, 6000, 8000, 10_000])
@pytest.mark.parametrize("phase", [0, math.pi / 4, 1.0])
def test_a_sine_peaks_at_its_amplitude_wherever_the_samples_fall(hz, phase):
    assert true_peak_db(sine(hz, phase)) == pytest.approx(20 * math.log10(0.5), abs=0.15)


def test_between_samples_a_quarter_rate_sine_rises_by_three_decibels():
    wave = sine(6000, math.pi / 4)
    assert true_peak_db(wave) - peak_db(wave) == pytest.approx(3.01, abs=0.05)


def test_silence_and_nothing_have_none():
    assert true_peak_db(np.zeros(100, dtype=np.float32)) == -math.inf
    assert true_peak_db(np.zeros(0, dtype=np.float32)) == -math.inf


def test_a_single_sample_is_its_own_peak():
    alone = np.zeros(50, dtype=np.float32)
    alone[20] = -0.25
    assert true_peak_db(alone) == pytest.approx(20 * math.log10(0.25), abs=0.01)


@pytest.mark.parametrize("seed", range(6))
def test_as_ffmpeg_measures_it(seed):
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    random = np.random.default_rng(seed)
    spectrum = np.fft.rfft(random.normal(0, 1, 72_000))
    hz = np.fft.rfftfreq(72_000, 1 / 24_000)
    spectrum *= (hz > 100) / np.maximum(hz, 300) ** random.uniform(0.3, 1.3)
    sound = np.fft.irfft(spectrum)
    sound = sound / np.abs(sound).max() * random.uniform(0.2, 0.9)
    sound[:2400] = sound[-2400:] = 0
    pcm = to_pcm(sound.astype(np.float32))
    command = "ffmpeg -hide_banner -f s16le -ar 24000 -ac 1 -i - -af ebur128=peak=true -f null -"
    done = subprocess.run(command.split(), input=pcm, capture_output=True, check=True)
    theirs = float(re.findall(r"Peak:\s+(-?[\d.]+)", done.stderr.decode())[-1])
    heard = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768
    assert true_peak_db(heard) == pytest.approx(theirs, abs=0.1)  # they print one decimal
