"""What a person asked for: the options of one run, before settings are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from narrate.edition.sources import Source
    from narrate.model.document import Metadata

DEFAULT_FOLDER = "output"
DEFAULT_MAX_SIZE_MB = 20.0
PER_FILE, PER_DOCUMENT, PER_FOLDER = "file", "document", "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of one run, as typed; empty means "as the settings say"."""

    sources: tuple[str, ...]
    """Files, folders or ``-`` for standard input."""
    from_format: str = ""
    output: str = ""
    """A folder, or one file when it ends in a known extension."""
    formats: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Formats made beside those that were asked for or that the settings say."""
    profile: str = ""
    file_per: str = ""
    """``edition`` or ``chapter``."""
    highlight: str = ""
    """What read-along formats highlight: ``sentence`` or ``word``."""
    embed_resources: bool = False
    """Put the audio into the player's file."""
    zip: bool = False
    """Pack outputs that are folders."""
    voice: str = ""
    """``CARD`` or ``ENGINE[:VOICE]``."""
    language: str = ""
    rate: float | None = None
    chapter: str = ""
    """Only this chapter: its number from 1, or its id."""
    edition_per: str = PER_FILE
    """What makes an edition: a ``file``, each ``document`` in a file, or a ``folder``."""
    sample: float | None = None
    """Only about so many seconds from the start, to the end of a paragraph."""
    overrides: tuple[tuple[str, str], ...] = ()
    """Settings by dotted key, strongest of all."""
    jobs: int | None = None
    cache_dir: str = ""
    no_cache: bool = False
    strict: bool = False
    isolate: bool = False
    max_size_mb: float = DEFAULT_MAX_SIZE_MB
    allow_network: bool = False
    """Fetch sources that are addresses of the web."""

    @property
    def max_bytes(self) -> int:
        """Largest source that is read, in bytes."""
        return int(self.max_size_mb * 1_000_000)


class Reporter(Protocol):
    """Somebody who is told how the work goes on."""

    def start(self, words: int, label: str) -> None:
        """Begin a document of about ``words`` words."""

    def advance(self, words: int, audio_seconds: float) -> None:
        """Say that so much more has been rendered."""

    def line(self, text: str) -> None:
        """Say one thing."""

    def finish(self) -> None:
        """End the document."""


class Selection(Protocol):
    """Somebody who says what of a run is made."""

    def opens(self, source: Source) -> bool:
        """Say whether a source is read at all."""

    def takes(self, source: Source, slug: str, about: Metadata) -> bool:
        """Say whether an edition is made of a document of which this is known."""


class Silence:
    """The reporter that says nothing."""

    def start(self, words: int, label: str) -> None:
        """Say nothing."""

    def advance(self, words: int, audio_seconds: float) -> None:
        """Say nothing."""

    def line(self, text: str) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""
