"""The stage as one pass: blocks of a document to paragraphs of segments, with what was changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from narrate.collecting import collector_held
from narrate.model.document import Kind
from narrate.model.finding import Finding, Severity
from narrate.model.policy import Languages, Notes, ReadingPolicy
from narrate.model.script import Change, Paragraph, Pause, Script, ScriptChapter
from narrate.model.span import Place
from narrate.model.voice import Voice
from narrate.scripting.accounting import Ledger
from narrate.scripting.announcing import announce
from narrate.scripting.between import going_on, pause_between
from narrate.scripting.capitals import KnownWords
from narrate.scripting.doubts import Doubts
from narrate.scripting.notes import NotePlaces, announcement_of, split_at_notes
from narrate.scripting.paragraphs import Phrasing, ended, paragraph_of
from narrate.scripting.policies.blocks import BlockPolicies
from narrate.scripting.policies.brought import lexicons_of
from narrate.scripting.policies.pages import PageMarks
from narrate.scripting.policies.phrases import phrase
from narrate.scripting.rules import has_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model.document import Block, Document, Note
    from narrate.scripting.accounting import Account
    from narrate.scripting.paragraphs import Lexicon

DEFAULT_VOICE = Voice(name="espeak", engine="espeak")
"""Whose pauses count when no voice is given."""

_LINES = frozenset({Kind.PARAGRAPH, Kind.VERSE, Kind.QUOTE, Kind.LIST_ITEM})
"""What belongs to the speaker who was named last."""


class Scripter:
    """What is said for one document, paragraph by paragraph, in flat memory.

    ``paragraphs`` is the pass; when it is exhausted, ``findings`` and ``account`` hold what was
    seen on the way.
    """

    def __init__(
        self,
        document: Document,
        *,
        voice: Voice = DEFAULT_VOICE,
        policy: ReadingPolicy | None = None,
        lexicons: Sequence[Lexicon] = (),
        language: str = "",
    ) -> None:
        """Prepare the pass over ``document``.

        Args:
            document: What is to be said.
            voice: Whose language, rate and pauses count.
            policy: What is read aloud where an edition may choose.
            lexicons: Win over all rules, the first over the second.
            language: BCP 47 tag; empty takes the document's own, or else the voice's.
        """
        self.voice = voice
        self.policy = policy or ReadingPolicy()
        declared = self.policy.languages is Languages.DECLARED
        self.document = document.as_declared() if declared else document
        self.language = language or document.metadata.language or voice.language
        self.chapters = tuple(
            ScriptChapter(id=chapter.id, title=chapter.title) for chapter in document.chapters
        )
        self._doubts = Doubts()
        self.findings: list[Finding] = []
        """What was seen on the way; complete after a pass."""
        self.account: Account | None = None
        """What became of every character; there after a pass."""
        self._speaker = ""
        brought, self._brought = lexicons_of(document)
        self._phrasing = Phrasing(
            voice,
            self.policy,
            (*lexicons, *brought, KnownWords(document)),
            document.terms,
            self.language,
        )
        self._policies = BlockPolicies(document, self.policy, self.language)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield what is said, in order; afterwards ``findings`` and ``account`` are complete."""
        for paragraph, _ in self.walk():
            if paragraph is not None:
                yield paragraph

    def changes(self) -> Iterator[Change]:
        """Yield every changed or omitted stretch, in a pass of its own."""
        for _, changes in self.walk():
            yield from changes

    def walk(self) -> Iterator[tuple[Paragraph | None, list[Change]]]:
        """Yield paragraphs and changes as they come; either may be missing from a pair."""
        ledger = Ledger(self.document)
        self.findings = list(self._brought)
        self._doubts = Doubts()
        self._policies = BlockPolicies(self.document, self.policy, self.language)
        self._speaker = ""
        held: Paragraph | None = None
        for paragraph, changes in self._heard(ledger):
            if paragraph is not None:
                ledger.paragraph(paragraph)
                if held is not None:
                    pause = pause_between(self.document, self.voice, held, paragraph)
                    yield going_on(ended(held, self.voice, pause), pause), []
                held = paragraph
            for change in changes:
                ledger.change(change)
            yield None, changes
        if held is not None:
            yield ended(held, self.voice, Pause.TAIL), []
        self._settle(ledger)

    def _heard(self, ledger: Ledger) -> Iterator[tuple[Paragraph | None, list[Change]]]:
        """Yield everything that is heard, with the notes where the policy wants them."""
        notes = NotePlaces(self.document, self.policy.notes)
        pages = PageMarks(self.document, self.policy.page_marks)
        heard: set[int] = set(notes.at_end)
        chapter = 0
        yield from self._pages(pages, -1, 0)
        for index, block, chapter in self._blocks():
            if block.kind is Kind.NOTE:
                continue
            paragraph, changes = self._decided(index, block, chapter)
            beside = notes.beside(index)
            if paragraph is None or not beside:
                yield paragraph, changes
                yield from self._pages(pages, index, chapter)
                continue
            yield None, changes
            late = notes.policy is Notes.PARAGRAPH
            pieces: Iterable[Paragraph | Note] = (
                (paragraph, *beside) if late else split_at_notes(paragraph, beside)
            )
            for piece in pieces:
                if isinstance(piece, Paragraph):
                    yield piece, []
                else:
                    heard.update(piece.blocks if notes.policy is not Notes.ANNOUNCED else ())
                    yield from self._note(piece, notes.policy, chapter, paragraph.id)
            yield from self._pages(pages, index, chapter)
        for index in notes.at_end:
            yield self._made(index, chapter)
        for index, block in enumerate(self.document.blocks):
            if block.kind is Kind.NOTE and index not in heard:
                ledger.silent(block)

    def _blocks(self) -> Iterator[tuple[int, Block, int]]:
        """Yield index, block and index of its chapter."""
        firsts = [chapter.first_block for chapter in self.document.chapters]
        chapter = 0
        for index, block in enumerate(self.document.blocks):
            while chapter + 1 < len(firsts) and firsts[chapter + 1] <= index:
                chapter += 1
            yield index, block, chapter

    def _decided(
        self, index: int, block: Block, chapter: int
    ) -> tuple[Paragraph | None, list[Change]]:
        """Return a block as the policy wants it: heard, silent, or announced."""
        verdict = self._policies.of(index)
        if not verdict.rule:
            return self._made(index, chapter)
        nodes = self.document.nodes
        silent = [
            Change(
                place=place,
                text=nodes[place.node][place.start : place.end],
                spoken="",
                rule=verdict.rule,
            )
            for place in block.places
        ]
        if not verdict.announcement:
            return None, silent
        return self._announced(
            verdict.announcement, f"p{index + 1}a", chapter, block.places[0]
        ), silent

    def _pages(
        self, pages: PageMarks, index: int, chapter: int
    ) -> Iterator[tuple[Paragraph | None, list[Change]]]:
        """Yield the announcements of the pages that begin in or after a block."""
        for count, number in enumerate(pages.after(index), start=1):
            line = phrase("page", self.language, number=number)
            place = self.document.blocks[index].places[0]
            yield self._announced(line, f"p{index + 1}g{count}", chapter, place), []

    def _announced(self, line: str, identity: str, chapter: int, at: Place) -> Paragraph:
        """Return a line that stands on no page and is heard where ``at`` begins."""
        return announce(
            line,
            lang=self.language,
            voice=self.voice,
            id=identity,
            chapter=chapter,
            title=self._title(chapter),
            place=Place(at.node, at.start, at.start),
        )

    def _title(self, chapter: int) -> str:
        return self.chapters[chapter].title if self.chapters else ""

    def _made(self, index: int, chapter: int) -> tuple[Paragraph | None, list[Change]]:
        block = self.document.blocks[index]
        paragraph, changes = paragraph_of(
            self._phrasing,
            self.document,
            index,
            chapter=chapter,
            title=self._title(chapter),
            lang=block.lang or self.language,
            prefix=partial(self._policies.prefix, index),
        )
        self._doubts.add(changes)
        if paragraph is None:
            self._note_unsaid(index, block, changes)
            return None, changes
        return self._attributed(paragraph), changes

    def _attributed(self, paragraph: Paragraph) -> Paragraph:
        """Return ``paragraph`` with the speaker named before it, if it is a line of theirs."""
        if paragraph.kind is Kind.SPEAKER:
            self._speaker = " ".join(segment.text for segment in paragraph.segments)
        elif paragraph.kind is Kind.HEADING:
            self._speaker = ""
        elif paragraph.kind in _LINES and self._speaker:
            return replace(paragraph, speaker=self._speaker)
        return paragraph

    def _note(
        self, note: Note, policy: Notes, chapter: int, host: str
    ) -> Iterator[tuple[Paragraph | None, list[Change]]]:
        """Yield the text of a note, or the line that only announces it."""
        if policy is not Notes.ANNOUNCED:
            for index in note.blocks:
                yield self._made(index, chapter)
            return
        line = announcement_of(note, self.language)
        at = note.mark or self.document.blocks[note.blocks[0]].places[0]
        yield self._announced(line, f"{host}n{note.number}", chapter, at), []

    def _note_unsaid(self, index: int, block: Block, changes: Sequence[Change]) -> None:
        text = self.document.text_of(block)
        if not changes and any(character.isalnum() for character in text):
            self.findings.append(
                Finding(
                    id="nothing-to-say",
                    message=f"Block {index + 1} has letters but no spoken form.",
                    suggestion="Give its words a spoken form in the [say] table.",
                    place=block.places[0],
                )
            )

    def _settle(self, ledger: Ledger) -> None:
        self.findings += [
            Finding(
                id="spoken-forms-of-engine",
                message=f"There are no spoken-form rules for {lang!r}: numbers and abbreviations "
                "are read as the engine reads them.",
                suggestion="Give doubtful words a spoken form in the [say] table.",
                severity=Severity.INFO,
            )
            for lang in self.document.languages(self.language)
            if not has_rules(lang)
        ]
        self.findings += self._doubts.findings()
        self.account = ledger.close()
        if lost := self.account.unaccounted:
            self.findings.append(
                Finding(
                    id="characters-unaccounted",
                    message=f"{lost} letters or digits are neither said nor left out by a rule.",
                    suggestion="This is a defect of narrate: please report it with the text.",
                    severity=Severity.ERROR,
                    count=lost,
                )
            )


def scripter_of(
    document: Document,
    *,
    voice: Voice = DEFAULT_VOICE,
    policy: ReadingPolicy | None = None,
    lexicons: Sequence[Lexicon] = (),
    language: str = "",
) -> Scripter:
    """Return the pass that fits ``document``: one that says itself how it is said is recited."""
    kind = Scripter
    if document.markup:
        from narrate.scripting.ssml.recital import Recital  # noqa: PLC0415 - it is a Scripter

        kind = Recital
    return kind(document, voice=voice, policy=policy, lexicons=lexicons, language=language)


def script(
    document: Document,
    *,
    voice: Voice = DEFAULT_VOICE,
    policy: ReadingPolicy | None = None,
    lexicons: Sequence[Lexicon] = (),
    language: str = "",
) -> Script:
    """Return all that is said for ``document``; see ``Scripter`` for the arguments."""
    scripter = scripter_of(
        document, voice=voice, policy=policy, lexicons=lexicons, language=language
    )
    paragraphs: list[Paragraph] = []
    changes: list[Change] = []
    with collector_held():
        for paragraph, changed in scripter.walk():
            if paragraph is not None:
                paragraphs.append(paragraph)
            changes.extend(changed)
    return Script(
        name=document.name,
        language=scripter.language,
        metadata=document.metadata,
        chapters=scripter.chapters,
        paragraphs=tuple(paragraphs),
        changes=tuple(sorted(changes, key=lambda change: change.place)),
        findings=(*document.findings, *scripter.findings),
    )
