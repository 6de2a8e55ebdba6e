"""Renders so many words with the humming engine, keeping what an edition keeps."""

from __future__ import annotations

import argparse
import random
import time
from array import array
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from narrate.audio.codecs import codec
from narrate.engines import engine
from narrate.model.document import Kind
from narrate.model.script import Paragraph, Pause, Segment
from narrate.model.span import Place
from narrate.model.voice import Voice
from narrate.rendering import passage
from narrate.rendering.job import job_of
from narrate.rendering.recipe import recipe
from narrate.rendering.render import render
from narrate.store.store import Store

SYLLABLES = ["ka", "lo", "men", "ti", "sur", "ven", "dra", "po", "lis", "ter", "an", "du"]
WORDS_PER_SEGMENT = 11
SEGMENTS = 8


def paragraphs(words):
    """Yield paragraphs of made-up words, the same every time, none of them alike."""
    chance = random.Random(words)
    for number in range(-(-words // (WORDS_PER_SEGMENT * SEGMENTS))):
        segments = tuple(segment(chance, f"{number}.{part}") for part in range(SEGMENTS))
        yield Paragraph(
            id=str(number), kind=Kind.PARAGRAPH, chapter=0, block=number, segments=segments
        )


def segment(chance, name):
    words = ("".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 3)))) for _ in range(11))
    text = f"{' '.join(words)}."
    return Segment(
        id=name,
        kind=Kind.PARAGRAPH,
        text=text,
        spoken=text,
        span=Place(0, 0, len(text)),
        pause=Pause.SENTENCE,
        pause_ms=400,
        chapter="One",
        lang="en-US",
    )


def recipe_for(name, **voice):
    speaker = Voice(name=name, engine=name, gain_db=2.0, **voice)
    found = engine(name)
    return found, recipe(engine=found, voice=speaker, codecs=[codec("speech")], ceiling_db=-2.0)


STEPS = {
    "cut, resample, level": (passage, "clip"),
    "join": (passage, "join"),
    "measure": (passage, "measure"),
    "encode": (passage, "encode"),
}


@contextmanager
def timed(spent):
    """Count the CPU of each step of a passage into ``spent``."""

    def counting(step, real):
        def call(*args, **kwargs):
            start = time.thread_time()
            result = real(*args, **kwargs)
            spent[step] += time.thread_time() - start
            return result

        return call

    patches = [
        mock.patch.object(module, name, counting(step, getattr(module, name)))
        for step, (module, name) in STEPS.items()
    ]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


def steps(found, how, words):
    """Return seconds of sound, and the CPU seconds of each step."""
    speaker = found.open(how.voice)
    jobs = [job_of(one, how) for one in paragraphs(words)]
    passage.render_passages(jobs[0], how, speaker)
    spent = Counter()
    with timed(spent):
        start = time.process_time()  # an engine may speak on a thread of its own
        made = [passage.render_passages(job, how, speaker)[0][0] for job in jobs]
        total = time.process_time() - start
    speaker.close()
    spent["speak, and the rest"] = total - sum(spent.values())
    return sum(one.samples for one in made) / 24_000, spent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=int)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--memory", action="store_true", help="for the caller only")
    given = parser.parse_args()
    marks, energies = array("q"), array("d")
    for one in render(
        paragraphs(given.words),
        voice=Voice(name="tone", engine="tone", rate=2.0),
        engine=engine("tone"),
        codecs=[codec("speech")],
        store=Store(given.cache),
    ):
        marks.extend(one.passages[0].marks)
        energies.extend(one.passages[0].energies)


if __name__ == "__main__":
    main()
