"""What every binder gets: one finished recording, its texts and everything known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.audio.link import LinkPlan
    from narrate.binding.timeline import TimelineSpool
    from narrate.model.document import Document, Metadata
    from narrate.model.voice import Voice


class Passages(Protocol):
    """Reads encoded passages in order, one at a time; may be called again."""

    def __call__(self, first: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield passages ``first`` to ``end`` (not included; all that follow when ``None``)."""


class BoundFile(NamedTuple):
    """One file of an output."""

    name: str
    """For an output of one file: blank, the edition's slug and the format's suffix are its name.
    For a folder: its path in it, with forward slashes."""
    chunks: Iterable[bytes]
    """Its bytes, made as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person may choose about outputs: the rest of the ``[output]`` table."""

    highlight: str = "sentence"
    """What read-along formats highlight: ``sentence`` or ``word``."""
    embed_resources: bool = False
    """Whether the player holds its audio."""
    zip: bool = False
    """Whether folders are packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One document, rendered in one codec: where its passages are, when everything is heard."""

    slug: str
    metadata: Metadata
    language: str
    """BCP 47 tag."""
    voice: Voice
    plan: LinkPlan
    passages: Passages
    timeline: TimelineSpool
    """Of this codec's audio: frames of other codecs have other lengths."""
    source: dict[str, str]
    """Name, digest and identity of the source, as timeline and report carry it."""
    document: Document
    data: bytes
    """The source itself."""
    cover: bytes = b""
    """A picture (JPEG or PNG)."""
    audio_file: str = ""
    """Name of the audio file beside it that its times go with; blank when none was asked for."""
    loudness_lufs: float | None = None
    """Integrated loudness of the whole; ``None`` for silence."""
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def title(self) -> str:
        """What the edition is called."""
        return self.metadata.title or self.slug

    @property
    def synthetic(self) -> str:
        """One sentence that names the synthetic voice, for the metadata of everything."""
        name = " ".join(filter(None, (self.voice.engine, self.voice.voice)))
        return f"Read by a synthetic voice ({name})."
