"""What can go wrong with engines and voices, as things a person can act on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from narrate.errors import VoiceError

if TYPE_CHECKING:
    from collections.abc import Iterable


class NoSuchEngine(VoiceError):
    """No engine goes by that name."""


class BrokenEngine(VoiceError):
    """An engine is registered or installed but cannot be loaded."""


class NoSuchVoice(VoiceError):
    """The engine is there, the voice is not."""


class BadVoiceOption(VoiceError):
    """A voice card asks an engine for something it does not understand."""


class EngineFailed(VoiceError):
    """The engine was asked to speak and failed, or gave no sound."""


class EngineHung(EngineFailed):
    """The engine did not answer within its deadline."""


class RunawaySound(EngineFailed):
    """The engine gave more sound than so few characters can need."""


class UnknownPhoneme(VoiceError):
    """A pronunciation holds a symbol that the engine's voice has no phoneme for."""

    def __init__(self, message: str, hint: str = "", ipa: str = "") -> None:
        """Take what an error takes, and the pronunciation."""
        super().__init__(message, hint)
        self.ipa = ipa


def no_such_engine(name: str, known: Iterable[str]) -> NoSuchEngine:
    """Name the engine nearest to ``name``."""
    return NoSuchEngine(
        f"there is no engine {name!r}{_nearest(name, known)}",
        "narrate voices list",
    )


def no_such_voice(name: str, engine: str, known: Iterable[str]) -> NoSuchVoice:
    """Name the voice of ``engine`` nearest to ``name``."""
    return NoSuchVoice(
        f"engine {engine!r} has no voice {name!r}{_nearest(name, known)}",
        f"narrate voices list --engine {engine}",
    )


def bad_option(name: str, engine: str, allowed: Iterable[str]) -> BadVoiceOption:
    """Name the options ``engine`` knows."""
    known = tuple(allowed)
    return BadVoiceOption(
        f"engine {engine!r} has no option {name!r}{_nearest(name, known)}",
        f"one of {', '.join(known)}" if known else "a card without [options]",
    )


def _nearest(name: str, known: Iterable[str]) -> str:
    by_fold = {one.casefold(): one for one in known}
    found = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return f"; the nearest name is {by_fold[found[0]]!r}" if found else ""
