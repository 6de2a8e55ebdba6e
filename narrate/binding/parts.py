"""The chapters of a recording as audio of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.link import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.audio.link import LinkPlan
    from narrate.binding.recording import Recording
    from narrate.model.sound import TimelineChapter


class Part(NamedTuple):
    """One chapter as a stream of its own."""

    chapter: TimelineChapter
    plan: LinkPlan
    first_passage: int
    end_passage: int
    shift: int
    """What to add to a position of the edition's timeline, in samples at ``CANONICAL_RATE_HZ``, to
    get the position in this stream."""

    def passages(self, recording: Recording) -> Iterator[bytes]:
        """Yield its encoded passages."""
        return recording.passages(self.first_passage, self.end_passage)


def parts(
    recording: Recording, *, head_ms: float = 0, tail_ms: float = 0, leave_out: int = 0
) -> Iterator[Part]:
    """Yield every chapter that is heard, with silence of about so much before and after it.

    Args:
        recording: The whole.
        head_ms: Silence before the first sound of each.
        tail_ms: Silence after the last.
        leave_out: How many passages at the very end belong to none of them.
    """
    chapters = recording.timeline.chapters
    ends = [one.first_passage for one in chapters[1:]] + [len(recording.plan.sizes) - leave_out]
    for chapter, end in zip(chapters, ends, strict=True):
        plan, shift = section(
            recording.plan, chapter.first_passage, end, head_ms=head_ms, tail_ms=tail_ms
        )
        yield Part(chapter, plan, chapter.first_passage, end, shift)
