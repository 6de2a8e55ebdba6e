import numpy as np

from narrate.audio.trim import sounding


def silence_and(start: int, end: int, total: int, level: float = 0.5) -> np.ndarray:
    samples = np.zeros(total, dtype=np.float32)
    samples[start:end] = level
    return samples


def test_finds_first_and_last_sample_heard():
    assert sounding(silence_and(3000, 20_001, 30_000), 24_000) == (3000, 20_001)


def test_single_samples_at_the_edges():
    samples = silence_and(0, 1, 10_000)
    samples[-1] = -0.5
    assert sounding(samples, 24_000) == (0, 10_000)


def test_silence_and_nothing_sound_nowhere():
    assert sounding(np.zeros(5000, dtype=np.float32), 24_000) == (0, 0)
    assert sounding(np.zeros(0, dtype=np.float32), 24_000) == (0, 0)


def test_the_floor_decides_what_is_heard():
    samples = silence_and(100, 200, 400, level=0.0005)
    assert sounding(samples, 24_000) == (0, 0)
    assert sounding(samples, 24_000, floor_db=-70) == (100, 200)
