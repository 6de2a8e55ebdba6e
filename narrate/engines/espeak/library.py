"""libespeak-ng through ctypes: load, speak one utterance, unload.

Constants and structures follow ``speak_lib.h`` of espeak-ng 1.52.
"""

from __future__ import annotations

import _ctypes
import ctypes
import os
import sys
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_uint, c_void_p
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from narrate.engines.errors import BrokenEngine, EngineFailed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RATE_HZ = 22_050
_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
"""Without it, missing data end the whole process."""
_BUFFER_MS = 1000
_UTF8, _SSML, _PHONEMES = 1, 0x10, 0x100
_IPA = 2
_MARK = 3


class Parameter(IntEnum):
    """What ``espeak_SetParameter`` sets."""

    RATE = 1
    VOLUME = 2
    PITCH = 3
    RANGE = 4
    WORD_GAP = 7


class _Identity(ctypes.Union):
    _fields_ = (("number", c_int), ("name", c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    """``espeak_EVENT``."""

    _fields_ = (
        ("type", c_int),
        ("unique", c_uint),
        ("text_position", c_int),
        ("length", c_int),
        ("audio_ms", c_int),
        ("sample", c_int),
        ("user_data", c_void_p),
        ("id", _Identity),
    )


OnSound = ctypes.CFUNCTYPE(c_int, c_void_p, c_int, POINTER(Event))
_INITIALIZE = ctypes.CFUNCTYPE(c_int, c_int, c_int, c_char_p, c_int)
_SET_CALLBACK = ctypes.CFUNCTYPE(None, OnSound)
_SET_VOICE = ctypes.CFUNCTYPE(c_int, c_char_p)
_SET_PARAMETER = ctypes.CFUNCTYPE(c_int, c_int, c_int, c_int)
_SYNTH = ctypes.CFUNCTYPE(
    c_int, c_char_p, c_size_t, c_uint, c_int, c_uint, c_uint, c_void_p, c_void_p
)
_TERMINATE = ctypes.CFUNCTYPE(c_int)
_TO_PHONEMES = ctypes.CFUNCTYPE(c_char_p, c_void_p, c_int, c_int)
_SEED = ctypes.CFUNCTYPE(None, ctypes.c_long)


class _Opened:
    """A library as ctypes prototypes want it; ``ctypes.CDLL`` would make a class each time."""

    __slots__ = ("_handle",)

    def __init__(self, path: Path) -> None:
        """Load ``path``. Raises ``OSError``."""
        if sys.platform == "win32":
            self._handle = ctypes.CDLL(os.fspath(path))._handle  # noqa: SLF001 - its only door
        else:
            self._handle = _ctypes.dlopen(os.fspath(path), ctypes.RTLD_LOCAL)

    def close(self) -> None:
        """Unload it."""
        if sys.platform == "win32":
            _ctypes.FreeLibrary(self._handle)
        else:
            _ctypes.dlclose(self._handle)


def _function(prototype: Any, name: str, library: _Opened) -> Any:  # noqa: ANN401 - made at run time
    return prototype((name, library))


class Library:
    """One loaded instance of the library, in the state of a fresh process."""

    def __init__(
        self,
        path: Path,
        data: Path,
        voice: str,
        parameters: Mapping[Parameter, int],
        on_sound: Any,  # noqa: ANN401 - an instance of OnSound, whose type ctypes makes at run time
    ) -> None:
        """Load ``path``, a copy no one else has open, with the data folder and voice given.

        Raises ``BrokenEngine`` when it cannot be loaded, lacks its data, or refuses the voice.
        """
        try:
            self._library: _Opened | None = _Opened(path)
        except OSError as problem:
            raise BrokenEngine(
                f"engine 'espeak' cannot load its library: {problem}",
                "set TMPDIR to a folder that may hold programs, or reinstall espeakng-loader",
            ) from problem
        try:
            self._prepare(self._library, data, voice, parameters, on_sound)
        except BaseException:
            self.unload()
            raise

    def _prepare(
        self,
        library: _Opened,
        data: Path,
        voice: str,
        parameters: Mapping[Parameter, int],
        on_sound: Any,  # noqa: ANN401 - as above
    ) -> None:
        rate = _function(_INITIALIZE, "espeak_Initialize", library)(
            _SYNCHRONOUS, _BUFFER_MS, os.fsencode(data), _DONT_EXIT
        )
        if rate != RATE_HZ:
            raise BrokenEngine(
                f"engine 'espeak' cannot read its data at {data}",
                "pip install --force-reinstall espeakng-loader",
            )
        _seed(library)
        _function(_SET_CALLBACK, "espeak_SetSynthCallback", library)(on_sound)
        if _function(_SET_VOICE, "espeak_SetVoiceByName", library)(os.fsencode(voice)):
            raise BrokenEngine(
                f"engine 'espeak' refuses its own voice {voice!r}",
                "pip install --force-reinstall espeakng-loader",
            )
        set_parameter = _function(_SET_PARAMETER, "espeak_SetParameter", library)
        for parameter, value in parameters.items():
            set_parameter(parameter, value, 0)

    def synthesize(self, markup: str) -> None:
        """Speak ``markup`` (SSML without ``<speak>``, with ``[[phonemes]]``) into the callback.

        Raises ``EngineFailed`` when the library reports an error.
        """
        if self._library is None:
            raise ValueError("an unloaded library cannot speak")
        text = markup.encode("utf-8", "ignore")
        status = _function(_SYNTH, "espeak_Synth", self._library)(
            text, len(text) + 1, 0, 1, 0, _UTF8 | _SSML | _PHONEMES, None, None
        )
        if status:
            raise EngineFailed(
                f"engine 'espeak' failed with status {status}", "narrate doctor, then try again"
            )

    def ipa(self, mnemonics: str) -> str:
        """Return the IPA of ``mnemonics``; only after something has been spoken."""
        if self._library is None:
            raise ValueError("an unloaded library cannot answer")
        text = ctypes.create_string_buffer(f"[[{mnemonics}]]".encode())
        at = c_void_p(ctypes.addressof(text))
        ask = _function(_TO_PHONEMES, "espeak_TextToPhonemes", self._library)
        return (ask(ctypes.byref(at), _UTF8, _IPA) or b"").decode("utf-8", "replace")

    def unload(self) -> None:
        """End and unload it; the next instance begins in a fresh state."""
        library = self._library
        if library is None:
            return
        self._library = None
        # It keeps the names of the last text's marks until the next text, and loses them (1 kB)
        # when there is none; a text without marks gives them back.
        _function(_SYNTH, "espeak_Synth", library)(b"", 1, 0, 1, 0, _UTF8, None, None)
        _function(_TERMINATE, "espeak_Terminate", library)()
        library.close()


def _seed(library: _Opened) -> None:
    """Make noise, as in whispering voices, the same each time; before 1.52 it cannot be."""
    try:
        seed = _function(_SEED, "espeak_ng_SetRandSeed", library)
    except AttributeError:
        return
    seed(1)


def keep_marks(events: Any, marks: dict[int, int]) -> None:  # noqa: ANN401 - a pointer to Event
    """Put the sample of each mark among ``events`` under its number; the first one counts."""
    place = 0
    while kind := (event := events[place]).type:
        if kind == _MARK and event.id.name is not None:
            marks.setdefault(int(event.id.name), event.sample)
        place += 1
