"""Openings and closings that are sound files rather than lines to be spoken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from narrate.edition.named import bytes_of
from narrate.engines.recording import ENDINGS, NAME
from narrate.model.voice import Voice
from narrate.settings.naming import said_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.toml.origin import Origin

LINES = ("opening", "closing")
_MOST_DB = 30
"""Of a voice's gain."""


def is_sound(line: str) -> bool:
    """Say whether a line names a sound file."""
    return line.lower().endswith(ENDINGS) and "\n" not in line


def speaker_of(line: str) -> str:
    """Return the name under which a cast has the sound of a line: no name of a person."""
    return f"♪ {line}"


def sound_path(line: str, origin: Origin | None) -> Path:
    """Return the path of a sound file: a relative one starts where its settings file stands."""
    folder = Path(origin.source).parent if origin and Path(origin.source).is_file() else Path()
    return (folder / Path(line).expanduser()).absolute()


def sound_voices(
    said: Mapping[str, str], origins: Mapping[str, Origin], target_lufs: float
) -> dict[str, Voice]:
    """Return the voices of lines that are sound files, as loud as the rest, by line.

    Args:
        said: What the settings say of each of ``LINES``.
        origins: Where they say it.
        target_lufs: How loud the edition is to be.

    Raises:
        NamedFileUnreadable: one of them cannot be read.
    """
    found = {}
    for line in filter(lambda one: is_sound(said[one]), LINES):
        key = f"voice.{line}"
        with said_in(origins, key):
            found[line] = _voice(sound_path(said[line], origins.get(key)), target_lufs)
    return found


def _voice(path: Path, target_lufs: float) -> Voice:
    from numpy import concatenate  # noqa: PLC0415 - only where a line is a sound

    from narrate.audio.decoding import Undecodable, decoded  # noqa: PLC0415 - loads PyAV
    from narrate.audio.loudness import block_energies, integrated_lufs  # noqa: PLC0415 - the same

    bytes_of(path, "sound file", "opening and closing of [voice] or [show]")
    try:
        with decoded(path) as stream:
            sound = concatenate(list(stream.chunks()))
            measured = integrated_lufs(block_energies(sound, stream.rate_hz), stream.rate_hz)
    except (Undecodable, OSError, ValueError):
        measured = None  # the engine says what is wrong with it
    gain = 0.0 if measured is None else max(-_MOST_DB, min(_MOST_DB, target_lufs - measured))
    return Voice(name=path.name, engine=NAME, voice=str(path), gain_db=round(gain, 1))
