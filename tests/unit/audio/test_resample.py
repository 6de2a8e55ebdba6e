import numpy as np

from narrate.audio.resample import resample


def tone(hz: float, rate: int, seconds: float = 1.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(int(rate * seconds)) / rate)).astype(np.float32)


def test_same_rate_is_the_same_array():
    samples = tone(440, 24_000)
    assert resample(samples, 24_000, 24_000) is samples


def test_length_follows_the_rates():
    assert len(resample(tone(440, 22_050), 22_050, 24_000)) == 24_000
    assert resample(tone(440, 22_050), 22_050, 24_000).dtype == np.float32


def test_nothing_stays_nothing():
    assert len(resample(np.zeros(0, dtype=np.float32), 22_050, 24_000)) == 0


def test_a_tone_keeps_its_place_and_brings_no_company():
    changed = resample(tone(7000, 22_050), 22_050, 24_000)[4000:20_000]
    expected = tone(7000, 24_000)[4000:20_000]
    assert np.abs(changed - expected).max() < 1e-3
    spectrum = np.abs(np.fft.rfft(changed * np.blackman(len(changed))))
    around = round(7000 * len(changed) / 24_000)
    aside = np.delete(spectrum, np.s_[around - 200 : around + 200])
    assert 20 * np.log10(aside.max() / spectrum.max()) < -100
