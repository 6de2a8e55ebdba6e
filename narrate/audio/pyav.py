"""Encoders of FFmpeg's library: the one door to PyAV.

Every call opens a fresh encoder, so that a passage's bytes depend on its samples alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

from narrate.audio.levels import from_pcm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.sound import Codec

_FLOAT = "fltp"


def encoded(
    pcm: bytes, codec: Codec, *, encoder: str, options: Mapping[str, str]
) -> tuple[list[bytes], bytes]:
    """Encode sound, with all that an encoder gives out at its end.

    Args:
        pcm: 16-bit little-endian mono samples at ``codec.rate_hz``, whole frames.
        codec: Rate, bit rate and frame; the encoder's frame must have as many samples.
        encoder: FFmpeg's name of it.
        options: FFmpeg's own options of it.

    Returns:
        The packets in order, and what a decoder must know beforehand (FFmpeg's ``extradata``).
    """
    context = av.CodecContext.create(encoder, "w")
    assert isinstance(context, av.AudioCodecContext)
    context.sample_rate = codec.rate_hz
    context.layout = "mono"
    context.format = _FLOAT if encoder == "aac" else "s16"
    context.bit_rate = codec.bitrate_kbps * 1000
    context.thread_count = 1  # passages are what is encoded side by side
    context.options = dict(options)
    context.open()
    if context.frame_size != codec.frame_samples:
        raise ValueError(f"{encoder} has frames of {context.frame_size} samples")
    packets = [bytes(one) for one in context.encode(_frame(pcm, codec, context.format.name))]
    packets += [bytes(one) for one in context.encode(None)]
    return [one for one in packets if one], bytes(context.extradata or b"")


def _frame(pcm: bytes, codec: Codec, sample_format: str) -> av.AudioFrame:
    """Return all samples as one frame; PyAV cuts it to the encoder's size."""
    samples = from_pcm(pcm) if sample_format == _FLOAT else np.frombuffer(pcm, dtype="<i2")
    frame = av.AudioFrame.from_ndarray(samples[None, :], format=sample_format, layout="mono")
    frame.sample_rate = codec.rate_hz
    frame.pts = 0
    return frame
