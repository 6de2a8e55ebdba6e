"""An Ogg Opus file (RFC 7845) linked from passages, in one forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.link import lay
from narrate.audio.ogg import MOST_SEGMENTS, OggStream, segments
from narrate.audio.opus import GRANULE_HZ, PRE_SKIP, TAIL_FRAMES
from narrate.audio.packets import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.audio.link import LinkPlan
    from narrate.model.sound import Codec

_SERIAL = 0x6E617272
"""The same in every file, because a random one would give other bytes each time; a file is one
stream, which needs none."""
_PAGE_PACKETS = 50
"""One second on a page, the most RFC 7845 advises."""


def opus_stream(plan: LinkPlan, passages: Iterable[bytes], comments: bytes) -> Iterator[bytes]:
    """Yield the file.

    Args:
        plan: Made from the same passages.
        passages: Packets of each passage, in order; read once, one at a time.
        comments: A Vorbis comment block without framing bit.
    """
    stream = OggStream(_SERIAL)
    yield stream.page([_head(plan.codec)], 0)
    yield stream.pages(b"OpusTags" + comments, 0)
    step = plan.codec.frame_samples * GRANULE_HZ // plan.codec.rate_hz
    done = 0
    for packets in _pages_full(lay(plan, passages)):
        done += len(packets)
        last = done == plan.frames + TAIL_FRAMES
        granule = PRE_SKIP + plan.frames * step if last else done * step
        yield stream.page(packets, granule, last=last)


def _head(codec: Codec) -> bytes:
    return b"".join(
        (
            b"OpusHead",
            bytes((1, 1)),  # version, channels
            PRE_SKIP.to_bytes(2, "little"),
            codec.rate_hz.to_bytes(4, "little"),
            bytes(3),  # no output gain; channel mapping family 0
        )
    )


def _pages_full(laid: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yield the packets of one page after another; none of them is empty."""
    page: list[bytes] = []
    used = 0
    for chunk in laid:
        for packet in unpack(chunk):
            needed = segments(len(packet))
            if len(page) == _PAGE_PACKETS or used + needed > MOST_SEGMENTS:
                yield page
                page, used = [], 0
            page.append(packet)
            used += needed
    yield page
