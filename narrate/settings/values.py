"""What the settings come to for one document, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Metadata
from narrate.model.policy import ReadingPolicy
from narrate.model.tei import TeiChoice
from narrate.settings.show import ShowSettings
from narrate.toml.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from narrate.model.document import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSettings:
    """The ``[edition]`` table."""

    metadata: Metadata = field(default_factory=Metadata)
    """The document's own, with what stronger settings say over it and weaker ones below it."""
    cover: Path | None = None
    """A picture; ``None`` draws one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    """The ``[voice]`` table."""

    card: str = ""
    """Name of a card or ``ENGINE[:VOICE]``; blank leaves it to the language."""
    fallbacks: tuple[str, ...] = ()
    """Who reads instead where that voice or its engine is not there, in this order."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """By lower-case BCP 47 tag, as ``card``."""
    roles: Mapping[Kind, str] = field(default_factory=dict)
    """As ``card``."""
    speakers: Mapping[str, str] = field(default_factory=dict)
    """By name, as ``card``."""
    rate: float = 1.0
    """Times the card's own rate, 0.25 to 4."""
    opening: str = ""
    closing: str = ""
    disclosure: bool = True
    """Whether a last line says that the voice is synthetic."""
    lexicons: tuple[Path, ...] = ()
    """PLS files of the edition, strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSettings:
    """The ``[output]`` table."""

    formats: tuple[str, ...] = ()
    """Empty: the profile's own."""
    profile: str = "speech"
    file_per: str = ""
    """Empty: as the profile has it."""
    highlight: str = "sentence"
    embed_resources: bool = False
    zip: bool = False
    certified_by: str = ""
    folder: Path | None = None
    """``None``: the command's own default."""


class SayTable(NamedTuple):
    """One ``[say]`` table."""

    source: str
    """Path of its file, or ``--set``."""
    entries: Mapping[str, str]
    """Words or patterns and how they are said, in the order of the file."""

    def line(self, key: str) -> int:
        """Return the line of an entry, from 1; 0 when no file says it."""
        return Origin(self.source, ("say", key)).line


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that is set for one document, and where each value was said."""

    edition: EditionSettings = field(default_factory=EditionSettings)
    reading: ReadingPolicy = field(default_factory=ReadingPolicy)
    say: tuple[SayTable, ...] = ()
    """The ``[say]`` tables, strongest first."""
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    tei: TeiChoice = field(default_factory=TeiChoice)
    show: ShowSettings = field(default_factory=ShowSettings)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """By dotted key, and of lists that several files make by ``naming.part_of``; what nobody said
    is not in here."""
    files: tuple[Path, ...] = ()
    """Settings files that were read, weakest first."""
    absent: tuple[Path, ...] = ()
    """Settings files that would have been read, had they been there."""
