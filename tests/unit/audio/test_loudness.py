import re
import shutil
import subprocess

import numpy as np
import pytest

from narrate.audio import levels
from narrate.audio.loudness import (
    block_energies,
    integrated_lufs,
    lay_out,
    loudness_range_lu,
    sub_block,
)


def sine(db: float, seconds: float, rate: int, hz: float = 997) -> np.ndarray:
    wave = np.sin(2 * np.pi * hz * np.arange(int(seconds * rate)) / rate)
    return (10 ** (db / 20) * wave).astype(np.float32)


def measured(samples: np.ndarray, rate: int) -> float | None:
    return integrated_lufs(block_energies(samples, rate), rate)


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100, 48_000])
def test_a_full_scale_sine_in_one_channel_reads_minus_three(rate):
    # BS.1770-4: 0 dBFS at 997 Hz in one channel is -3.01 LKFS.
    assert measured(sine(0, 20, rate), rate) == pytest.approx(-3.01, abs=0.03)


def test_ebu_tech_3341_case_3_gates_relatively():
    # -36, -23, -36 dBFS for 10, 60, 10 s reads -23 in stereo, 3.01 less in one channel.
    parts = [sine(-36, 10, 48_000, 1000), sine(-23, 60, 48_000, 1000), sine(-36, 10, 48_000, 1000)]
    assert measured(np.concatenate(parts), 48_000) == pytest.approx(-26.01, abs=0.1)


def test_ebu_tech_3342_case_1_range():
    parts = [sine(-20, 20, 48_000, 1000), sine(-30, 20, 48_000, 1000)]
    energies = block_energies(np.concatenate(parts), 48_000)
    assert loudness_range_lu(energies, 48_000) == pytest.approx(10, abs=1)


def test_silence_has_no_loudness():
    assert measured(np.zeros(48_000, dtype=np.float32), 24_000) is None
    assert integrated_lufs([], 24_000) is None
    assert loudness_range_lu([], 24_000) == 0


def test_energies_come_for_every_25_ms_begun():
    assert len(block_energies(sine(0, 1.01, 24_000), 24_000)) == 41
    assert len(block_energies(np.zeros(0, dtype=np.float32), 24_000)) == 0


def test_sound_across_filter_stretches_is_seamless():
    energies = np.array(block_energies(sine(-10, 30, 24_000, 1000), 24_000))[2:-2]
    assert energies.max() / energies.min() < 1.001


def test_laid_out_passages_measure_like_the_whole():
    rate, quiet = 24_000, np.zeros(13_777, dtype=np.float32)
    sounds = [sine(db, seconds, rate) for db, seconds in ((-20, 3.33), (-26, 1.71), (-18, 2.09))]
    starts, parts, position = [], [], 0
    for sound in sounds:
        starts.append(position)
        parts += [sound, quiet]
        position += len(sound) + len(quiet)
    placed = [(start, block_energies(one, rate)) for start, one in zip(starts, sounds, strict=True)]
    laid = lay_out(placed, position, rate)
    assert len(laid) == -(-position // sub_block(rate))
    whole = measured(np.concatenate(parts), rate)
    assert integrated_lufs(laid, rate) == pytest.approx(whole, abs=0.15)


@pytest.mark.parametrize(
    ("start", "first"), [(0, 0), (299, 0), (301, 1), (600, 1), (899, 1), (901, 2)]
)
def test_energies_fall_on_the_nearest_25_ms(start, first):
    laid = lay_out([(start, [1.0, 2.0])], 6000, 24_000)
    assert list(laid) == [0] * first + [1, 2] + [0] * (8 - first)


def test_neighbours_share_a_sub_block_and_nothing_runs_over_the_end():
    assert list(lay_out([(0, [1, 2]), (875, [4, 8, 16])], 1800, 24_000)) == [1, 6, 8]
    assert list(lay_out([(9000, [1])], 1800, 24_000)) == [0, 0, 0]


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100])
def test_agrees_with_ffmpeg(rate):
    noise = np.random.default_rng(7).normal(0, 0.05, rate * 20)
    swell = 0.1 + np.abs(np.sin(np.arange(rate * 20) / rate / 3))
    pcm = levels.to_pcm((noise * swell).astype(np.float32))
    command = f"ffmpeg -hide_banner -f s16le -ar {rate} -ac 1 -i - -af ebur128 -f null -"
    done = subprocess.run(command.split(), input=pcm, capture_output=True, check=True)
    summary = done.stderr.decode().rpartition("Summary")[2]
    theirs = float(re.search(r"I:\s+(-[\d.]+)", summary)[1])
    their_range = float(re.search(r"LRA:\s+([\d.]+)", summary)[1])
    energies = block_energies(levels.from_pcm(pcm), rate)
    assert integrated_lufs(energies, rate) == pytest.approx(theirs, abs=0.1)
    assert loudness_range_lu(energies, rate) == pytest.approx(their_range, abs=0.2)
