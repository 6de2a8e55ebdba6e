"""Speakers that live as long as their thread: opening a voice costs more than a sentence."""

from __future__ import annotations

import atexit
import threading
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.engines.protocol import Engine, Speaker
    from narrate.model.voice import Voice

_here = threading.local()
_lock = threading.Lock()
_opened: list[tuple[weakref.ref[threading.Thread], Speaker]] = []


def speaker_for(engine: Engine, voice: Voice, alike: str) -> Speaker:
    """Return this thread's speaker, opened at its first use.

    Args:
        engine: opens it.
        voice: what to open.
        alike: a digest; speakers with the same one sound the same (``keys.voice_key``).

    Raises:
        VoiceError: the engine or the voice is not there.
    """
    mine: dict[str, Speaker] = _here.__dict__.setdefault("speakers", {})
    if alike not in mine:
        mine[alike] = engine.open(voice)
        with _lock:
            _opened.append((weakref.ref(threading.current_thread()), mine[alike]))
    return mine[alike]


def close_ended() -> None:
    """Close the speakers of threads that have ended; nobody can reach those any more."""
    with _lock:
        ended = [one for one in _opened if not _alive(one[0])]
        _opened[:] = [one for one in _opened if _alive(one[0])]
    for _, speaker in ended:
        speaker.close()


def _alive(thread: weakref.ref[threading.Thread]) -> bool:
    found = thread()
    return found is not None and found.is_alive()


@atexit.register
def _close_all() -> None:
    for _, speaker in _opened:
        speaker.close()
    _opened.clear()
