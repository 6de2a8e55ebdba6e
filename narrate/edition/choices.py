"""What was decided for one document, from all that settings, cards and options say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.binding.recording import Wishes
from narrate.model.policy import ReadingPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from narrate.audio.profiles import Profile
    from narrate.model.cast import Cast
    from narrate.model.document import Metadata
    from narrate.model.finding import Finding
    from narrate.model.voice import Voice
    from narrate.scripting.paragraphs import Lexicon
    from narrate.toml.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The decisions for one document."""

    cast: Cast
    """Who reads."""
    profile: Profile
    formats: tuple[str, ...]
    codecs: tuple[str, ...]
    """Names of the codecs that the formats need; the first times the texts."""
    metadata: Metadata
    """The document's own, with what the settings say over it."""
    language: str
    """BCP 47 tag."""
    policy: ReadingPolicy = field(default_factory=ReadingPolicy)
    lexicons: tuple[Lexicon, ...] = ()
    """The edition's first, then the voice's."""
    opening: str = ""
    closing: str = ""
    credit_titles: tuple[str, str] | None = None
    """Titles of the chapters that opening and closing are; ``None`` where they are none."""
    file_per: str = "edition"
    """``edition`` or ``chapter``: how many audio files are made."""
    name_the_voice: bool = True
    correction_db: int = 0
    """What was added to the voice card's gain to reach the profile's loudness."""
    wishes: Wishes = field(default_factory=Wishes)
    cover: Path | None = None
    """A picture to use; ``None`` draws one."""
    inputs: tuple[Path, ...] = ()
    """Files beside the source that were read for these decisions."""
    absent: tuple[Path, ...] = ()
    """Files that would have been read, had they been there."""
    findings: tuple[Finding, ...] = ()
    """What was seen while the voices were chosen."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where the settings say what, by dotted key."""
    cards: Mapping[str, Path] = field(default_factory=dict)
    """By name of the voice: the files of the cards that were chosen."""
    by_language: bool = False
    """Whether nobody named the narrator, so that the language decides."""
    voices_by_key: Mapping[str, Voice] = field(default_factory=dict)
    """The voices that settings ask for and that nothing may stand in for, by the key that asks."""

    @property
    def voice(self) -> Voice:
        """The narrator."""
        return self.cast.narrator
