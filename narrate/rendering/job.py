"""The work of rendering, cut into pieces that can travel to any worker."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.sound import Utterance
from narrate.model.span import Span
from narrate.rendering.keys import passage_key

if TYPE_CHECKING:
    from narrate.engines.protocol import Engine
    from narrate.model.script import Paragraph, Pronunciation, Segment
    from narrate.rendering.recipe import Recipe

_LETTERS_PER_SECOND = 17.0
"""At rate 1.0: a 20,000-word text read by eSpeak at its ordinary speed, pauses left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One passage to be rendered."""

    keys: tuple[str, ...]
    """Of its passages, one for each codec of the recipe, in that order."""
    utterances: tuple[Utterance, ...]
    pauses_ms: tuple[int, ...]
    """The silences between the utterances, one fewer."""
    missing: tuple[int, ...] = ()
    """Which codecs, by index, have no passage yet."""
    parts: tuple[int, ...] = ()
    """Which part of the recipe speaks each utterance; empty where the narrator speaks them all."""
    takes: tuple[bytes | None, ...] = ()
    """For an engine that never speaks twice alike: the takes that are kept (``pack_take``)."""

    def part(self, utterance: int) -> int:
        """Return which part of the recipe speaks an utterance, given by its index."""
        return self.parts[utterance] if self.parts else 0

    def seconds(self, rate: float) -> float:
        """Guess the length of the sound at speaking rate ``rate``."""
        letters = sum(len(one.text) for one in self.utterances)
        return letters / _LETTERS_PER_SECOND / rate + sum(self.pauses_ms) / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one worker does at a time; carries all it needs to know."""

    engine: Engine
    recipe: Recipe
    jobs: tuple[Job, ...]


class Made(NamedTuple):
    """What a worker gives back for one job."""

    passages: tuple[bytes, ...]
    """See ``pack``; one for each codec that was missing."""
    takes: tuple[tuple[int, bytes], ...] = ()
    """Takes to be kept, with the index of their utterance."""


def job_of(paragraph: Paragraph, recipe: Recipe) -> Job:
    """Return the job that renders ``paragraph``."""
    utterances = tuple(utterance_of(segment) for segment in paragraph.segments)
    pauses_ms = tuple(segment.pause_ms for segment in paragraph.segments[:-1])
    parts = tuple(recipe.part_of(one, paragraph.speaker) for one in paragraph.segments)
    keys = tuple(
        passage_key(utterances, pauses_ms, recipe, codec, parts) for codec in recipe.codecs
    )
    return Job(
        keys=keys,
        utterances=utterances,
        pauses_ms=pauses_ms,
        missing=tuple(range(len(keys))),
        parts=parts if any(parts) else (),
    )


def utterance_of(segment: Segment) -> Utterance:
    """Return the part of ``segment`` that decides its sound, in Unicode normal form C."""
    text = unicodedata.normalize("NFC", segment.spoken)
    said = segment.pronunciations
    if text != segment.spoken:
        said = tuple(_moved(one, segment.spoken) for one in said)
    return Utterance(text=text, contour=segment.contour, pronunciations=said, lang=segment.lang)


def _moved(said: Pronunciation, spoken: str) -> Pronunciation:
    # Spans begin and end at blanks, so the text before one is normalised by itself.
    start, end = (len(unicodedata.normalize("NFC", spoken[:at])) for at in said.span)
    return replace(said, span=Span(start, end))
