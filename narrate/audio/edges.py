"""What every encoder is given: whole frames of sound that begin and end in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.model.sound import Codec

SAMPLE_BYTES = 2
"""Bytes of one 16-bit mono sample."""


def whole_frames(pcm: bytes, codec: Codec, silent_edge: int) -> bytes:
    """Return ``pcm`` padded with silence to whole frames of ``codec``.

    Args:
        pcm: 16-bit little-endian mono samples.
        codec: What is to be made of them.
        silent_edge: Samples that must be silent at either end.

    Raises:
        ValueError: When they are not (a programmer's mistake: what is there would be lost or
            smeared over the seam).
    """
    samples = len(pcm) // SAMPLE_BYTES
    padded = pcm + bytes(SAMPLE_BYTES * (-samples % codec.frame_samples))
    edge = min(len(padded), silent_edge * SAMPLE_BYTES)
    if any(padded[:edge]) or any(padded[len(padded) - edge :]):
        raise ValueError(f"a passage must begin and end in {silent_edge} samples of silence")
    return padded


def silent_frames(codec: Codec, frames: int) -> bytes:
    """Return the samples of so many frames of silence."""
    return bytes(SAMPLE_BYTES * frames * codec.frame_samples)
