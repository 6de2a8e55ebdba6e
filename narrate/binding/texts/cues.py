"""Cues: a sentence with its time, its words and who says it."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.page import page_blocks
from narrate.binding.player.assets import words
from narrate.model.clock import milliseconds
from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.binding.page import PageBlock, Sentence
    from narrate.binding.recording import Recording

_ASIDE = frozenset((Kind.SPEAKER, Kind.STAGE, Kind.NOTE, Kind.ANNOUNCEMENT))
"""What nobody on the page says."""
_AFTER_A_NAME = " .:,;—–-"


class Stretch(NamedTuple):
    """A piece of a cue's text, and when it begins to be heard."""

    text: str
    """With the blank or sign behind it, so that all pieces together are the cue's text."""
    start: int
    end: int
    """Milliseconds from the first sample of the audio; ``end`` is after ``start``."""
    breath: bool = False
    """Whether a breath is taken before it."""


class Cue(NamedTuple):
    """What is shown together: a sentence."""

    speaker: str
    words: tuple[Stretch, ...]
    """At least one; none begins before the one before it."""

    @property
    def text(self) -> str:
        """What is shown, on one line."""
        return "".join(one.text for one in self.words).strip()

    @property
    def start(self) -> int:
        """In milliseconds."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """In milliseconds, after ``start``."""
        return self.words[-1].end


def cues(recording: Recording) -> Iterator[Cue]:
    """Yield the cues of an edition: each begins when the one before has ended, or later."""
    narrator = words(recording.language).page["narrator"]
    blocks = page_blocks(recording.timeline.segments(), recording.document)
    earliest = 0
    for speaker, sentence in _spoken(blocks, narrator):
        stretches = tuple(_stretches(sentence, earliest))
        if stretches:
            earliest = stretches[-1].end
            yield Cue(speaker, stretches)


def breaths(cue: Cue) -> Iterator[Sequence[Stretch]]:
    """Yield the words of a cue breath by breath."""
    said: list[Stretch] = []
    for one in cue.words:
        if one.breath and said:
            yield said
            said = []
        said.append(one)
    yield said


def _spoken(blocks: Iterable[PageBlock], narrator: str) -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence with who says it: in a play the speaker named last."""
    speaker = narrator
    for block in blocks:
        if block.level:
            speaker = narrator
        for sentence in block.sentences:
            yield narrator if block.kind in _ASIDE else speaker, sentence
        if block.kind is Kind.SPEAKER and block.sentences:
            speaker = _on_one_line(block.sentences[0].text).strip(_AFTER_A_NAME) or narrator


def _stretches(sentence: Sentence, earliest: int) -> Iterator[Stretch]:
    """Cut a sentence at its words; what stands before the first word of a breath belongs to it."""
    at = earliest
    for breath, following in zip_longest(sentence.breaths, sentence.breaths[1:]):
        border = following.text.start if following else len(sentence.text)
        within = [one for one in sentence.words if breath.text.start <= one.text.start < border]
        firsts = [breath.text.start, *(one.text.start for one in within[1:]), border]
        samples = [breath.start, *(one.start for one in within[1:]), breath.end]
        for number, (first, last) in enumerate(pairwise(firsts)):
            shown = _on_one_line(sentence.text[first:last])
            start = max(at, milliseconds(samples[number]))
            at = max(start + 1, milliseconds(samples[number + 1]))
            if shown.strip():
                yield Stretch(shown, start, at, breath=number == 0)


def _on_one_line(text: str) -> str:
    return "".join(" " if one.isspace() else one for one in text)
