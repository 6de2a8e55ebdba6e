"""Encoding a passage as MP3 frames that can be laid beside any others.

A fresh LAME encoder gives one or two frames more than go in. Keeping the first n of n frames of
sound leaves every sample where one long encode would have put it, provided the sound ends in
silence as long as the encoder's delay: that much is pushed into the frames that are dropped.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import lameenc

from narrate.audio.frames import first_frames

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
_SAMPLE_BYTES = 2


def encode(pcm: bytes, codec: Codec) -> bytes:
    """Encode sound at ``codec.rate_hz`` as whole frames, ``frames_for`` of its length.

    Args:
        pcm: 16-bit little-endian mono samples; padded with silence to whole frames.
        codec: What to make; constant bit rate.

    Returns:
        The frames, end to end, without any header frame.

    Raises:
        ValueError: When the sound does not begin and end in ``SILENT_EDGE`` samples of silence
            (a programmer's mistake: what is there would be lost or smeared over the seam).
    """
    samples = len(pcm) // _SAMPLE_BYTES
    count = frames_for(samples, codec)
    padded = pcm + bytes(_SAMPLE_BYTES * (count * codec.frame_samples - samples))
    edge = min(len(padded), SILENT_EDGE * _SAMPLE_BYTES)
    if any(padded[:edge]) or any(padded[len(padded) - edge :]):
        raise ValueError(f"a passage must begin and end in {SILENT_EDGE} samples of silence")
    return first_frames(_encoded(padded, codec), count)


def frames_for(samples: int, codec: Codec) -> int:
    """Return how many frames hold so many samples."""
    return -(-samples // codec.frame_samples)


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
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


@lru_cache(maxsize=256)
def _silent_head(codec: Codec, frames: int, run: int) -> bytes:
    return first_frames(_silent_run(codec, run), frames)


@lru_cache(maxsize=16)
def _silent_run(codec: Codec, frames: int) -> bytes:
    return _encoded(bytes(_SAMPLE_BYTES * frames * codec.frame_samples), codec)
