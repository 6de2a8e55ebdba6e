"""The humming engine with words that kill: imported by spawned workers from this folder.

"poison" kills its worker whenever it is said, "stumble" only the first time (a file remembers),
"doze" takes a while.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from narrate.engines.protocol import EngineTraits
from narrate.engines.tone import Tone
from narrate.model.document import Kind
from narrate.model.script import Paragraph, Pause, Segment
from narrate.model.sound import Codec
from narrate.model.span import Place
from narrate.model.voice import Voice
from narrate.rendering.render import render
from narrate.store.store import Store


class Deadly:
    traits = EngineTraits(
        name="deadly", deterministic=True, threads=False, exact_marks=True, takes_ipa=True
    )

    def fingerprint(self, voice):
        return f"deadly {voice.name}"

    def voices(self):
        return ()

    def open(self, voice):
        return Speaker(Path(str(voice.options["marks"])), Tone().open(replace(voice, options={})))


class Speaker:
    def __init__(self, marks, tone):
        self.marks, self.tone = marks, tone

    def speak(self, utterance):
        with (self.marks / "spoken").open("a") as log:
            log.write(f"{utterance.text}\n")
        if "poison" in utterance.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "stumble" in utterance.text and not (self.marks / "stumbled").exists():
            (self.marks / "stumbled").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "doze" in utterance.text:
            time.sleep(0.1)
        return self.tone.speak(utterance)

    def close(self):
        self.tone.close()


def paragraph(text):
    segment = Segment(
        id="s",
        kind=Kind.PARAGRAPH,
        text=text,
        spoken=text,
        span=Place(0, 0, len(text)),
        pause=Pause.PARAGRAPH,
        pause_ms=1000,
        chapter="One",
        lang="en-US",
    )
    return Paragraph(id="p", kind=Kind.PARAGRAPH, chapter=0, block=0, segments=(segment,))


def rendering(folder, texts, engine=None, **more):
    """Yield what ``render`` yields for paragraphs of one segment each."""
    yield from render(
        map(paragraph, texts),
        voice=Voice(name="d", engine="deadly", options={"marks": str(folder)}),
        engine=engine or Deadly(),
        codecs=[Codec(name="mp3")],
        store=Store(folder / "cache"),
        **more,
    )
