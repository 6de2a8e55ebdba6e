"""``timeline.json``: when everything is heard, written as a stream and read back by the binders.

Segments are written to a spool as they are laid on the timeline, because the words of a ten-hour
edition are never held in memory together. The schema is ``docs/schemas/timeline.schema.json``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from narrate.binding.timed import TimedSegment
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
    """Lays passages on the timeline and remembers their segments on disk, a line for each."""

    def __init__(self, spool: IO[bytes]) -> None:
        """Take an empty file that can be read back."""
        self._spool = spool
        self.chapters: list[TimelineChapter] = []
        self.samples = 0
        self.last_paragraph = ""
        """Id of what was laid last."""

    def lay(self, paragraph: Paragraph, passage: Passage, start: int, chapter: str) -> None:
        """Put ``passage`` at sample ``start`` (its first frame) of the edition.

        Positions are samples at ``CANONICAL_RATE_HZ`` from the first sample of the audio.
        """
        self.last_paragraph = paragraph.id
        first_mark = 0
        for index, segment in enumerate(paragraph.segments):
            marks = passage.marks[first_mark : first_mark + passage.mark_counts[index]]
            first_mark += passage.mark_counts[index]
            row: dict[str, object] = {
                "id": segment.id,
                "kind": segment.kind.value,
                "paragraph": paragraph.id,
                "block": paragraph.block,
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
            if paragraph.level:
                row["level"] = paragraph.level
            if segment.pronunciations:
                row["pronunciations"] = [[*one.span, one.ipa] for one in segment.pronunciations]
            if not passage.exact_marks:
                row["estimated"] = True
            self._spool.write(as_json(row).encode(errors="replace") + b"\n")

    def begin_chapter(self, id: str, title: str, start: int, passage: int) -> None:  # noqa: A002 - the field's name
        """Begin a chapter at sample ``start``, with the passage of that index, from 0.

        The chapter before it ends there.
        """
        self.end(start)
        self.chapters.append(
            TimelineChapter(id=id, title=title, start=start, end=start, first_passage=passage)
        )

    def end(self, samples: int) -> None:
        """Say where the timeline (so far) ends."""
        self.samples = samples
        if self.chapters:
            self.chapters[-1] = replace(self.chapters[-1], end=samples)

    def segments(self) -> Iterator[TimedSegment]:
        """Yield all segments in order; several readers may take turns."""
        for line in self._lines():
            yield TimedSegment.of(json.loads(line))

    def write(self, about: Mapping[str, object]) -> Iterator[bytes]:
        """Yield the finished file; ``about`` is what stands at its head."""
        head = {"schema": SCHEMA, **about, "rate_hz": CANONICAL_RATE_HZ, "samples": self.samples}
        chapters = [
            {"id": one.id, "title": one.title, "start": one.start, "end": one.end}
            for one in self.chapters
        ]
        yield as_json({**head, "chapters": chapters})[:-1].encode(errors="replace")
        yield b',"segments":[\n'
        between = b""
        for line in self._lines():
            yield between + line
            between = b",\n"
        yield b"\n]}\n"

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines of the spool, keeping a place of its own in the file."""
        self._spool.flush()
        at = 0
        rest = b""
        while True:
            self._spool.seek(at)
            chunk = self._spool.read(1 << 18)
            if not chunk:
                return
            at += len(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines


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
