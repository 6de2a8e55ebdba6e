"""FLAC by FFmpeg's own encoder, in the short blocks of its level 0: the grid of MP3 frames.

Its level 0 alone has blocks of 27 ms (576 samples at 24 kHz, 1152 at 44.1 and 48 kHz); the others
have 105 ms, in which a pause could only be kept to within 50 ms. The rest is that of level 5.
"""

from __future__ import annotations

from narrate.audio.flac_frames import unnumbered
from narrate.audio.packet_encoder import PacketEncoder

ENCODER = PacketEncoder(
    encoder="flac",
    options=lambda _: (
        ("compression_level", "0"),
        ("lpc_type", "levinson"),
        ("min_prediction_order", "1"),
        ("max_prediction_order", "8"),
        ("prediction_order_method", "estimation"),
        ("min_partition_order", "0"),
        ("max_partition_order", "8"),
    ),
    kept=unnumbered,
)
encode, silence, tail = ENCODER.encode, ENCODER.silence, ENCODER.tail
