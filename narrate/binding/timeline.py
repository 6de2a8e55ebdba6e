"""``timeline.json``: when everything is heard, written as a stream.

Segments are written to a spool as they are laid on the timeline, because the words of a ten-hour
edition are never held in memory together. The schema is ``docs/schemas/timeline.schema.json``.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from narrate.model.sound import CANONICAL_RATE_HZ, TimelineChapter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.model.script import Paragraph, Segment
    from narrate.model.sound import Passage

SCHEMA = "narrate/timeline/1"


def as_json(value: object) -> str:
    """Write JSON the way all our files are written: compact, UTF-8, stable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class TimelineSpool:
    """Lays passages on the timeline and remembers their segments on disk."""

    def __init__(self, spool: IO[str]) -> None:
        """Take an empty text file that can be read back."""
        self._spool = spool
        self._count = 0
        self.chapters: list[TimelineChapter] = []
        self.samples = 0

    def lay(self, paragraph: Paragraph, passage: Passage, start: int, chapter: str) -> None:
        """Put ``passage`` at sample ``start`` (its first frame) of the edition.

        Positions are samples at ``CANONICAL_RATE_HZ`` from the first sample of the audio.
        """
        first_mark = 0
        for index, segment in enumerate(paragraph.segments):
            marks = passage.marks[first_mark : first_mark + passage.mark_counts[index]]
            first_mark += passage.mark_counts[index]
            row = {
                "id": segment.id,
                "kind": segment.kind.value,
                "paragraph": paragraph.id,
                "chapter": chapter,
                "lang": segment.lang,
                "start": start + passage.starts[index],
                "end": start + passage.ends[index],
                "pause": segment.pause.value,
                "text": segment.text,
                "spoken": segment.spoken,
                "places": (segment.places or (segment.span,)) if paragraph.block >= 0 else (),
                "words": list(_words(segment, marks, start, on_page=paragraph.block >= 0)),
            }
            if not passage.exact_marks:
                row["estimated"] = True
            self._spool.write((",\n" if self._count else "") + as_json(row))
            self._count += 1

    def begin_chapter(self, id: str, title: str, start: int) -> None:  # noqa: A002 - the field's name
        """Begin a chapter at sample ``start``; the one before it ends there."""
        self.end(start)
        self.chapters.append(TimelineChapter(id=id, title=title, start=start, end=start))

    def end(self, samples: int) -> None:
        """Say where the timeline (so far) ends."""
        self.samples = samples
        if self.chapters:
            last = self.chapters[-1]
            self.chapters[-1] = TimelineChapter(
                id=last.id, title=last.title, start=last.start, end=samples
            )

    def write(self, about: Mapping[str, object]) -> Iterator[bytes]:
        """Yield the finished file; ``about`` is what stands at its head."""
        head = {"schema": SCHEMA, **about, "rate_hz": CANONICAL_RATE_HZ, "samples": self.samples}
        chapters = [
            {"id": one.id, "title": one.title, "start": one.start, "end": one.end}
            for one in self.chapters
        ]
        yield as_json({**head, "chapters": chapters})[:-1].encode()
        yield b',"segments":[\n'
        self._spool.seek(0)
        while chunk := self._spool.read(1 << 16):
            yield chunk.encode()
        yield b"\n]}\n"


_NOWHERE = (-1, 0, 0)
"""The place of words that stand on no page."""


def _words(
    segment: Segment, marks: Sequence[int], start: int, *, on_page: bool
) -> Iterator[list[int]]:
    """Yield ``[start sample, text start, text end, node, page start, page end]`` for each word."""
    if not marks:
        return
    token = position = 0
    for word in segment.words:
        token += segment.spoken.count(" ", position, word.spoken.start)
        position = word.spoken.start
        yield [start + marks[token], *word.text, *(word.place if on_page else _NOWHERE)]
