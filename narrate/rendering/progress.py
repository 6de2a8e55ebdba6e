"""What comes out of rendering, piece by piece, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from narrate.rendering.plan import State

if TYPE_CHECKING:
    from narrate.model.script import Paragraph
    from narrate.model.sound import Passage


class Rendered(NamedTuple):
    """One paragraph and its sound in each codec."""

    paragraph: Paragraph
    passages: tuple[Passage, ...]
    """One for each codec that was asked for, in that order."""
    state: State
    """Whether it was rendered now."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the rendering of one document has come."""

    paragraphs: int = 0
    words: int = 0
    """Of the page."""
    audio_seconds: float = 0.0
    """Without the pauses between paragraphs."""
    rendered: int = 0
    """Paragraphs that were rendered now, not taken from the store."""

    def after(self, one: Rendered) -> Progress:
        """Return the progress with ``one`` more paragraph."""
        passage = one.passages[0]
        codec = passage.codec
        return Progress(
            self.paragraphs + 1,
            self.words + sum(len(segment.words) for segment in one.paragraph.segments),
            self.audio_seconds + passage.frames * codec.frame_samples / codec.rate_hz,
            self.rendered + (one.state is State.TO_RENDER),
        )
