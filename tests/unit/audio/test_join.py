import os
import subprocess
import sys

import numpy as np
import pytest

from narrate.audio.join import join

RATE = 24_000


def tone(samples: int) -> bytes:
    return (np.sin(np.arange(samples) * 0.3) * 12_000).astype("<i2").tobytes()


def test_counts_are_exact_to_the_sample():
    pieces = [tone(n) for n in (84_013, 1, 0, 97, 24_000)]
    joined = join(pieces, [2880, 1, 0, 7, 13], rate_hz=RATE, lead=1152, trail=1153)
    assert len(joined) // 2 == 84_013 + 1 + 97 + 24_000 + 2880 + 1 + 7 + 13 + 1152 + 1153


def test_gaps_are_digital_silence_and_the_middle_is_untouched():
    piece = tone(4800)
    joined = join([piece, piece], [2400, 0], rate_hz=RATE, lead=100)
    assert not any(joined[:200])
    assert not any(joined[2 * 4900 : 2 * 7300])
    assert joined[2 * 300 : 2 * 4700] == piece[2 * 200 : 2 * 4600]


def test_edges_fade_in_and_out_over_four_milliseconds():
    level = np.full(4800, 10_000, dtype="<i2")
    joined = np.frombuffer(join([level.tobytes()], [0], rate_hz=RATE), dtype="<i2")
    assert joined[0] == 0
    assert abs(int(joined[48]) - 5000) < 120
    assert (joined[96:-96] == 10_000).all()
    assert joined[-1] < 200
    assert (np.abs(np.diff(joined)) < 250).all()


def test_a_gap_for_every_piece():
    with pytest.raises(ValueError, match="zip"):
        join([tone(10)], [], rate_hz=RATE)


def test_nothing_joins_to_nothing():
    assert join([], [], rate_hz=RATE) == b""


def test_importing_pydub_warns_of_nothing_even_without_ffmpeg(tmp_path):
    clean = {**os.environ, "PATH": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import narrate.audio.join"],
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
