"""Paragraphs made of plain words, for the humming engine."""

from __future__ import annotations

import pytest

from narrate.engines.tone import Tone
from narrate.model.document import Kind
from narrate.model.script import Contour, Paragraph, Pause, Segment
from narrate.model.sound import Codec
from narrate.model.span import Place, Span
from narrate.model.voice import Voice
from narrate.model.words import Word
from narrate.rendering.recipe import recipe
from narrate.store.store import Store


def _words(text):
    at = 0
    for token in text.split(" "):
        span = Span(at, at + len(token))
        yield Word(span, span, Place(0, *span))
        at = span.end + 1


@pytest.fixture(scope="session")
def segment():
    def make(text, pause_ms=200, name="s", **more):
        return Segment(
            **{
                "id": name,
                "kind": Kind.PARAGRAPH,
                "text": text,
                "spoken": text,
                "span": Place(0, 0, len(text)),
                "pause": Pause.SENTENCE,
                "pause_ms": pause_ms,
                "chapter": "One",
                "lang": "en-US",
                "contour": Contour.FINAL,
                "words": tuple(_words(text)),
            }
            | more
        )

    return make


@pytest.fixture(scope="session")
def paragraph(segment):
    """``paragraph("ab", 40, "cd")`` says "ab", is silent for 40 ms, and says "cd"."""

    def make(*parts, name="p", block=0):
        texts, pauses = parts[::2], [*parts[1::2], 1000]
        segments = tuple(
            segment(text, pause, f"{name}.{number}")
            for number, (text, pause) in enumerate(zip(texts, pauses, strict=True))
        )
        return Paragraph(id=name, kind=Kind.PARAGRAPH, chapter=0, block=block, segments=segments)

    return make


@pytest.fixture
def how():
    """A recipe for the humming engine, changed as wished."""

    def make(codec=None, ceiling_db=-2.0, **voice):
        return recipe(
            engine=Tone(),
            voice=Voice(**{"name": "tone", "engine": "tone"} | voice),
            codecs=[codec or Codec(name="mp3")],
            ceiling_db=ceiling_db,
        )

    return make


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")
