"""Sound drawn as text, so that a test can say what is heard: ``"####_###"``."""

from __future__ import annotations

import sys
from array import array
from itertools import groupby

from narrate.engines.tone import GAP_MS, LETTER_MS

_QUIET = 30
_WINDOW_MS = 1.0


def strip(
    pcm: bytes, rate_hz: int, *, sound_ms: float = LETTER_MS, silence_ms: float = GAP_MS
) -> str:
    """Return one ``#`` for each ``sound_ms`` heard, one ``_`` for each ``silence_ms`` not heard.

    ``pcm`` is 16-bit little-endian mono. With the tone engine's own lengths each letter is one
    ``#`` and each gap between tokens one ``_``. Stretches are rounded to the nearest whole number.
    """
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    window = rate_hz * _WINDOW_MS / 1000
    heard = (
        _loud(samples[round(n * window) : round((n + 1) * window)])
        for n in range(round(len(samples) / window))
    )
    runs = ((loud, sum(1 for _ in run)) for loud, run in groupby(heard))
    return "".join(
        "#" * round(length / sound_ms) if loud else "_" * round(length / silence_ms)
        for loud, length in runs
    )


def _loud(samples: array[int]) -> bool:
    return any(abs(one) > _QUIET for one in samples)
