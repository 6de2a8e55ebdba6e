"""Voice cards: who speaks, and how. Sound only."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.model.script import Pause

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PAUSES_MS: Mapping[Pause, int] = MappingProxyType(
    {
        Pause.HEAD: 700,
        Pause.PHRASE: 120,
        Pause.COMMA: 220,
        Pause.PARENTHESIS: 200,
        Pause.CLAUSE: 350,
        Pause.LIST_ITEM: 450,
        Pause.SENTENCE: 600,
        Pause.PARAGRAPH: 1000,
        Pause.HEADING: 900,
        Pause.SECTION: 1500,
        Pause.CHAPTER: 2000,
        Pause.TAIL: 1500,
    }
)
"""Milliseconds of silence at rate 1.0, heard in the rendered sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice card: everything that decides how a segment sounds, and what it may be used for."""

    name: str
    """Name of the card."""
    engine: str
    """Name of the engine, such as ``espeak``."""
    voice: str = ""
    """The engine's own name of the voice; empty for its default."""
    language: str = "en-US"
    """BCP 47 tag."""
    rate: float = 1.0
    """Speed relative to the engine's ordinary one, 0.25 to 4."""
    pitch: float = 1.0
    """Pitch relative to the voice's ordinary one, 0.5 to 2; engines that cannot, ignore it."""
    gain_db: float = 0.0
    """Fixed gain, -30 to +30, that brings the voice to -19 LUFS mono; measured by
    ``narrate voices calibrate``."""
    pauses_ms: Mapping[Pause, int] = field(default_factory=lambda: DEFAULT_PAUSES_MS)
    """Milliseconds of silence at rate 1.0 for every kind of pause."""
    lexicons: tuple[str, ...] = ()
    """PLS files, looked for beside the card."""
    licence: str = ""
    """What the sound may be used for, in words."""
    description: str = ""
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    """Parameters of this engine alone."""
