"""Laying passages end to end: when each is heard, and what is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.audio.link import Linking, piece_of

if TYPE_CHECKING:
    from narrate.audio.link import LinkPlan
    from narrate.binding.timeline import TimelineSpool
    from narrate.model.script import Paragraph
    from narrate.model.sound import Codec, Passage


class Layout:
    """The passages of an edition in their order, one after another as they are rendered.

    Of each passage only its key and its place are kept.
    """

    def __init__(self, codec: Codec, *, head_ms: float, spool: TimelineSpool) -> None:
        """Begin with ``head_ms`` of silence before the first sound."""
        self._linking = Linking(codec, head_ms=head_ms)
        self.codec = codec
        self.spool = spool
        self._chapter = ""
        self._last_pause_ms = head_ms
        self.keys: list[bytes] = []
        """The passages' keys, as bytes."""
        self.segments = 0
        self.words = 0
        """Words of the page."""
        self.limited = 0
        """Passages in which the limiter had to work."""

    def add(self, paragraph: Paragraph, passage: Passage, chapter: tuple[str, str]) -> int:
        """Lay the next passage; ``chapter`` is the id and title of the chapter it is heard in.

        Returns the first sample of its first frame, at ``CANONICAL_RATE_HZ``.
        """
        self._last_pause_ms = paragraph.segments[-1].pause_ms
        start = self._linking.add(piece_of(passage, self._last_pause_ms))
        if chapter[0] != self._chapter:
            self._chapter = chapter[0]
            # The first chapter begins with the audio, the others where their first passage does.
            passages = len(self.keys)
            self.spool.begin_chapter(*chapter, start if passages else 0, passages)
        self.spool.lay(paragraph, passage, start, chapter[0])
        self.keys.append(bytes.fromhex(passage.key))
        self.segments += len(paragraph.segments)
        self.words += sum(len(segment.words) for segment in paragraph.segments)
        self.limited += passage.limited
        return start

    def close(self) -> LinkPlan:
        """Lay the silence after the last passage and complete the timeline."""
        plan = self._linking.close(tail_ms=self._last_pause_ms)
        self.spool.end(plan.canonical_samples)
        return plan
