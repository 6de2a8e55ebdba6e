"""Voice cards: ``voices/*.toml``, found in the project, the user's data folder and the package."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate.errors import VoiceError
from narrate.model.script import Pause
from narrate.model.voice import DEFAULT_PAUSES_MS, Voice
from narrate.tables import Key, Kind, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = "english-us"
LONGEST_PAUSE_MS = 60_000

KEYS: tuple[Key, ...] = (
    Key(name="engine", kind=Kind.TEXT, doc="Which engine speaks."),
    Key(name="voice", kind=Kind.TEXT, doc="The engine's own name of the voice."),
    Key(name="language", kind=Kind.TEXT, doc="BCP 47 tag of what it speaks."),
    Key(name="rate", kind=Kind.NUMBER, low=0.25, high=4, doc="Speed; 1.0 is the engine's own."),
    Key(name="pitch", kind=Kind.NUMBER, low=0.5, high=2, doc="Pitch; 1.0 is the voice's own."),
    Key(
        name="gain_db",
        kind=Kind.NUMBER,
        low=-30,
        high=30,
        doc="Fixed gain that brings it to -19 LUFS mono; narrate voices calibrate measures it.",
    ),
    Key(name="lexicons", kind=Kind.TEXTS, doc="PLS files beside the card."),
    Key(name="licence", kind=Kind.TEXT, doc="What the sound may be used for."),
    Key(name="description", kind=Kind.TEXT, doc="One line for the list."),
    Key(name="options", kind=Kind.VALUES, doc="Parameters of this engine alone."),
    *(
        Key(
            name=f"pauses_ms.{pause.value}",
            kind=Kind.NUMBER,
            low=0,
            high=LONGEST_PAUSE_MS,
            doc=f"Silence in milliseconds at rate 1.0: {pause.value}.",
        )
        for pause in Pause
    ),
)


class NoSuchCard(VoiceError):
    """No voice card goes by that name."""


def folders(project: Path | None = None) -> Iterator[Path]:
    """Yield the folders that may hold cards, strongest first.

    Args:
        project: where the source stands; its ``voices/`` and those of all folders above count.
    """
    for folder in (project, *project.parents) if project else ():
        yield folder / "voices"
    from platformdirs import user_data_path  # noqa: PLC0415 - only when cards are looked for

    yield user_data_path("narrate", appauthor=False) / "voices"
    package = Path(__file__).resolve().parent
    yield package / "voices"
    if (package.parent / "pyproject.toml").exists():  # an editable install
        yield package.parent / "voices"


def cards(project: Path | None = None) -> dict[str, Path]:
    """Return the file of every card by its name; of two with one name the stronger."""
    found: dict[str, Path] = {}
    for folder in folders(project):
        for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            found.setdefault(file.stem, file)
    return dict(sorted(found.items()))


def card(name: str, project: Path | None = None) -> tuple[Voice, Path]:
    """Return a voice card and its file.

    Raises:
        NoSuchCard: there is none; the hint names the nearest.
        BadTable: it has a mistake; the message has file, line and what is allowed.
    """
    known = cards(project)
    if name not in known:
        from difflib import get_close_matches  # noqa: PLC0415 - only for an error

        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
        raise NoSuchCard(f"there is no voice card '{name}'", f"{hint}; or ENGINE:VOICE")
    file = known[name]
    return read_card(file.read_bytes(), name, str(file)), file


def read_card(data: bytes, name: str, file: str) -> Voice:
    """Return the voice a card describes; raises ``BadTable`` with file and line."""
    said = parse(data, file, KEYS)
    voice = Voice(name=name, engine=str(said.pop("engine", "espeak")))
    pauses = dict(DEFAULT_PAUSES_MS)
    fields: dict[str, Any] = {}  # checked against KEYS just above
    for key, value in said.items():
        if key.startswith("pauses_ms."):
            pauses[Pause(key.partition(".")[2])] = round(float(str(value)))
        else:
            fields[key] = tuple(value) if isinstance(value, list) else value
    for number in ("rate", "pitch", "gain_db"):
        if number in fields:
            fields[number] = float(str(fields[number]))
    return replace(voice, pauses_ms=pauses, **fields)


def chosen(
    wanted: str, project: Path | None, engines: tuple[str, ...]
) -> tuple[Voice, Path | None]:
    """Return what ``--voice CARD|ENGINE[:VOICE]`` means: a card of that name, or a bare engine.

    Args:
        wanted: as typed; blank for the default card.
        project: where the source stands.
        engines: names of all engines.
    """
    name, colon, voice = wanted.partition(":")
    if not wanted or (not colon and name not in engines) or wanted in cards(project):
        return card(wanted or DEFAULT, project)
    return Voice(name=wanted, engine=name, voice=voice, language=""), None
