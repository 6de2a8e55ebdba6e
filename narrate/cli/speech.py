"""From segments to sound that is heard at once: no encoding, no cache."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from narrate.engines import engine
from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.rendering.clip import clip
from narrate.rendering.job import utterance_of
from narrate.rendering.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.audio.profiles import Profile
    from narrate.engines.protocol import Speaker
    from narrate.model.cast import Cast
    from narrate.model.script import Paragraph, Segment
    from narrate.model.voice import Voice

_BYTES_PER_MS = 2 * CANONICAL_RATE_HZ // 1000


class Breath(NamedTuple):
    """The sound of one segment and the silence after it."""

    segment: Segment
    pcm: bytes
    """16-bit little-endian mono at ``CANONICAL_RATE_HZ``."""


def breaths(paragraphs: Iterable[Paragraph], cast: Cast, profile: Profile) -> Iterator[Breath]:
    """Speak paragraphs one after the other, each segment when it is asked for.

    Raises:
        VoiceError: an engine or a voice is not there, or gives no sound.
    """
    with ExitStack() as stack:
        speakers: dict[str, tuple[Recipe, Speaker]] = {}
        for paragraph in paragraphs:
            for segment in paragraph.segments:
                voice = cast.voice_of(segment.kind, segment.lang, paragraph.speaker)
                if voice.name not in speakers:
                    opened = engine(voice.engine).open(voice)
                    stack.callback(opened.close)
                    speakers[voice.name] = _recipe(voice, profile), opened
                how, speaker = speakers[voice.name]
                said = utterance_of(segment)
                heard = clip(speaker.speak(said), said, how)
                yield Breath(segment, heard.pcm + bytes(segment.pause_ms * _BYTES_PER_MS))


def _recipe(voice: Voice, profile: Profile) -> Recipe:
    """Return a recipe for what is heard once: it needs no key, so nothing is looked up for one."""
    return Recipe(
        voice=voice,
        codecs=(profile.codec,),
        ceiling_db=profile.ceiling_db,
        fingerprint="",
        software=(),
    )
