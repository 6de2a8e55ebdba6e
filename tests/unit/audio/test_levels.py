import math

import numpy as np
import pytest

from narrate.audio import levels


def test_sixteen_bits_there_and_back():
    every = np.arange(-32768, 32768).astype("<i2").tobytes()
    assert levels.to_pcm(levels.from_pcm(every)) == every


def test_too_loud_is_cut_not_wrapped():
    loud = np.array([1.5, -1.5, 1.0], dtype=np.float32)
    assert np.frombuffer(levels.to_pcm(loud), dtype="<i2").tolist() == [32767, -32768, 32767]


def test_samples_are_rounded_to_the_nearest_step():
    steps = np.array([0.4, 0.6, -0.4, -0.6], dtype=np.float32) / 32768
    assert np.frombuffer(levels.to_pcm(steps), dtype="<i2").tolist() == [0, 1, 0, -1]


def test_figures_of_a_full_sine():
    sine = np.sin(2 * np.pi * 100 * np.arange(24_000) / 24_000).astype(np.float32)
    assert levels.peak_db(sine) == pytest.approx(0, abs=0.01)
    assert levels.rms_db(sine) == pytest.approx(-3.01, abs=0.01)
    assert levels.peak_db(levels.gain(sine, -6)) == pytest.approx(-6, abs=0.01)


def test_figures_of_silence():
    assert levels.peak_db(np.zeros(10, dtype=np.float32)) == -math.inf
    assert levels.rms_db(np.zeros(0, dtype=np.float32)) == -math.inf


def test_no_gain_is_the_same_array():
    samples = np.ones(3, dtype=np.float32)
    assert levels.gain(samples, 0) is samples


def test_quiet_sound_passes_untouched():
    samples = np.full(1000, 0.5, dtype=np.float32)
    assert levels.limit(samples, 24_000) == (samples, False)


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100])
@pytest.mark.parametrize("place", [0, 11, 12, 5000, 9999])
def test_a_peak_is_held_and_its_surroundings_are_not(rate, place):
    samples = np.full(10_000, 0.1, dtype=np.float32)
    samples[place] = -1.0
    held, limited = levels.limit(samples, rate, -6)
    assert limited
    assert levels.peak_db(held) <= -6 + 1e-4
    far = np.abs(np.arange(10_000) - place) > rate * 14 // 1000
    assert np.array_equal(held[far], samples[far])


def test_the_level_moves_without_steps():
    samples = np.full(10_000, 0.1, dtype=np.float32)
    samples[5000:5010] = 1.0
    held, _ = levels.limit(samples, 24_000, -6)
    moved = np.delete(held, np.s_[4999:5011])
    assert np.abs(np.diff(moved)).max() < 0.1 * 0.02


def test_the_dip_is_centred_on_the_peak():
    samples = np.full(10_000, 0.1, dtype=np.float32)
    samples[5004] = 1.0  # the middle of a millisecond
    held, _ = levels.limit(samples, 24_000, -6)
    taken = np.delete(samples - held, 5004)
    assert np.average(np.arange(len(taken)), weights=taken) == pytest.approx(5003.5, abs=1)
