"""The default engine: libespeak-ng, embedded through the package ``espeakng-loader``.

Comes in: an ``Utterance``. Goes out: a ``Take`` at 22,050 Hz with exact token marks. The library
keeps state between utterances that no call resets, so that its output depends on history; each
utterance is therefore spoken by a freshly loaded library (0.3 ms), and each speaker has its own
copy of the file, because a path opened twice in a process is one instance.

Tried on Linux only. The macOS and Windows branches (``.dylib``, ``.dll``, ``FreeLibrary``, copies
where links are not allowed) follow the documentation and have not been run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.engines.protocol import EngineTraits

if TYPE_CHECKING:
    from narrate.engines.espeak.speaker import EspeakSpeaker
    from narrate.engines.protocol import EngineVoice
    from narrate.model.voice import Voice

_TRAITS = EngineTraits(
    name="espeak", deterministic=True, threads=True, exact_marks=True, takes_ipa=True
)


class Espeak:
    """libespeak-ng as an ``Engine``."""

    @property
    def traits(self) -> EngineTraits:
        """Deterministic, on threads, with exact marks, honouring IPA."""
        return _TRAITS

    def fingerprint(self, voice: Voice) -> str:
        """Return a digest of the library and all data files that can decide the sound.

        Reads files, loads no library. Raises ``NoSuchVoice``, and ``BrokenEngine`` when the
        package is missing.
        """
        from narrate.engines.espeak.digests import fingerprint  # noqa: PLC0415 - lazy

        return fingerprint(voice)

    def stamp(self, voice: Voice) -> str:
        """Return what changes when the fingerprint may have changed, from ``stat`` calls alone."""
        from narrate.engines.espeak.digests import stamp  # noqa: PLC0415 - lazy

        return stamp(voice)

    def voices(self) -> tuple[EngineVoice, ...]:
        """List its voices, sorted by language and id; each also takes variants (``en-us+f3``)."""
        from narrate.engines.espeak.catalogue import voices  # noqa: PLC0415 - lazy

        return voices()

    def open(self, voice: Voice) -> EspeakSpeaker:
        """Open ``voice`` with a library of its own.

        Raises ``NoSuchVoice``, ``BadVoiceOption``, and ``BrokenEngine`` when the library or its
        data cannot be loaded.
        """
        from narrate.engines.espeak.speaker import EspeakSpeaker  # noqa: PLC0415 - lazy

        return EspeakSpeaker(voice)
