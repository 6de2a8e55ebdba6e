"""What every binder gets: one finished recording, its texts and everything known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.audio.link import LinkPlan
    from narrate.binding.timeline import TimelineSpool
    from narrate.model.document import Document, Metadata
    from narrate.model.script import Change
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
    certified_by: str = ""
    """Who has found that the books conform to EPUB Accessibility 1.1 and WCAG 2.2 AA; blank claims
    nothing."""


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
    changes: Sequence[Change] = ()
    """What is not said as it stands on the page, in the order of the page."""
    whole: bool = True
    """Whether all of the document was asked for, not one chapter or a sample."""
    cover: bytes = b""
    """A picture (JPEG or PNG)."""
    audio_file: str = ""
    """Name of the audio file beside it that its times go with; blank when none was asked for."""
    loudness_lufs: float | None = None
    """Integrated loudness of the whole; ``None`` for silence."""
    true_peak_db: float | None = None
    """Of the sound before encoding, in dBTP; ``None`` for silence."""
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def title(self) -> str:
        """What the edition is called."""
        return self.metadata.title or self.slug

    @property
    def narrator(self) -> str:
        """Who reads, where a person would be named."""
        name = " ".join(filter(None, (self.voice.engine, self.voice.voice)))
        return f"Synthetic voice ({name})"

    @property
    def synthetic(self) -> str:
        """One sentence that names the synthetic voice, for the metadata of everything."""
        return f"Read by a {self.narrator[0].lower()}{self.narrator[1:]}."
