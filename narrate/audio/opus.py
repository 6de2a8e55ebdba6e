"""Opus by libopus; its delay is 6.5 ms, which the file's pre-skip takes off."""

from __future__ import annotations

from narrate.audio.packet_encoder import PacketEncoder

GRANULE_HZ = 48_000
"""Positions in an Ogg Opus stream count at this rate, whatever the encoder was given."""
PRE_SKIP = 312
"""The delay, in samples at ``GRANULE_HZ``."""
TAIL_FRAMES = 1

ENCODER = PacketEncoder(
    encoder="libopus",
    options=lambda codec: (
        ("application", "voip"),
        ("compression_level", str(codec.quality)),
        ("frame_duration", "20"),
    ),
    delay=lambda codec: PRE_SKIP * codec.rate_hz // GRANULE_HZ,
    tail_frames=TAIL_FRAMES,
)
encode, silence, tail = ENCODER.encode, ENCODER.silence, ENCODER.tail
