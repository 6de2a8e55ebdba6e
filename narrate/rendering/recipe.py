"""What decides the sound of every passage of an edition, besides its words and pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.encoding import package
from narrate.engines import engine as engine_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.engines.protocol import Engine, EngineTraits
    from narrate.model.cast import Cast
    from narrate.model.script import Segment
    from narrate.model.sound import Codec
    from narrate.model.voice import Voice


class Part(NamedTuple):
    """A voice that speaks some of an edition."""

    voice: Voice
    fingerprint: str
    """Its engine's, for this voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Voice, codec and software: the same for all passages, and part of each one's key."""

    voice: Voice
    codecs: tuple[Codec, ...]
    """How passages are encoded: once spoken, once for each of these."""
    ceiling_db: float
    """Largest sample the limiter lets through, in dBFS."""
    fingerprint: str
    """The engine's, for this voice."""
    software: tuple[tuple[str, str], ...]
    """Names and versions of the libraries that resample, level and encode, in order of names."""
    others: tuple[Part, ...] = ()
    """The other voices of the cast, as parts 1, 2 …; part 0 is ``voice``."""
    cast: Cast | None = None
    """Says which part speaks what; ``None`` where one voice speaks everything."""

    def of(self, part: int) -> Recipe:
        """Return the recipe for what one part alone speaks."""
        if not part:
            return self
        voice, fingerprint = self.others[part - 1]
        return replace(self, voice=voice, fingerprint=fingerprint, others=(), cast=None)

    def part_of(self, segment: Segment, speaker: str) -> int:
        """Return the part that speaks a segment."""
        if self.cast is None or not self.others:
            return 0
        voices = self.cast.voices
        return voices.index(self.cast.voice_of(segment.kind, segment.lang, speaker))

    def software_of(self, codec: Codec) -> tuple[tuple[str, str], ...]:
        """Return what of ``software`` decides the bytes in one of the codecs."""
        decisive = {*_LEVELLING, package(codec)}
        return tuple(one for one in self.software if one[0] in decisive)


_LEVELLING = ("numpy", "pydub", "soxr")


def recipe(
    *,
    engine: Engine,
    voice: Voice,
    codecs: Sequence[Codec],
    ceiling_db: float,
    cast: Cast | None = None,
) -> Recipe:
    """Gather what decides the sound.

    Args:
        engine: The narrator's.
        voice: The narrator.
        codecs: How passages are encoded.
        ceiling_db: Largest sample, in dBFS.
        cast: Who else speaks; its narrator is ``voice``.

    Raises:
        VoiceError: the engine or the voice is not there.
    """
    others = cast.voices[1:] if cast else ()
    return Recipe(
        voice=_plain(voice),
        others=tuple(
            Part(_plain(one), engine_called(one.engine).fingerprint(one)) for one in others
        ),
        cast=cast.changed(_plain) if cast and others else None,
        codecs=tuple(codecs),
        ceiling_db=ceiling_db,
        fingerprint=engine.fingerprint(voice),
        software=_versions({*_LEVELLING, *map(package, codecs)}),
    )


def traits_of(engine: Engine, cast: Cast | None) -> EngineTraits:
    """Return the traits of the narrator's engine, less what another engine cannot promise."""
    others = [engine_called(one.engine).traits for one in cast.voices[1:]] if cast else []
    return replace(
        engine.traits,
        deterministic=engine.traits.deterministic and all(one.deterministic for one in others),
        threads=engine.traits.threads and all(one.threads for one in others),
    )


def _plain(voice: Voice) -> Voice:
    """Return the voice with plain tables: read-only views do not travel to other processes."""
    return replace(voice, pauses_ms=dict(voice.pauses_ms), options=dict(voice.options))


def _versions(names: set[str]) -> tuple[tuple[str, str], ...]:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, not always needed

    return tuple((name, version(name)) for name in sorted(names))
