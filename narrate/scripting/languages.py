"""Which stretch of a paragraph is in which language, and where its sentences end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.language import primary
from narrate.model.span import Span
from narrate.scripting.splitting import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.model.document import LanguageRun
    from narrate.model.span import Edit
    from narrate.scripting.cleaning import CleanText

_OPENERS = "\"'“„‘‚«‹([{¿¡「『《（"
_AFTER = re.compile(r"[^\w\s]*")
_LETTER = re.compile(r"[^\W_]")
_NO_LANGUAGE = frozenset({"und", "zxx", "mis", "mul"})
"""Tags that name none."""


class Stretch(NamedTuple):
    """A part of a clean text in one language."""

    start: int
    end: int
    lang: str


class Sentence(NamedTuple):
    """A sentence, or the part of one that is in one language."""

    span: Span
    lang: str
    ends: bool
    """Whether a sentence ends with it; otherwise it goes on in another language."""


def stretches(cleaned: CleanText, lang: str, runs: Sequence[LanguageRun]) -> tuple[Stretch, ...]:
    """Return the stretches that a clean text is made of, end to end.

    A run takes the quotes and marks along that stand around its words; one that differs from
    ``lang`` in its region or script alone, or has no word in it, is no stretch of its own.
    """
    text = cleaned.text
    found: list[Stretch] = []
    at = 0
    for run in runs:
        start, end = max(at, cleaned.at(run.span.start)), cleaned.at(run.span.end)
        if primary(run.lang) in {primary(lang), *_NO_LANGUAGE} or not _LETTER.search(
            text, start, end
        ):
            continue
        start, end = _with_marks(text, at, start, end)
        if _LETTER.search(text, at, start):
            found.append(Stretch(at, start, lang))
            at = start
        found.append(Stretch(at, end, run.lang))
        at = end
    if not found or _LETTER.search(text, at):
        found.append(Stretch(at, len(text), lang))
    elif at < len(text):
        found[-1] = found[-1]._replace(end=len(text))
    return tuple(found)


def _with_marks(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    while start > at and text[start - 1] in _OPENERS:
        start -= 1
    return start, _AFTER.match(text, end).end()  # type: ignore[union-attr] # it matches anywhere


def edits_of(
    text: str, parts: Sequence[Stretch], edits: Callable[[str, str], list[Edit]]
) -> list[Edit]:
    """Return the edits that hold in ``text``, each part by the rules of its language."""
    if len(parts) == 1:
        return edits(text, parts[0].lang)
    return [
        replace(one, span=Span(one.span.start + part.start, one.span.end + part.start))
        for part in parts
        for one in edits(text[part.start : part.end], part.lang)
    ]


def sentences(
    text: str, parts: Sequence[Stretch], lang: str, edits: Sequence[Edit]
) -> Iterator[Sentence]:
    """Yield the sentences of ``text``, and of those in several languages the parts.

    Inside a part its own language decides; where two meet, the language of the paragraph.
    """
    if len(parts) == 1:
        for span in sentence_spans(text, parts[0].lang, edits):
            yield Sentence(span, parts[0].lang, ends=True)
        return
    ends = {span.end for span in sentence_spans(text, lang, edits)}
    for part in parts:
        within = [
            replace(one, span=Span(one.span.start - part.start, one.span.end - part.start))
            for one in edits
            if part.start <= one.span.start and one.span.end <= part.end
        ]
        spans = list(sentence_spans(text[part.start : part.end], part.lang, within))
        for count, (start, end) in enumerate(spans, start=1):
            span = Span(start + part.start, end + part.start)
            yield Sentence(span, part.lang, ends=count < len(spans) or span.end in ends)
