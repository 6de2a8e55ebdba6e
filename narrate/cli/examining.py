"""The examinations of ``narrate doctor``: each looks at one thing by using it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.errors import NarrateError

if TYPE_CHECKING:
    from collections.abc import Iterator

DISTRIBUTION = "narrate-editions"
EXTRAS = {"pandoc": "pypandoc-binary", "pdf": "pypdfium2"}
"""The extras that formats need, and the package of each."""
_OLDEST = (3, 11)
_TOOLS = {
    "ffmpeg": "not needed; it plays and converts what narrate made",
    "espeak-ng": "not needed; narrate brings its own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an examination found."""

    name: str
    state: str
    """``works``, ``absent`` (and not needed) or ``broken``."""
    detail: str
    cure: str = ""


def examine() -> Iterator[Result]:
    """Yield what each examination finds, one after the other."""
    yield _python()
    yield from _packages()
    yield from _extras()
    yield from _engines()
    yield from _cards()
    yield _sound()
    yield _fonts()
    yield from _folders()
    yield _settings()
    yield from _tools()


def _python() -> Result:
    detail = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < _OLDEST:
        return Result(name="python", state="broken", detail=detail, cure="Python 3.11 or newer")
    return Result(name="python", state="works", detail=detail)


def _packages() -> Iterator[Result]:
    from narrate import __version__  # noqa: PLC0415 - beside what uses it

    yield Result(name="narrate", state="works", detail=__version__)
    for name in _required():
        try:
            yield Result(name=name, state="works", detail=version(name))
        except PackageNotFoundError:
            cure = f"python -m pip install {name}"
            yield Result(name=name, state="broken", detail="not installed", cure=cure)


def _extras() -> Iterator[Result]:
    """Yield the packages that only some formats need."""
    for extra, package in EXTRAS.items():
        label = f"extra {extra}"
        try:
            yield Result(name=label, state="works", detail=f"{package} {version(package)}")
        except PackageNotFoundError:
            cure = f"python -m pip install '{DISTRIBUTION}[{extra}]'"
            yield Result(name=label, state="absent", detail="not installed", cure=cure)


def _required() -> list[str]:
    """Return the packages that must be here, for this version of Python."""
    try:
        lines = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    names = []
    for line in lines:
        what, _, condition = line.partition(";")
        if "extra" in condition or ("python_version" in condition and sys.version_info < (3, 13)):
            continue
        names.append(what.strip().split(" ")[0].split("=")[0].split("<")[0].split(">")[0])
    return names


def _engines() -> Iterator[Result]:
    from narrate.engines import engine, names  # noqa: PLC0415 - beside what uses it
    from narrate.model.sound import Utterance  # noqa: PLC0415 - the same
    from narrate.model.voice import Voice  # noqa: PLC0415 - the same

    for name in names():
        label = f"engine {name}"
        try:
            speaker = engine(name).open(Voice(name=name, engine=name))
            try:
                take = speaker.speak(Utterance(text="Good morning."))
            finally:
                speaker.close()
            seconds = take.samples / take.rate_hz
            yield Result(name=label, state="works", detail=f"spoke {seconds:.1f} s")
        except NarrateError as error:
            # the default engine must speak, another may be missing
            state = "broken" if name == "espeak" else "absent"
            yield Result(name=label, state=state, detail=error.message, cure=error.hint)
        except Exception as error:  # noqa: BLE001 - an engine from outside may fail in any way
            detail = f"{type(error).__name__}: {error}"
            cure = "the newest version of the package it comes from"
            yield Result(name=label, state="broken", detail=detail, cure=cure)


def _cards() -> Iterator[Result]:
    from narrate.cards import read_card  # noqa: PLC0415 - beside what uses it
    from narrate.cards.shelf import paths  # noqa: PLC0415 - the same

    whole = []
    for name, path in paths().items():
        try:
            read_card(path)
            whole.append(name)
        except NarrateError as error:
            label = f"voice card {name}"
            yield Result(name=label, state="broken", detail=error.message, cure=error.hint)
    if whole:
        yield Result(name="voice cards", state="works", detail=", ".join(whole))
    else:
        cure = f"python -m pip install --force-reinstall {DISTRIBUTION}"
        yield Result(name="voice cards", state="broken", detail="none found", cure=cure)


def _sound() -> Result:
    from narrate.audio.play import devices  # noqa: PLC0415 - loads miniaudio

    found = devices()
    if found:
        detail = f"{found[0].name} ({found[0].backend})"
        return Result(name="sound device", state="works", detail=detail)
    cure = "narrate make, and listen elsewhere; narrate play SOURCE > line.wav"
    return Result(name="sound device", state="absent", detail="none; nothing can play", cure=cure)


def _fonts() -> Result:
    from narrate.audio.cover import cover  # noqa: PLC0415 - loads Pillow

    try:
        drawn = len(cover("A Letter", "A Writer"))
    except OSError as error:
        cure = f"python -m pip install --force-reinstall {DISTRIBUTION}"
        return Result(name="covers", state="broken", detail=str(error), cure=cure)
    return Result(name="covers", state="works", detail=f"drew one of {drawn // 1000} kB")


def _folders() -> Iterator[Result]:
    from tempfile import gettempdir  # noqa: PLC0415 - beside what uses it

    from narrate.cards.folders import folders  # noqa: PLC0415 - the same
    from narrate.store.place import default_folder  # noqa: PLC0415 - the same

    yield _writable("cache", default_folder(), "--cache-dir DIR, or --no-cache")
    yield _writable("temporary files", Path(gettempdir()), "TMPDIR=DIR")
    yield Result(name="your voice cards", state="works", detail=str(folders()[-2]))


def _writable(name: str, folder: Path, cure: str) -> Result:
    """Look whether a folder can be written, or made where it is not there yet."""
    standing = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(standing, os.W_OK | os.X_OK):
        return Result(name=name, state="broken", detail=f"{folder} cannot be written", cure=cure)
    free = shutil.disk_usage(standing).free
    return Result(name=name, state="works", detail=f"{folder}, {free // 1_000_000_000} GB free")


def _settings() -> Result:
    from narrate.settings import files, resolve  # noqa: PLC0415 - beside what uses it

    try:
        read = resolve(None).files
    except NarrateError as error:
        return Result(name="settings", state="broken", detail=error.message, cure=error.hint)
    detail = ", ".join(map(str, read)) or f"none; yours would be {files(None).around[0]}"
    return Result(name="settings", state="works", detail=detail)


def _tools() -> Iterator[Result]:
    for name, about in _TOOLS.items():
        found = shutil.which(name)
        yield Result(name=name, state="works" if found else "absent", detail=found or about)
