"""What an engine is: the Protocol every engine fulfils, built in or from outside.

An outside engine registers under the entry point group ``narrate.engines`` with a callable that
takes nothing and returns an ``Engine``, and passes ``narrate.testing.engine_contract``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.sound import Take, Utterance
    from narrate.model.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineVoice:
    """A voice an engine offers."""

    id: str
    """What goes into ``Voice.voice``."""
    language: str
    """BCP 47 tag."""
    name: str
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineTraits:
    """What the pipeline must know about an engine before it asks for sound."""

    name: str
    deterministic: bool
    """Same utterance and voice give the same bytes, always; if not, takes are kept."""
    threads: bool
    """Speakers may work on several threads of one process at the same time."""
    exact_marks: bool
    """Takes carry the engine's own word marks; if not, marks are empty and are estimated."""
    takes_ipa: bool
    """``Utterance.pronunciations`` are honoured."""


@runtime_checkable
class Speaker(Protocol):
    """One voice of an engine, opened for one thread; never shared between threads."""

    def speak(self, utterance: Utterance) -> Take:
        """Return the sound of ``utterance``, with one mark for each token if the engine has marks.

        Raises ``VoiceError`` when the engine fails or gives no sound.
        """
        ...

    def close(self) -> None:
        """Give back what the engine holds; the speaker is not used again."""
        ...


@runtime_checkable
class Engine(Protocol):
    """A way of turning words into sound."""

    @property
    def traits(self) -> EngineTraits:
        """What it can promise; needs no loading of the engine itself."""
        ...

    def fingerprint(self, voice: Voice) -> str:
        """Return a digest of all that decides the sound besides utterance and voice card.

        Library version, hashes of library, data and model, architecture, adapter revision.
        Raises ``VoiceError`` when the engine is not there.
        """
        ...

    def voices(self) -> Sequence[EngineVoice]:
        """List its voices by language and id. Raises ``VoiceError`` when it is not there."""
        ...

    def open(self, voice: Voice) -> Speaker:
        """Open ``voice`` for the calling thread.

        Raises ``VoiceError`` when the engine or the voice is not there.
        """
        ...
