"""Encoding a passage as MP3 frames that can be laid beside any others.

A fresh LAME encoder gives one or two frames more than go in. Keeping the first n of n frames of
sound leaves every sample where one long encode would have put it, provided the sound ends in
silence as long as the encoder's delay: that much is pushed into the frames that are dropped.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import lameenc
import numpy as np

from narrate.audio.edges import silent_frames, whole_frames
from narrate.audio.frames import first_frames
from narrate.audio.levels import from_pcm, to_pcm

if TYPE_CHECKING:
    from narrate.model.sound import Codec

ENCODER_DELAY = 576
"""Samples LAME puts before the first one, as the Info frame states them."""
DECODER_DELAY = 529
"""Samples every decoder adds (LAME's ``DECDELAY`` and one)."""
SILENT_EDGE = ENCODER_DELAY + DECODER_DELAY
"""Samples of digital silence with which a passage begins and ends, at least."""
TAIL_FRAMES = 2
"""Silent frames after the last passage, so that decoders give out its last samples."""

_SHORTEST_RUN = 128
_TURNED_DOWN = ((192, 0.95), (224, 0.97), (256, 0.98))
"""What LAME multiplies sound with below a bit rate in kbit/s (its table of presets), against peaks
that coding adds. Half a decibel is more than a loudness may be off, and our limiter leaves room."""


def encode(pcm: bytes, codec: Codec) -> bytes:
    """Encode a passage's sound at constant bit rate; see ``narrate.audio.encoding.encode``."""
    whole = whole_frames(pcm, codec, SILENT_EDGE)
    return first_frames(_encoded(whole, codec), len(whole) // len(silent_frames(codec, 1)))


def silence(codec: Codec, frames: int) -> bytes:
    """Return so many frames of silence; they stand on their own."""
    if frames == 0:
        return b""
    # The head of a longer run is the same as a shorter run: silence looks the same ahead.
    run = max(_SHORTEST_RUN, 1 << (frames - 1).bit_length())
    return _silent_head(codec, frames, run)


def tail(codec: Codec) -> bytes:
    """Return what follows the last passage."""
    return silence(codec, TAIL_FRAMES)


def _encoded(pcm: bytes, codec: Codec) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(codec.rate_hz)
    encoder.set_out_sample_rate(codec.rate_hz)
    encoder.set_bit_rate(codec.bitrate_kbps)
    encoder.set_quality(codec.quality)
    return bytes(encoder.encode(_turned_up(pcm, codec))) + bytes(encoder.flush())


def _turned_up(pcm: bytes, codec: Codec) -> bytes:
    """Return sound that LAME turns down to what it was."""
    factor = next((part for below, part in _TURNED_DOWN if codec.bitrate_kbps < below), 1.0)
    return pcm if factor == 1 else to_pcm(from_pcm(pcm) * np.float32(1 / factor))


@lru_cache(maxsize=256)
def _silent_head(codec: Codec, frames: int, run: int) -> bytes:
    return first_frames(_silent_run(codec, run), frames)


@lru_cache(maxsize=16)
def _silent_run(codec: Codec, frames: int) -> bytes:
    return _encoded(silent_frames(codec, frames), codec)
