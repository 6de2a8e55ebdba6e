"""The lines of an edition: opening, the document's own script, closing, who speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.binding.timed import DISCLOSURE_ID
from narrate.edition.announcements import disclosure
from narrate.edition.sounds import is_sound, speaker_of
from narrate.errors import UsageError
from narrate.model.document import Kind
from narrate.model.script import WITHIN_SENTENCE, Pause
from narrate.scripting import announce, sounded
from narrate.scripting.paragraphs import ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model.document import Document
    from narrate.model.script import Change, Paragraph, ScriptChapter
    from narrate.model.voice import Voice
    from narrate.scripting import Scripter

WORDS_PER_SECOND = 2.4
"""What a sample counts with: 20,136 words took 7,429 s with eSpeak at rate 1.0, pauses aside."""


_OPENING, _CLOSING = "opening", "closing"


class NoSuchChapter(UsageError):
    """A chapter that the document does not have."""


class Lines:
    """Yields the paragraphs of an edition in order, and keeps what the script tells on the way."""

    def __init__(
        self,
        scripter: Scripter,
        *,
        opening: str = "",
        closing: str = "",
        name_the_voice: bool = True,
        credit_titles: tuple[str, str] | None = None,
        chapter: str = "",
        sample: float | None = None,
    ) -> None:
        """Take the document's script and what stands around it.

        Args:
            scripter: the document's own lines.
            opening: a line before them, or a sound file of the cast; may be blank.
            closing: the same after them.
            name_the_voice: whether a last line says that the voice is synthetic.
            credit_titles: what the chapters are called that opening and closing are; ``None``
                where they belong to the first and the last chapter.
            chapter: number from 1 or id of the only chapter wanted; blank for all.
            sample: about how many seconds from the start; ``None`` for all.

        Raises:
            NoSuchChapter: there is no such chapter.
        """
        self._scripter = scripter
        self._opening = opening
        self._closings = [(_CLOSING, closing, scripter.language)] if closing else []
        if name_the_voice:
            self._closings.append((DISCLOSURE_ID, *disclosure(scripter.language)))
        self._credits = credit_titles
        self._chapter = chapter_index(scripter.chapters, chapter)
        self._words = None if sample is None else sample * WORDS_PER_SECOND * scripter.voice.rate
        self.whole = self._chapter is None and sample is None
        """Whether all of the document is wanted."""
        self.changes: list[Change] = []
        self.words = 0
        self.is_mute = True
        """Whether nothing of the document has been said yet."""

    def words_ahead(self, document: Document) -> int:
        """Return about how many words of ``document`` are going to be said."""
        blocks = document.blocks
        if self._chapter is not None:
            edges = [one.first_block for one in document.chapters]
            blocks = blocks[slice(*[*edges, len(blocks)][self._chapter : self._chapter + 2])]
        texts = (document.text_of(one) for one in blocks if one.kind is not Kind.NOTE)
        words = sum(len(text.split()) for text in texts)
        return words if self._words is None else min(words, round(self._words))

    def __iter__(self) -> Iterator[Paragraph]:
        """Yield every paragraph, the last one with the tail's pause."""
        voice, language = self._scripter.voice, self._scripter.language
        self.words = 0
        last: Paragraph | None = None
        for paragraph in self._announced(self._body(), voice, language):
            if last is not None:
                yield last
            last = paragraph
        if last is not None:
            yield ended(last, voice, Pause.TAIL)

    def chapter_of(self, paragraph: Paragraph) -> tuple[str, str]:
        """Return the id and the title of the chapter that a paragraph is heard in."""
        if self._credits and paragraph.block < 0:
            opening = paragraph.id == _OPENING
            return (_OPENING, self._credits[0]) if opening else (_CLOSING, self._credits[1])
        chapter = self._scripter.chapters[paragraph.chapter]
        return chapter.id, chapter.title

    def _announced(
        self, body: Iterable[Paragraph], voice: Voice, language: str
    ) -> Iterator[Paragraph]:
        if self._opening:
            yield _line(_OPENING, self._opening, language, voice, Pause.SECTION)
        chapter = 0
        held: Paragraph | None = None
        for paragraph in body:
            if held is not None:
                yield held
            held, chapter = paragraph, paragraph.chapter
        if held is None:
            return
        yield ended(held, voice, Pause.SECTION)
        for identity, text, lang in self._closings:
            yield _line(identity, text, lang, voice, Pause.PARAGRAPH, chapter)

    def _body(self) -> Iterator[Paragraph]:
        for paragraph, changes in self._scripter.walk():
            self.changes.extend(changes)
            if paragraph is None or (self._chapter not in (None, paragraph.chapter)):
                continue
            if self._words is not None and self.words >= self._words:
                continue
            if self._words is not None:
                paragraph = _begun(paragraph, self._words - self.words)  # noqa: PLW2901 - its beginning
            self.words += sum(len(segment.words) for segment in paragraph.segments)
            self.is_mute = False
            yield paragraph


def _begun(paragraph: Paragraph, words: float) -> Paragraph:
    """Return the beginning of a paragraph, to the end of the sentence that has so many words."""
    said = 0
    for index, segment in enumerate(paragraph.segments):
        said += len(segment.words)
        if said >= words and segment.pause not in WITHIN_SENTENCE:
            return replace(paragraph, segments=paragraph.segments[: index + 1])
    return paragraph


def _line(
    identity: str, text: str, lang: str, voice: Voice, pause: Pause, chapter: int = 0
) -> Paragraph:
    """Return a line that stands on no page, spoken or a sound file."""
    if is_sound(text):
        speaker = speaker_of(identity)
        return sounded(
            lang=lang, voice=voice, id=identity, speaker=speaker, pause=pause, chapter=chapter
        )
    return announce(text, lang=lang, voice=voice, id=identity, pause=pause, chapter=chapter)


def chapter_index(chapters: Sequence[ScriptChapter], wanted: str) -> int | None:
    """Return the index of the chapter with a number from 1 or an id; ``None`` for a blank one.

    Raises:
        NoSuchChapter: there is no such chapter.
    """
    if not wanted:
        return None
    for index, chapter in enumerate(chapters):
        if wanted in (chapter.id, str(index + 1)):
            return index
    raise NoSuchChapter(
        f"there is no chapter '{wanted}'; the document has {len(chapters)}",
        f"--chapter 1 to --chapter {len(chapters)}" if chapters else "",
    )
