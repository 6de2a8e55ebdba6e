"""What decides the sound of every passage of an edition, besides its words and pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrate.audio.encoding import package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.engines.protocol import Engine
    from narrate.model.sound import Codec
    from narrate.model.voice import Voice


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

    def software_of(self, codec: Codec) -> tuple[tuple[str, str], ...]:
        """Return what of ``software`` decides the bytes in one of the codecs."""
        decisive = {*_LEVELLING, package(codec)}
        return tuple(one for one in self.software if one[0] in decisive)


_LEVELLING = ("numpy", "pydub", "soxr")


def recipe(*, engine: Engine, voice: Voice, codecs: Sequence[Codec], ceiling_db: float) -> Recipe:
    """Gather what decides the sound.

    Raises:
        VoiceError: the engine or the voice is not there.
    """
    return Recipe(
        # plain tables, because read-only views of them do not travel to other processes
        voice=replace(voice, pauses_ms=dict(voice.pauses_ms), options=dict(voice.options)),
        codecs=tuple(codecs),
        ceiling_db=ceiling_db,
        fingerprint=engine.fingerprint(voice),
        software=_versions({*_LEVELLING, *map(package, codecs)}),
    )


def _versions(names: set[str]) -> tuple[tuple[str, str], ...]:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, not always needed

    return tuple((name, version(name)) for name in sorted(names))
