"""The audiobook itself: file type, movie box, then chapter titles and sound."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from narrate.audio.aac import TAIL_FRAMES, decoder_config
from narrate.audio.link import lay
from narrate.audio.mp4.boxes import (
    LONG_HEADER_BYTES,
    MOST_32_BIT,
    UNITY_MATRIX,
    box,
    full_box,
    long_header,
    timed,
    u16,
    u32,
)
from narrate.audio.mp4.chapters import chapter_list, text_samples, text_track
from narrate.audio.mp4.track import Track
from narrate.audio.packets import sizes, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from narrate.audio.link import LinkPlan
    from narrate.audio.tags import ChapterMark
    from narrate.model.sound import Codec

_FILE_TYPE = box(b"ftyp", b"M4B ", u32(0), b"M4B ", b"M4A ", b"mp42", b"isom")
_CHUNK_PACKETS = 24
"""About a second of sound lies together."""
_SOUND, _TITLES = 1, 2


def m4b_stream(
    plan: LinkPlan,
    passages: Callable[[], Iterable[bytes]],
    *,
    chapters: Sequence[ChapterMark],
    tags: bytes,
    language: str,
) -> Iterator[bytes]:
    """Yield the file, its tables in front of the sound, so that it plays while it loads.

    Args:
        plan: Made from the same passages.
        passages: Packets of each passage, in order; called twice.
        chapters: From the first sample on, each beginning where the one before ends.
        tags: A ``meta`` box.
        language: Three letters of ISO 639-2.
    """
    packet_sizes = array("I")
    for chunk in lay(plan, passages()):
        packet_sizes.extend(sizes(chunk))
    sound = _sound_track(plan, packet_sizes, language, chapters=_TITLES if chapters else 0)
    titles = text_samples(chapters)
    tracks = [sound]
    if chapters:
        tracks.append(text_track(chapters, titles, number=_TITLES, language=language))
    body = sum(map(len, titles)) + sum(packet_sizes)
    extra = box(b"udta", chapter_list(chapters) if chapters else b"", tags)
    yield _FILE_TYPE
    yield _movie(plan, tracks, extra, title_bytes=sum(map(len, titles)), body=body)
    yield long_header(b"mdat", body)
    yield b"".join(titles)
    for chunk in lay(plan, passages()):
        yield b"".join(unpack(chunk))


def _movie(
    plan: LinkPlan, tracks: Sequence[Track], extra: bytes, *, title_bytes: int, body: int
) -> bytes:
    """Return the ``moov`` box, whose own size decides where everything after it lies."""

    def laid_out(before: int, *, wide: bool) -> bytes:
        first = {_TITLES: before, _SOUND: before + title_bytes}
        header = timed(
            b"mvhd",
            before=u32(plan.codec.rate_hz),
            duration=plan.samples,
            after=u32(0x10000) + u16(0x100) + bytes(10) + UNITY_MATRIX + bytes(24) + u32(3),
        )
        boxes = (
            one.box(movie_duration=plan.samples, offset=first[one.number], wide=wide)
            for one in tracks
        )
        return box(b"moov", header, *boxes, extra)

    wide = len(laid_out(0, wide=True)) + body > MOST_32_BIT - 2 * LONG_HEADER_BYTES
    size = len(laid_out(0, wide=wide))
    return laid_out(len(_FILE_TYPE) + size + LONG_HEADER_BYTES, wide=wide)


def _sound_track(
    plan: LinkPlan, packet_sizes: array[int], language: str, *, chapters: int
) -> Track:
    codec = plan.codec
    count = plan.frames + TAIL_FRAMES
    # "roll": to begin anywhere, a decoder must have heard the packet before.
    one_before = (-1).to_bytes(2, "big", signed=True)
    groups = (
        full_box(b"sgpd", b"roll", u32(2), u32(1), one_before, version=1),
        full_box(b"sbgp", b"roll", u32(1), u32(count), u32(1)),
    )
    return Track(
        number=_SOUND,
        handler=b"soun",
        handler_name=b"Sound",
        language=language,
        timescale=codec.rate_hz,
        entry=_sound_entry(codec, packet_sizes),
        media_header=full_box(b"smhd", bytes(4)),
        sizes=packet_sizes,
        durations=[(count, codec.frame_samples)],
        chunk=_CHUNK_PACKETS,
        skipped=codec.frame_samples,
        chapters=chapters,
        groups=b"".join(groups),
    )


def _sound_entry(codec: Codec, packet_sizes: array[int]) -> bytes:
    """Return the description of AAC-LC (ISO/IEC 14496-14)."""
    seconds = len(packet_sizes) * codec.frame_samples / codec.rate_hz
    average = round(8 * sum(packet_sizes) / seconds)
    largest = round(8 * max(packet_sizes) * codec.rate_hz / codec.frame_samples)
    config = decoder_config(codec)
    decoder = _descriptor(
        4,
        bytes((0x40, 0x15)),  # MPEG-4 audio, a stream of sound
        bytes(3),
        u32(largest),
        u32(average),
        _descriptor(5, config),
    )
    stream = _descriptor(3, u16(0) + bytes(1), decoder, _descriptor(6, b"\x02"))
    return box(
        b"mp4a",
        bytes(6) + u16(1) + bytes(8),
        u16(1) + u16(16) + bytes(4),  # channels, bits
        u32(codec.rate_hz << 16),
        full_box(b"esds", stream),
    )


def _descriptor(tag: int, *parts: bytes) -> bytes:
    """Return a descriptor of ISO/IEC 14496-1, of fewer than 128 bytes."""
    body = b"".join(parts)
    return bytes((tag, len(body))) + body
