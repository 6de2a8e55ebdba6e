"""A FLAC file (RFC 9639) linked from passages: numbers, seek table and checksum of the sound.

Two passes over the passages: the first finds out what stands at the head of the file.
"""

from __future__ import annotations

from hashlib import md5
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.flac_frames import numbered
from narrate.audio.link import lay
from narrate.audio.packets import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from narrate.audio.link import LinkPlan
    from narrate.model.sound import Codec

_STREAMINFO, _SEEKTABLE, _VORBIS_COMMENT, _PICTURE = 0, 3, 4, 6
_LAST_BLOCK = 0x80
_MOST_BLOCK_BYTES = (1 << 24) - 1
_SEEK_POINT_S = 10
_BITS_PER_SAMPLE = 16
_UNKNOWN_MD5 = bytes(16)


class _Survey(NamedTuple):
    """What the first pass finds out."""

    smallest: int
    largest: int
    """Bytes of a frame."""
    seek_points: list[tuple[int, int]]
    """First sample of a frame, and its first byte counted from the first frame."""
    md5: bytes
    """Of the samples before encoding."""


def flac_stream(
    plan: LinkPlan, passages: Callable[[], Iterable[bytes]], *, comments: bytes, picture: bytes
) -> Iterator[bytes]:
    """Yield the file.

    Args:
        plan: Made from the same passages.
        passages: Frames of each passage without their numbers, in order; called twice.
        comments: A Vorbis comment block without framing bit.
        picture: A picture block of FLAC; may be blank.
    """
    survey = _surveyed(plan, passages)
    blocks = [
        (_STREAMINFO, _stream_info(plan, survey)),
        (_SEEKTABLE, _seek_table(plan.codec, survey)),
        (_VORBIS_COMMENT, comments),
    ]
    if picture and len(picture) <= _MOST_BLOCK_BYTES:
        blocks.append((_PICTURE, picture))
    yield b"fLaC"
    for at, (kind, block) in enumerate(blocks, 1):
        flag = _LAST_BLOCK if at == len(blocks) else 0
        yield bytes((flag | kind,)) + len(block).to_bytes(3, "big") + block
    number = 0
    for chunk in lay(plan, passages()):
        frames = numbered(list(unpack(chunk)), number)
        number += len(frames)
        yield b"".join(frames)


def _surveyed(plan: LinkPlan, passages: Callable[[], Iterable[bytes]]) -> _Survey:
    """Look at every frame, and decode it for the digest (0.3 s for an hour)."""
    every = max(1, _SEEK_POINT_S * plan.codec.rate_hz // plan.codec.frame_samples)
    smallest, largest, at, number = _MOST_BLOCK_BYTES, 0, 0, 0
    points: list[tuple[int, int]] = []
    digest = md5(usedforsecurity=False)
    for chunk in lay(plan, passages()):
        frames = numbered(list(unpack(chunk)), number)
        for frame in frames:
            if number % every == 0:
                points.append((number * plan.codec.frame_samples, at))
            smallest, largest = min(smallest, len(frame)), max(largest, len(frame))
            at += len(frame)
            number += 1
        digest.update(_sound(frames, plan.codec))
    return _Survey(min(smallest, largest), largest, points, digest.digest())


def decoded(packed: bytes, codec: Codec) -> bytes:
    """Return the samples of a passage, as 16-bit little-endian mono."""
    return _sound(numbered(list(unpack(packed)), 0), codec)


def _sound(frames: Sequence[bytes], codec: Codec) -> bytes:
    import miniaudio  # noqa: PLC0415 - nowhere else on the way to a file

    if not frames:
        return b""
    info = _info(codec, len(frames) * codec.frame_samples, (0, 0), _UNKNOWN_MD5)
    head = b"fLaC" + bytes((_LAST_BLOCK | _STREAMINFO,)) + len(info).to_bytes(3, "big") + info
    sound = miniaudio.flac_read_s16(head + b"".join(frames))
    samples: bytes = sound.samples.tobytes()
    return samples


def _stream_info(plan: LinkPlan, survey: _Survey) -> bytes:
    return _info(plan.codec, plan.samples, (survey.smallest, survey.largest), survey.md5)


def _info(codec: Codec, samples: int, frame_bytes: tuple[int, int], digest: bytes) -> bytes:
    shape = codec.rate_hz << 44 | 0 << 41 | (_BITS_PER_SAMPLE - 1) << 36 | samples
    return b"".join(
        (
            codec.frame_samples.to_bytes(2, "big") * 2,
            *(size.to_bytes(3, "big") for size in frame_bytes),
            shape.to_bytes(8, "big"),
            digest,
        )
    )


def _seek_table(codec: Codec, survey: _Survey) -> bytes:
    size = codec.frame_samples.to_bytes(2, "big")
    return b"".join(
        sample.to_bytes(8, "big") + offset.to_bytes(8, "big") + size
        for sample, offset in survey.seek_points
    )
