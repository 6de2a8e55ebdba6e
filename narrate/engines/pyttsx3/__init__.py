"""The gateway to the voices of the machine: SAPI 5, NSSpeechSynthesizer, espeak.

Comes in: an ``Utterance``. Goes out: a ``Take`` without marks, because pyttsx3 tells no times.
Each speaker has a worker process that says one utterance at a time, for the reasons in
``worker``. On Linux the worker runs on the embedded library. Tried on Linux only.
"""

from __future__ import annotations

import platform
import sys
from functools import cache
from hashlib import sha256
from importlib import metadata
from typing import TYPE_CHECKING

from narrate.engines.errors import BrokenEngine
from narrate.engines.protocol import EngineTraits, EngineVoice

if TYPE_CHECKING:
    from narrate.engines.pyttsx3.speaker import Pyttsx3Speaker
    from narrate.model.voice import Voice

_REVISION = 1
_TRAITS = EngineTraits(
    name="pyttsx3", deterministic=False, threads=True, exact_marks=False, takes_ipa=False
)


class Pyttsx3:
    """pyttsx3 as an ``Engine``."""

    @property
    def traits(self) -> EngineTraits:
        """Not deterministic, no marks, no IPA; a process for each speaker, so threads may run."""
        return _TRAITS

    def fingerprint(self, voice: Voice) -> str:
        """Return a digest of the package's version and of what speaks behind it.

        On Linux that is the embedded library with its data, elsewhere the system's release.
        Raises ``BrokenEngine``.
        """
        del voice
        return _fingerprint()

    def voices(self) -> tuple[EngineVoice, ...]:
        """List the machine's voices, sorted by language and id. Raises ``EngineFailed``."""
        from narrate.engines.pyttsx3.speaker import listed  # noqa: PLC0415 - lazy

        voices = (EngineVoice(**one) for one in listed())
        return tuple(sorted(voices, key=lambda one: (one.language, one.id)))

    def open(self, voice: Voice) -> Pyttsx3Speaker:
        """Start a worker with ``voice``.

        Raises ``NoSuchVoice``, ``BadVoiceOption``, and ``EngineFailed`` when there is no speech
        on this machine.
        """
        from narrate.engines.pyttsx3.speaker import Pyttsx3Speaker  # noqa: PLC0415 - lazy

        return Pyttsx3Speaker(voice)


@cache
def _fingerprint() -> str:
    try:
        version = metadata.version("pyttsx3")
    except metadata.PackageNotFoundError as problem:
        raise BrokenEngine(
            "engine 'pyttsx3' cannot speak: the package pyttsx3 is not installed",
            "pip install pyttsx3",
        ) from problem
    if sys.platform == "linux":
        from narrate.engines.espeak.digests import library_fingerprint  # noqa: PLC0415 - lazy

        behind = library_fingerprint()
    else:
        behind = platform.platform()
    return sha256(f"{_REVISION} {version} {platform.machine()} {behind}".encode()).hexdigest()
