"""Sound as WAV, for a pipe into another program."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNKNOWN = 0xFFFFFFFF
"""Length where the end is not known yet, as sox and ffmpeg write and read it."""
_SAMPLE_BYTES = 2
_HEADER_BYTES = 44


def wav_header(rate_hz: int, samples: int | None = None) -> bytes:
    """Build the header of 16-bit mono sound.

    Args:
        rate_hz: Sampling rate.
        samples: Their number; ``None`` for a stream, or when the format cannot hold so many.
    """
    size = _UNKNOWN if samples is None else samples * _SAMPLE_BYTES
    if size > _UNKNOWN - _HEADER_BYTES:
        size = whole = _UNKNOWN
    else:
        whole = size + _HEADER_BYTES - 8
    fields = (
        b"RIFF",
        whole.to_bytes(4, "little"),
        b"WAVEfmt ",
        (16).to_bytes(4, "little"),
        (1).to_bytes(2, "little"),  # integer samples
        (1).to_bytes(2, "little"),  # one channel
        rate_hz.to_bytes(4, "little"),
        (rate_hz * _SAMPLE_BYTES).to_bytes(4, "little"),
        _SAMPLE_BYTES.to_bytes(2, "little"),
        (8 * _SAMPLE_BYTES).to_bytes(2, "little"),
        b"data",
        size.to_bytes(4, "little"),
    )
    return b"".join(fields)


def write_wav(pieces: Iterable[bytes], rate_hz: int, out: IO[bytes]) -> None:
    """Write a WAV stream as its pieces come, each flushed so that it is heard at once.

    Args:
        pieces: 16-bit little-endian mono samples.
        rate_hz: Their sampling rate.
        out: Where to; may be a pipe.
    """
    out.write(wav_header(rate_hz))
    for piece in pieces:
        out.write(piece)
        out.flush()
