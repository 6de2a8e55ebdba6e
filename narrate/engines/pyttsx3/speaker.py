"""The parent's side: one worker process for each open voice."""

from __future__ import annotations

import sys
from math import log2
from typing import TYPE_CHECKING, Any

from narrate.engines.child import Child
from narrate.engines.errors import (
    BadVoiceOption,
    BrokenEngine,
    EngineFailed,
    bad_option,
    no_such_voice,
)
from narrate.engines.plain import plain_text
from narrate.model.sound import Take
from narrate.temporary import TemporaryFolder

if TYPE_CHECKING:
    from narrate.model.sound import Utterance
    from narrate.model.voice import Voice

_ENGINE = "pyttsx3"
_ORDINARY_WPM = 175
_START_S = 30.0
"""Starting a system's speech service can take seconds."""
_ALLOWANCE_S = 5.0
_PATIENCE = 10
_EXPECTED_S_PER_WORD = 0.1
"""A slow synthesiser: four times faster than it speaks. DAISY Pipeline's rule: 5 s + 10 x that."""
OPTIONS = ("driver", "wpm", "volume")
"""What ``[options]`` of a voice card may hold."""


class Pyttsx3Speaker:
    """A voice of the machine as a ``Speaker``."""

    def __init__(self, voice: Voice) -> None:
        """Start the worker. Raises ``NoSuchVoice``, ``BadVoiceOption`` and ``EngineFailed``."""
        self._settings = _settings(voice)
        self._folder = TemporaryFolder("pyttsx3")
        self._child = _child()
        self._closed = False
        try:
            self._ask({"do": "check"}, _START_S)
        except BaseException:
            self.close()
            raise

    def speak(self, utterance: Utterance) -> Take:
        """Return the sound of ``utterance``, without marks.

        Raises ``EngineFailed`` when it gave none, ``EngineHung`` when it took too long.
        """
        if self._closed:
            raise ValueError("a closed speaker cannot speak")
        expected_s = _EXPECTED_S_PER_WORD * len(utterance.tokens)
        path = self._folder.path / "utterance.wav"
        request = {"do": "speak", "text": plain_text(utterance), "path": str(path)}
        message, pcm = self._ask(request, _ALLOWANCE_S + _PATIENCE * expected_s)
        return Take(rate_hz=message["rate_hz"], pcm=pcm, marks=(), exact=False)

    def close(self) -> None:
        """End the worker."""
        self._closed = True
        self._child.close()
        self._folder.remove()

    def _ask(self, request: dict[str, Any], deadline_s: float) -> tuple[dict[str, Any], bytes]:
        message, body = self._child.ask(request | self._settings, deadline_s)
        _raise(message, self._settings["voice"])
        return message, body


def listed() -> list[dict[str, str]]:
    """Ask a worker for the machine's voices. Raises ``EngineFailed``."""
    child = _child()
    try:
        message, _ = child.ask({"do": "list"}, _START_S)
    finally:
        child.close()
    _raise(message, "")
    voices: list[dict[str, str]] = message["voices"]
    return voices


def _raise(message: dict[str, Any], voice: str) -> None:
    if "unknown_voice" in message:
        raise no_such_voice(voice, _ENGINE, message["unknown_voice"])
    if message.get("error") in {"ImportError", "ModuleNotFoundError"}:
        raise BrokenEngine(
            f"engine 'pyttsx3' cannot be loaded: {message['message']}", "pip install pyttsx3"
        )
    if "error" in message:
        raise EngineFailed(
            f"engine 'pyttsx3' failed: {message['error']}: {message['message']}",
            "narrate doctor, or another engine in the voice card",
        )


def _settings(voice: Voice) -> dict[str, Any]:
    for name in voice.options:
        if name not in OPTIONS:
            raise bad_option(name, _ENGINE, OPTIONS)
    volume, wpm = voice.options.get("volume", 1.0), voice.options.get("wpm")
    if not isinstance(volume, int | float) or not 0 <= volume <= 1:
        raise BadVoiceOption(
            f"option 'volume' of engine 'pyttsx3' cannot be {volume!r}", "a number from 0 to 1"
        )
    if wpm is not None and (isinstance(wpm, bool) or not isinstance(wpm, int | float) or wpm <= 0):
        raise BadVoiceOption(
            f"option 'wpm' of engine 'pyttsx3' cannot be {wpm!r}", "a number of words a minute"
        )
    return {
        "driver": str(voice.options.get("driver", "")),
        "voice": voice.voice,
        "language": voice.language,
        "wpm": round(wpm or _ORDINARY_WPM * voice.rate),  # a float would be refused
        "volume": float(volume),
        "pitch": max(0, min(round(50 + 50 * log2(voice.pitch)), 99)),
    }


def _child() -> Child:
    env = {}
    if sys.platform == "linux":
        from narrate.engines.espeak.home import short_data_path  # noqa: PLC0415 - Linux only

        env["ESPEAK_DATA_PATH"] = str(short_data_path())
    return Child(_ENGINE, (sys.executable, "-m", "narrate.engines.pyttsx3.worker"), env)
