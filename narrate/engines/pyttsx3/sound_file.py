"""Samples out of the files pyttsx3's drivers write: WAV, and AIFF on macOS whatever the name."""

from __future__ import annotations

import io
import struct
import wave
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BITS = 16
_EXPONENT_BIAS = 16_383
_MANTISSA_BITS = 63


def read_sound(path: Path) -> tuple[int, bytes] | None:
    """Return rate in hertz and 16-bit little-endian mono samples; ``None`` while not whole.

    Raises ``ValueError`` for a format that is neither.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return _aiff(data) if data[:4] == b"FORM" else _wav(data)


def _wav(data: bytes) -> tuple[int, bytes] | None:
    try:
        with wave.open(io.BytesIO(data)) as sound:
            channels, width, rate_hz, frames = sound.getparams()[:4]
            pcm = sound.readframes(frames)
    except (EOFError, wave.Error):
        return None
    if not frames or len(pcm) < frames * channels * width:
        return None
    return rate_hz, _mono(pcm, channels, width * 8)


def _aiff(data: bytes) -> tuple[int, bytes] | None:
    """Read AIFF, and AIFC without compression (Apple, "Audio Interchange File Format", 1989)."""
    chunks = dict(_chunks(data))
    if b"COMM" not in chunks or b"SSND" not in chunks:
        return None
    channels, frames, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", chunks[b"COMM"])
    rate_hz = round(mantissa * 2.0 ** (exponent - _EXPONENT_BIAS - _MANTISSA_BITS))
    little = chunks[b"COMM"][18:22] == b"sowt"
    samples = array("h")
    samples.frombytes(chunks[b"SSND"][8 : 8 + frames * channels * 2])
    if not frames or len(samples) < frames * channels:
        return None
    if not little:
        samples.byteswap()
    return rate_hz, _mono(samples.tobytes(), channels, bits)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 12, []
    while at + 8 <= len(data):
        name, size = struct.unpack_from(">4sI", data, at)
        found.append((name, data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def _mono(pcm: bytes, channels: int, bits: int) -> bytes:
    if bits != _BITS:
        raise ValueError(f"samples of {bits} bits")
    if channels == 1:
        return pcm
    return array("h", pcm)[::channels].tobytes()
