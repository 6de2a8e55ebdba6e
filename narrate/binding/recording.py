"""What every binder gets: one finished recording, its texts and everything known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.audio.link import LinkPlan
    from narrate.binding.timeline import TimelineSpool
    from narrate.model.document import Metadata
    from narrate.model.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One document, rendered: where its passages are, and when everything is heard."""

    slug: str
    metadata: Metadata
    language: str
    """BCP 47 tag."""
    voice: Voice
    plan: LinkPlan
    passages: Callable[[], Iterator[bytes]]
    """Reads the encoded passages in order, one at a time; may be called again."""
    timeline: TimelineSpool
    source: dict[str, str]
    """Name, digest and identity of the source, as timeline and report carry it."""
    cover: bytes = b""
    """A picture (JPEG or PNG)."""

    @property
    def title(self) -> str:
        """What the edition is called."""
        return self.metadata.title or self.slug

    @property
    def synthetic(self) -> str:
        """One sentence that names the synthetic voice, for the metadata of everything."""
        name = " ".join(filter(None, (self.voice.engine, self.voice.voice)))
        return f"Read by a synthetic voice ({name})."
