"""One block of the page to one paragraph of segments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol
from unicodedata import category

from narrate.model.document import Kind
from narrate.model.policy import Symbols
from narrate.model.script import Change, Contour, Paragraph, Pause, Pronunciation, Segment
from narrate.model.span import Edit, Span
from narrate.model.words import Words
from narrate.scripting.breaths import PAUSES, cuts
from narrate.scripting.breaths.marks import mark_after
from narrate.scripting.changes import change_of
from narrate.scripting.edits import clean, resolve, speak
from narrate.scripting.headings import leading_numeral
from narrate.scripting.languages import edits_of, sentences, stretches
from narrate.scripting.pauses import pause_ms
from narrate.scripting.policies.edits import Wording, own_edits, prescribed
from narrate.scripting.policies.texts import layers as policies
from narrate.scripting.rules import rules_for
from narrate.scripting.rules.gates import signs
from narrate.scripting.signers import named
from narrate.scripting.splitting.languages import table_for
from narrate.scripting.tokens import NUMBER_SIGNS, STOPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from narrate.model.document import Document, Term
    from narrate.model.policy import ReadingPolicy
    from narrate.model.voice import Voice
    from narrate.scripting.cleaning import CleanText
    from narrate.scripting.edits import Rule
    from narrate.scripting.languages import Sentence
    from narrate.scripting.speaking import SpokenForm
    from narrate.scripting.splitting.table import SentenceTable

_SYMBOL = re.compile("[^" + STOPS + r"\w\s,.;:!?¿¡…'’‘\"“”„‚«»‹›()\[\]{}‐‑–—―/\-]+")
"""What ``speak`` drops without a rule having said so."""
_EMOJI = "emoji"
"""The rule that names pictographs, so that a policy can silence it."""
_CLOSERS = " \"'”’“‘)]}»›"
_QUESTION = ("?", "？", "؟", "፧", "?!", "!?")
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
    terms: tuple[Term, ...] = ()
    """The document's own list of abbreviations."""
    language: str = ""
    """BCP 47 tag of the document: its phrases are in it."""
    tables: dict[str, tuple[Rule, ...]] = field(default_factory=dict)
    """The rules of each language met so far; made once, since they may hold the terms."""
    silences: dict[tuple[Pause, int, bool], int] = field(default_factory=dict)
    """The pauses met so far, in milliseconds: there are few of them, and many breaths."""

    def rules(self, lang: str) -> tuple[Rule, ...]:
        """Return the rules of a language, those of policies and the document's terms among them."""
        if lang not in self.tables:
            self.tables[lang] = (*policies(self.policy, lang), *rules_for(lang, self.terms))
        return self.tables[lang]

    def silence(self, pause: Pause, words: int, *, strong: bool) -> int:
        """Return how long a pause is heard inside of a paragraph; see ``pause_ms``."""
        key = pause, words, strong
        known = self.silences.get(key)
        if known is None:
            known = self.silences[key] = pause_ms(self.voice, pause, words=words, strong=strong)
        return known

    def edits(self, text: str, lang: str) -> list[Edit]:
        """Return the edits that hold in ``text``: lexicons first, then policies and rules."""
        layers = [partial(lexicon.edits, lang=lang) for lexicon in self.lexicons]
        held = resolve(text, [*layers, *self.rules(lang)])
        if self.policy.symbols is Symbols.SILENT:
            held = [replace(e, spoken="", ipa="") if e.rule == _EMOJI else e for e in held]
        return held


def _nothing(_text: str) -> str:
    return ""


def paragraph_of(
    phrasing: Phrasing,
    document: Document,
    index: int,
    *,
    chapter: int,
    title: str,
    lang: str,
    prefix: Callable[[str], str] = _nothing,
) -> tuple[Paragraph | None, list[Change]]:
    """Return what is said for a block, and every stretch of it that is not said as it stands.

    Args:
        phrasing: Voice, policy and lexicons.
        document: Where the block stands.
        index: Of the block.
        chapter: Index of its chapter.
        title: Of its chapter.
        lang: BCP 47 tag of its text.
        prefix: Given its clean text, returns what is said before it and stands on no page.

    Returns:
        The paragraph, its last segment still without its final pause; ``None`` where nothing is
        said. The changes: the reader's, the rules' and what has no sound.
    """
    block = document.blocks[index]
    text = document.text_of(block)
    wording = Wording(lang, phrasing.language or lang, phrasing.policy)
    own = own_edits(block, text, wording)
    cleaned = clean(text, own, block.places)
    first = prescribed(block, own, cleaned, prefix(cleaned.text), wording)
    parts = stretches(cleaned, lang, block.langs)
    edits = edits_of(cleaned.text, parts, phrasing.edits)
    if block.kind is Kind.HEADING:
        first += leading_numeral(cleaned.text, lang)
    if block.kind in (Kind.SPEAKER, Kind.SIGNATURE, Kind.CLOSING):
        first += named(cleaned.text)
    if first:
        edits = resolve(cleaned.text, [lambda _: first, lambda _: edits])
    identity = f"p{index + 1}"
    how = _Manner(identity, block.kind, title, phrasing)
    spoken = sentences(cleaned.text, parts, lang, edits)
    segments = tuple(_segments(cleaned, edits, spoken, how))
    changes = [*_changes(cleaned, edits), *_readers_changes(text, own, cleaned)]
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
    cleaned: CleanText, edits: Sequence[Edit], spoken: Iterable[Sentence], how: _Manner
) -> Iterator[Segment]:
    """Yield the segments of a paragraph."""
    text, place = cleaned.text, cleaned.place
    paragraph, kind, chapter, phrasing = how
    following = count = 0
    for sentence in spoken:
        begin = following
        while following < len(edits) and edits[following].span.start < sentence.span.end:
            following += 1
        form = speak(text, edits[begin:following], sentence.span)
        words = form.words
        starts, _, tokens, borders = words
        for first, last, start, end, pause, strong in _breaths(text, form, sentence):
            count += 1
            base = borders[tokens[first]]
            stop = borders[tokens[last + 1]] - 1
            places = cleaned.places_of(start, end)
            yield Segment(
                id=f"{paragraph}s{count}",
                kind=kind,
                text=text[start:end],
                spoken=form.text[base:stop],
                span=places[0],
                pause=pause,
                pause_ms=phrasing.silence(pause, len(starts), strong=strong),
                chapter=chapter,
                lang=sentence.lang,
                contour=_contour(text, sentence) if pause is Pause.SENTENCE else Contour.CONTINUING,
                pronunciations=_pronunciations(form, base, stop) if form.pronunciations else (),
                words=Words(words, range(first, last + 1), text=start, place=place),
                places=places,
            )


class _Manner(NamedTuple):
    """What the segments of a paragraph have in common."""

    paragraph: str
    """Its id."""
    kind: Kind
    chapter: str
    phrasing: Phrasing


_Breath = tuple[int, int, int, int, Pause, bool]
"""One breath of a sentence: indices of its first and last word in the spoken form, where it starts
and ends in the clean text, why silence follows, and whether for long."""


def _breaths(text: str, form: SpokenForm, sentence: Sentence) -> Iterator[_Breath]:
    """Yield the breaths of a sentence, which leave out nothing but white space."""
    words = form.words
    starts = words.starts
    if not starts:
        return
    (start, close), first = sentence.span, 0
    for last, pause, strong in cuts(text, words, form.written, sentence.lang):
        border = starts[last + 1]
        yield first, last, start, start + len(text[start:border].rstrip()), pause, strong
        start, first = border, last + 1
    # a sentence that does not end goes on in another language
    pause = Pause.SENTENCE if sentence.ends else PAUSES[mark_after(text[start:close])]
    yield first, len(starts) - 1, start, close, pause, False


def _pronunciations(form: SpokenForm, base: int, stop: int) -> tuple[Pronunciation, ...]:
    """Return those of a breath, counted from where it begins in the spoken form."""
    return tuple(
        replace(said, span=Span(said.span.start - base, said.span.end - base))
        for said in form.pronunciations
        if base <= said.span.start < stop
    )


def _contour(text: str, sentence: Sentence) -> Contour:
    """Return how the voice ends a sentence; one that announces something goes on."""
    start, end = sentence.span
    table = table_for(sentence.lang)
    if table.questions and _asks(text[start:end], table):
        return Contour.QUESTION
    ending = text[max(start, end - _LOOK_BACK) : end].rstrip(_CLOSERS)
    if ending.endswith(_QUESTION):
        return Contour.QUESTION
    goes_on = ending.endswith(_ONGOING) and ending[-1] not in table.extra_stops
    return Contour.CONTINUING if goes_on else Contour.FINAL


def _asks(sentence: str, table: SentenceTable) -> bool:
    """Say whether a sentence ends in a question mark of its language, or has one on a word."""
    marks = set(table.questions)
    on_words = marks - set(table.extra_stops)
    return sentence.rstrip(_CLOSERS)[-1:] in marks or not on_words.isdisjoint(sentence)


def _changes(cleaned: CleanText, edits: Sequence[Edit]) -> Iterator[Change]:
    """Yield what the rules say differently, and what has no sound and no rule."""
    text = cleaned.text
    at, has_signs = 0, bool(signs(text))
    for edit in edits:
        start, end = edit.span
        if has_signs and at < start:
            yield from _soundless(cleaned, at, start)
        at, written = end, text[start:end]
        if written and (edit.ipa or edit.spoken != written):
            yield change_of(cleaned, start, end, spoken=edit.spoken, rule=edit.rule, ipa=edit.ipa)
    if has_signs:
        yield from _soundless(cleaned, at, len(text))


def _soundless(cleaned: CleanText, start: int, end: int) -> Iterator[Change]:
    text = cleaned.text
    for found in _SYMBOL.finditer(text, start, end):
        begin, close = found.span()
        while begin < close and category(text[begin])[0] == "M":
            begin += 1  # a vowel sign or other mark on the letter before it
        if begin < close and not _is_on_number(text, begin, close):
            yield change_of(cleaned, begin, close, spoken="", rule="symbol")


def _is_on_number(text: str, start: int, end: int) -> bool:
    """Say whether signs stand on a number, with which they go to the engine."""
    beside = text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()
    return beside and not text[start:end].strip(NUMBER_SIGNS)


def _readers_changes(text: str, edits: Sequence[Edit], cleaned: CleanText) -> Iterator[Change]:
    """Yield what the reader replaced or left out; blanks for white space are no change."""
    for edit in edits:
        written = text[edit.span.start : edit.span.end]
        if written.strip() or edit.spoken.strip():
            for place in cleaned.stretches(*edit.span):
                yield Change(place=place, text=written, spoken=edit.spoken, rule=edit.rule)
