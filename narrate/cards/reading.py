"""One card file to a ``Voice``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from narrate.cards.table import TABLE
from narrate.model.script import Pause
from narrate.model.voice import DEFAULT_PAUSES_MS, Voice
from narrate.toml.errors import TomlError
from narrate.toml.reading import read

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Card:
    """A voice and the file that describes it."""

    voice: Voice
    path: Path

    @property
    def lexicons(self) -> tuple[Path, ...]:
        """Its PLS files."""
        return tuple(self.path.parent / name for name in self.voice.lexicons)


def read_card(path: Path) -> Card:
    """Return the card in a file; its name is the file's.

    Raises ``TomlError`` for a mistake in it, with the line and what is allowed.
    """
    said: dict[str, Any] = {name: one.value for name, one in read(path, TABLE).items()}
    if not said.get("engine"):
        raise TomlError(f"{path}: a voice card must name its engine", 'engine = "espeak"')
    own = {
        Pause(name.removeprefix("pauses_ms.")): said.pop(name)
        for name in list(said)
        if name.startswith("pauses_ms.")
    }
    options = {
        name.removeprefix("options."): said.pop(name)
        for name in list(said)
        if name.startswith("options.")
    }
    voice = Voice(name=path.stem, pauses_ms={**DEFAULT_PAUSES_MS, **own}, options=options, **said)
    return Card(voice, path)
