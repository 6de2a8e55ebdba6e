"""From segments to sound that is heard at once: no encoding, no cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.engines import engine
from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.rendering.clip import clip
from narrate.rendering.job import utterance_of
from narrate.rendering.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.audio.profiles import Profile
    from narrate.model.script import Segment
    from narrate.model.voice import Voice

_BYTES_PER_MS = 2 * CANONICAL_RATE_HZ // 1000


class Breath(NamedTuple):
    """The sound of one segment and the silence after it."""

    segment: Segment
    pcm: bytes
    """16-bit little-endian mono at ``CANONICAL_RATE_HZ``."""


def breaths(segments: Iterable[Segment], voice: Voice, profile: Profile) -> Iterator[Breath]:
    """Speak segments one after the other, each when it is asked for.

    Raises:
        VoiceError: the engine or the voice is not there, or gives no sound.
    """
    # What is heard once needs no key, so neither fingerprint nor versions are looked up.
    how = Recipe(
        voice=voice,
        codecs=(profile.codec,),
        ceiling_db=profile.ceiling_db,
        fingerprint="",
        software=(),
    )
    speaker = engine(voice.engine).open(voice)
    try:
        for segment in segments:
            said = utterance_of(segment)
            heard = clip(speaker.speak(said), said, how)
            yield Breath(segment, heard.pcm + bytes(segment.pause_ms * _BYTES_PER_MS))
    finally:
        speaker.close()
