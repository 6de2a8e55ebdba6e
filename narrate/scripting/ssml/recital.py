"""The pass over an SSML document: like ``Scripter``, but the document itself says how."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.ssml import NARRATE, read, root_of
from narrate.model.document import Kind
from narrate.model.finding import Finding, Severity
from narrate.model.script import Paragraph, Pause
from narrate.scripting.accounting import Ledger
from narrate.scripting.between import pause_between
from narrate.scripting.paragraphs import ended
from narrate.scripting.scripter import Scripter, script
from narrate.scripting.ssml.breath import segment_of
from narrate.scripting.ssml.foreign import break_of, paragraph_from
from narrate.scripting.ssml.stream import Border, Flow, Stretch, flows, is_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element
    from narrate.model.script import Change, Script, Segment


class Recital(Scripter):
    """What an SSML document says, paragraph by paragraph.

    Breaths of our own keep their words, pauses and contours; other text goes through lexicons and
    rules. ``Document.markup`` holds the source.
    """

    def walk(self) -> Iterator[tuple[Paragraph | None, list[Change]]]:
        """Yield paragraphs and changes as they come; either may be missing from a pair."""
        ledger = Ledger(self.document)
        self.findings = []
        held: _Heard | None = None
        for heard, changes in self._recited():
            if heard is not None:
                ledger.paragraph(heard.paragraph)
                if held is not None:
                    yield self._ended(held, heard), []
                held = heard
            for change in changes:
                ledger.change(change)
            yield None, changes
        if held is not None:
            yield self._ended(held, None), []
        self._settle(ledger)

    def _recited(self) -> Iterator[tuple[_Heard | None, list[Change]]]:
        """Yield every paragraph, and for each the break that ends it."""
        passed_over: Counter[str] = Counter()
        root = root_of(self.document.markup, self.document.name)
        held: tuple[_Heard | None, list[Change]] | None = None
        index = -1
        for flow in flows(root, self.language, passed_over):
            if flow.is_silent():
                if held and held[0]:
                    held[0].asked.extend(self._asked(flow))
                continue
            if held:
                yield held
            index += 1
            held = self._made_of(flow, index)
        if held:
            yield held
        self._note_passed_over(passed_over)

    def _made_of(self, flow: Flow, index: int) -> tuple[_Heard | None, list[Change]]:
        chapter = self._chapter_of(index)
        title = self.chapters[chapter].title
        if any(map(is_own, flow.items)):
            paragraph, changes = self._own(flow, index, chapter, title)
            return (_Heard(paragraph, [], own=True) if paragraph else None), changes
        paragraph, changes = paragraph_from(
            flow, self._phrasing, self.document, index=index, chapter=chapter, title=title
        )
        if paragraph is None:
            self._note_unsaid(index, self.document.blocks[index], changes)
            return None, changes
        after = next((at for at, one in enumerate(reversed(flow.items)) if _has_text(one)), 0)
        tail = Flow(flow.holder, flow.items[len(flow.items) - after :])
        return _Heard(paragraph, list(self._asked(tail)), own=False), changes

    def _own(
        self, flow: Flow, index: int, chapter: int, title: str
    ) -> tuple[Paragraph | None, list[Change]]:
        block = self.document.blocks[index]
        segments: list[Segment] = []
        changes: list[Change] = []
        heading = "" if block.kind is Kind.ANNOUNCEMENT else title
        for mark, items in _breaths(flow):
            segment, changed = segment_of(mark, items, kind=block.kind, chapter=heading)
            segments += [segment] if segment else []
            changes += changed
        if not segments:
            return None, changes
        holder = flow.holder
        paragraph = Paragraph(
            id=(holder.get("id", NARRATE) if holder else "") or f"p{index + 1}",
            kind=block.kind,
            chapter=chapter,
            block=index,
            segments=tuple(segments),
            level=block.level,
            number=block.number,
        )
        return paragraph, changes

    def _chapter_of(self, index: int) -> int:
        chapters = self.document.chapters
        return max(0, bisect_right(chapters, index, key=attrgetter("first_block")) - 1)

    def _asked(self, flow: Flow) -> Iterator[tuple[Pause, int]]:
        for item in flow.items:
            if isinstance(item, Border) and item.element:
                asked = break_of(item.element, self._phrasing)
                if asked:
                    yield asked

    def _ended(self, heard: _Heard, following: _Heard | None) -> Paragraph:
        """Return a paragraph with its final pause; of two that meet, the larger wins."""
        if heard.own:
            return heard.paragraph
        pause = (
            pause_between(self.document, self.voice, heard.paragraph, following.paragraph)
            if following
            else Pause.TAIL
        )
        paragraph = ended(heard.paragraph, self.voice, pause)
        last = paragraph.segments[-1]
        longest = max([last.pause_ms, *(ms for _, ms in heard.asked)])
        last = replace(last, pause_ms=longest)
        return replace(paragraph, segments=(*paragraph.segments[:-1], last))

    def _note_passed_over(self, passed_over: Counter[str]) -> None:
        self.findings += [
            Finding(
                id="ssml-element-unknown",
                message=f"The element {name!r} is not known: its text is read, nothing else.",
                suggestion="Use the elements of SSML 1.1.",
                severity=Severity.INFO,
                count=count,
            )
            for name, count in sorted(passed_over.items())
        ]


class _Heard(NamedTuple):
    """A paragraph, and the breaks after its last word."""

    paragraph: Paragraph
    asked: list[tuple[Pause, int]]
    own: bool


def _has_text(item: Stretch | Border) -> bool:
    return isinstance(item, Stretch) and bool(item.text.strip())


def _breaths(flow: Flow) -> Iterator[tuple[Element, list[Stretch | Border]]]:
    """Yield the marks with what follows each; what stands before the first belongs to it."""
    mark: Element | None = None
    items: list[Stretch | Border] = []
    for item in flow.items:
        if isinstance(item, Border) and item.element and is_own(item):
            if mark is not None:
                yield mark, items
                items = []
            mark = item.element
        items.append(item)
    if mark is not None:
        yield mark, items


def from_ssml(data: bytes, name: str) -> Script:
    """Return the script of an SSML document; what it leaves open is as the default voice has it.

    Raises:
        BadMarkup: not well-formed, made to do harm, or no SSML.
    """
    return script(read(data, name))
