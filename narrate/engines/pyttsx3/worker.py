"""The worker: ``python -m narrate.engines.pyttsx3.worker``, answering over its first descriptors.

What it walls in (pyttsx3 2.99): of several queued files only the last is written, so one
utterance at a time; ``runAndWait`` returns before the file is there, so it waits for the event that
says so, and for the library's thread to leave the driver; the espeak driver's loop begins by
stopping what the library does, be it only the setting of a rate, and then stops the utterance too,
so stopping is taken from it; it tells the library ten times the text's size, which reads beyond its
end and crashes on long texts, so that function is replaced; a wrong voice is only an event, so
voices are looked up first; it prints to standard output; without a system's espeak it cannot be
loaded on Linux, so the embedded library is loaded before it.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate.engines.child import Answer, serve
from narrate.engines.pyttsx3.sound_file import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAIT_S = 60.0
_STEP_S = 0.01
_MEMORY = 2 << 30
_MOST_SECONDS_A_CHARACTER = 3.0


def answer(request: dict[str, Any]) -> Answer:
    """Do what ``request`` says: list voices, check settings, or speak."""
    engine = _engine(str(request.get("driver", "")))
    voices = _voices(str(request.get("driver", "")))
    if request["do"] == "list":
        return {"voices": voices}, b""
    chosen = _chosen(request["voice"], request["language"], voices)
    if chosen is None and request["voice"]:
        return {"unknown_voice": [one["id"] for one in voices]}, b""
    if request["do"] == "check":
        return {}, b""
    if chosen is not None:
        engine.setProperty("voice", chosen)
    engine.setProperty("rate", request["wpm"])
    engine.setProperty("volume", request["volume"])
    if request["pitch"] != 50 and _is_espeak(engine):  # noqa: PLR2004 - its middle
        engine.setProperty("pitch", request["pitch"])
    rate_hz, pcm = _spoken(engine, request["text"], Path(request["path"]))
    if len(pcm) > 2 * rate_hz * (10 + _MOST_SECONDS_A_CHARACTER * len(request["text"])):
        raise RuntimeError("more sound than so few characters can need")
    return {"rate_hz": rate_hz}, pcm


def _spoken(engine: Any, text: str, path: Path) -> tuple[int, bytes]:  # noqa: ANN401 - pyttsx3 has no types
    problems: list[object] = []
    finished = threading.Event()

    def failed(exception: object = None, **_: object) -> None:
        problems.append(exception)
        finished.set()

    def unraised(what: Any) -> None:  # noqa: ANN401 - sys.UnraisableHookArgs is no type at run time
        failed(what.exc_value)

    tokens = [
        engine.connect("error", failed),
        engine.connect("finished-utterance", lambda **_: finished.set()),
    ]
    path.unlink(missing_ok=True)
    with _unraisable(unraised):
        engine.save_to_file(text, str(path))
        engine.runAndWait()
        if _is_espeak(engine):
            finished.wait(_WAIT_S)
            _driver_library().Synchronize()
            found = None if problems else read_sound(path)
        else:
            found = _waited_for(path, problems)
    path.unlink(missing_ok=True)
    for token in tokens:
        engine.disconnect(token)
    if found is None:
        raise RuntimeError(str(problems[0]) if problems else "no sound was written")
    return found


@contextmanager
def _unraisable(hook: Callable[[Any], None]) -> Iterator[None]:
    """Give ``hook`` what is raised in the library's callbacks, which else is only printed."""
    before, sys.unraisablehook = sys.unraisablehook, hook
    try:
        yield
    finally:
        sys.unraisablehook = before


def _waited_for(path: Path, problems: list[object]) -> tuple[int, bytes] | None:
    """Return rate and samples of ``path`` as soon as it is whole."""
    end = time.monotonic() + _WAIT_S
    while not problems and time.monotonic() < end:
        found = read_sound(path)
        if found:
            return found
        time.sleep(_STEP_S)
    return None


@cache
def _engine(driver: str) -> Any:  # noqa: ANN401 - pyttsx3 has no types
    if sys.platform == "linux" and driver in {"", "espeak"}:
        from narrate.engines.espeak.installation import library_path  # noqa: PLC0415 - Linux only

        ctypes.CDLL(str(library_path()))  # its name then stands for the system's library
    import pyttsx3  # noqa: PLC0415 - only after the library

    engine = pyttsx3.init(driver or None)
    if _is_espeak(engine):
        engine.proxy._driver.stop = lambda: None  # noqa: SLF001 - nobody asks it to stop
        _mend(_driver_library())
    return engine


def _is_espeak(engine: Any) -> bool:  # noqa: ANN401 - pyttsx3 has no types
    return type(engine.proxy._driver).__name__ == "EspeakDriver"  # noqa: SLF001 - tells no other way


def _driver_library() -> Any:  # noqa: ANN401 - pyttsx3 has no types
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only after the library

    return _espeak


def _mend(library: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
    """Make it tell the true size of a text."""

    def synth(
        text: str | bytes,
        position: int = 0,
        position_type: int = library.POS_CHARACTER,
        end_position: int = 0,
        flags: int = 0,
        user_data: object = None,
    ) -> Any:  # noqa: ANN401 - as it was
        data = text.encode() if isinstance(text, str) else text
        return library.cSynth(
            data, len(data) + 1, position, position_type, end_position, flags, None, user_data
        )

    library.Synth = synth


@cache
def _voices(driver: str) -> list[dict[str, str]]:
    return [_described(one) for one in _engine(driver).getProperty("voices")]


def _described(voice: Any) -> dict[str, str]:  # noqa: ANN401 - pyttsx3 has no types
    languages = [one.decode() if isinstance(one, bytes) else one for one in voice.languages or ()]
    tag = str(languages[0]).strip("\x00\x05 ").replace("_", "-") if languages else "und"
    return {
        "id": str(voice.id),
        "language": tag,
        "name": str(voice.name or voice.id),
        "gender": str(voice.gender or "").lower(),
    }


def _chosen(wanted: str, language: str, voices: list[dict[str, str]]) -> str | None:
    """Return the id of the voice ``wanted``, or of the first one of ``language`` if none is."""
    key = wanted.casefold()
    for one in voices:
        names = (one["id"], one["name"], one["id"].rpartition("/")[2])
        if key and key in (name.casefold() for name in names):
            return one["id"]
    tag = (wanted or language).casefold()
    tags = (tag,) if wanted else (tag, tag.partition("-")[0])
    for form in tags:
        for one in voices:
            if one["language"].casefold() == form:
                return one["id"]
    return None


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


if __name__ == "__main__":
    _limit_memory()
    serve(answer)
