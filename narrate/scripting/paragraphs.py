"""One block of the page to one paragraph of segments."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from narrate.model.policy import Symbols
from narrate.model.script import Change, Contour, Paragraph, Pause, Segment, Word
from narrate.model.span import Edit, Span
from narrate.scripting.breaths import breaths
from narrate.scripting.edits import clean, resolve, speak
from narrate.scripting.languages import rules_for
from narrate.scripting.pauses import pause_ms
from narrate.scripting.splitting import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model.document import Block, Document
    from narrate.model.policy import ReadingPolicy
    from narrate.model.voice import Voice
    from narrate.scripting.breaths import Breath
    from narrate.scripting.cleaning import CleanText
    from narrate.scripting.speaking import SpokenForm

_SYMBOL = re.compile(r"[^\w\s,.;:!?…'’‘\"“”„‚«»‹›()\[\]{}‐‑–—―/\-]+")
"""What ``speak`` drops without a rule having said so."""
_EMOJI = "emoji"
"""The rule that names pictographs, so that a policy can silence it."""
_CLOSERS = " \"'”’“‘)]}»›"
_QUESTION = ("?", "？", "؟", "?!", "!?")
_ONGOING = (":", ",", ";", "—", "–", "，", "：")
_LOOK_BACK = 12


class Lexicon(Protocol):
    """Words and how they are said; wins over all rules."""

    def edits(self, text: str, lang: str) -> Iterable[Edit]:
        """Propose edits to ``text``, which is in ``lang``."""
        ...


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What decides the spoken form and the pauses, for a whole document."""

    voice: Voice
    policy: ReadingPolicy
    lexicons: tuple[Lexicon, ...]

    def edits(self, text: str, lang: str) -> list[Edit]:
        """Return the edits that hold in ``text``: lexicons first, then the language's rules."""
        layers = [partial(lexicon.edits, lang=lang) for lexicon in self.lexicons]
        held = resolve(text, [*layers, *rules_for(lang)])
        if self.policy.symbols is Symbols.SILENT:
            held = [replace(e, spoken="", ipa="") if e.rule == _EMOJI else e for e in held]
        return held


def paragraph_of(
    phrasing: Phrasing, document: Document, index: int, *, chapter: int, title: str, lang: str
) -> tuple[Paragraph | None, list[Change]]:
    """Return what is said for a block, and every stretch of it that is not said as it stands.

    Args:
        phrasing: Voice, policy and lexicons.
        document: Where the block stands.
        index: Of the block.
        chapter: Index of its chapter.
        title: Of its chapter.
        lang: BCP 47 tag of its text.

    Returns:
        The paragraph, its last segment still without its final pause; ``None`` where nothing is
        said. The changes: the reader's, the rules' and what has no sound.
    """
    block = document.blocks[index]
    cleaned = clean(document.text_of(block), block.edits, block.places)
    edits = phrasing.edits(cleaned.text, lang)
    identity = f"p{index + 1}"
    segments = tuple(
        Segment(id=f"{identity}s{count}", kind=block.kind, chapter=title, lang=lang, **parts)
        for count, parts in enumerate(_segments(cleaned, edits, phrasing.voice, lang), start=1)
    )
    changes = [*_changes(cleaned, edits), *_readers_changes(document, block, cleaned)]
    if not segments:
        return None, changes
    return (
        Paragraph(
            id=identity,
            kind=block.kind,
            chapter=chapter,
            block=index,
            segments=segments,
            level=block.level,
            number=block.number,
        ),
        changes,
    )


def ended(paragraph: Paragraph, voice: Voice, pause: Pause) -> Paragraph:
    """Return ``paragraph`` with ``pause`` after its last segment."""
    *others, last = paragraph.segments
    words = sum(len(segment.words) for segment in paragraph.segments)
    last = replace(last, pause=pause, pause_ms=pause_ms(voice, pause, words=words))
    return replace(paragraph, segments=(*others, last))


def _segments(
    cleaned: CleanText, edits: Sequence[Edit], voice: Voice, lang: str
) -> Iterator[dict[str, Any]]:
    """Yield what each segment of a paragraph has of its own."""
    text = cleaned.text
    inside = _Inside(edits)
    for sentence in sentence_spans(text, lang, edits):
        said = [
            (breath, form)
            for breath in breaths(text, sentence, edits, lang)
            if (form := speak(text, inside.of(breath), Span(breath.start, breath.end))).words
        ]
        words = sum(len(form.words) for _, form in said)
        contours = [Contour.CONTINUING] * (len(said) - 1) + [_contour(text, sentence)]
        pauses = [breath.pause for breath, _ in said[:-1]] + [Pause.SENTENCE]
        for (breath, form), contour, pause in zip(said, contours, pauses, strict=True):
            yield {
                **_placed(cleaned, breath, form),
                "contour": contour,
                "pause": pause,
                "pause_ms": pause_ms(voice, pause, words=words),
            }


class _Inside:
    """Hands out the edits of one breath after the other."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._following = 0

    def of(self, breath: Breath) -> Sequence[Edit]:
        first = self._following
        edits = self._edits
        while self._following < len(edits) and edits[self._following].span.start < breath.end:
            self._following += 1
        return edits[first : self._following]


def _placed(cleaned: CleanText, breath: Breath, form: SpokenForm) -> dict[str, Any]:
    """Return text, spoken form and places of one breath."""
    start, end, _ = breath
    places = cleaned.places_of(start, end)
    return {
        "text": cleaned.text[start:end],
        "spoken": form.text,
        "span": places[0],
        "places": places,
        "pronunciations": form.pronunciations,
        "words": tuple(
            Word(spoken, words, cleaned.place(start + words.start, start + words.end))
            for spoken, words in form.words
        ),
    }


def _contour(text: str, sentence: Span) -> Contour:
    """Return how the voice ends a sentence; one that announces something goes on."""
    ending = text[max(sentence.start, sentence.end - _LOOK_BACK) : sentence.end].rstrip(_CLOSERS)
    if ending.endswith(_QUESTION):
        return Contour.QUESTION
    return Contour.CONTINUING if ending.endswith(_ONGOING) else Contour.FINAL


def _changes(cleaned: CleanText, edits: Sequence[Edit]) -> Iterator[Change]:
    """Yield what the rules say differently, and what has no sound and no rule."""
    text = cleaned.text
    at = 0
    for edit in edits:
        yield from _soundless(cleaned, at, edit.span.start)
        at = edit.span.end
        written = text[edit.span.start : at]
        if written and (edit.ipa or edit.spoken != written):
            place = cleaned.place(edit.span.start, at)
            yield Change(
                place=place, text=written, spoken=edit.spoken, rule=edit.rule, ipa=edit.ipa
            )
    yield from _soundless(cleaned, at, len(text))


def _soundless(cleaned: CleanText, start: int, end: int) -> Iterator[Change]:
    for found in _SYMBOL.finditer(cleaned.text, start, end):
        yield Change(place=cleaned.place(*found.span()), text=found[0], spoken="", rule="symbol")


def _readers_changes(document: Document, block: Block, cleaned: CleanText) -> Iterator[Change]:
    """Yield what the reader replaced or left out; blanks for white space are no change."""
    text = document.text_of(block)
    for edit in block.edits:
        written = text[edit.span.start : edit.span.end]
        if written.strip() or edit.spoken.strip():
            for place in cleaned.stretches(*edit.span):
                yield Change(place=place, text=written, spoken=edit.spoken, rule=edit.rule)
