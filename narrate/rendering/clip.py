"""From a take to a clip: trimmed, at the one rate, levelled, with a mark for each token."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.levels import from_pcm, gain, limit, to_pcm
from narrate.audio.resample import resample
from narrate.audio.trim import sounding
from narrate.errors import VoiceError
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model.sound import Take, Utterance
    from narrate.rendering.recipe import Recipe


class SilentTake(VoiceError):
    """An engine that gave nothing to be heard."""


class Clip(NamedTuple):
    """The sound of one utterance from its first to its last audible sample."""

    pcm: bytes
    """16-bit little-endian mono at ``CANONICAL_RATE_HZ``."""
    marks: tuple[int, ...]
    """First sample of each token; the first is 0, none is beyond the last sample."""
    exact: bool
    """Whether the marks come from the engine."""
    limited: bool
    """Whether a peak was turned down."""

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2


def clip(take: Take, utterance: Utterance, recipe: Recipe) -> Clip:
    """Cut, resample and level ``take``.

    Raises:
        SilentTake: there is nothing to be heard in it.
    """
    raw = from_pcm(take.pcm)
    start, end = sounding(raw, take.rate_hz)
    if start == end:
        raise SilentTake(
            f"engine '{recipe.voice.engine}' gave no sound for '{utterance.text}'",
            "give it another spoken form in [say], or a voice of its language",
        )
    heard = resample(raw[start:end], take.rate_hz, CANONICAL_RATE_HZ)
    levelled, limited = limit(
        gain(heard, recipe.voice.gain_db), CANONICAL_RATE_HZ, recipe.ceiling_db
    )
    length = len(levelled)
    if take.marks:
        scale = CANONICAL_RATE_HZ / take.rate_hz
        marks = _inside((round((one - start) * scale) for one in take.marks), length)
    else:
        marks = _inside(_shared_out(utterance.tokens, length), length)
    if len(marks) != len(utterance.tokens):
        raise ValueError(f"{len(marks)} marks for {len(utterance.tokens)} tokens")
    exact = take.exact and bool(take.marks)
    return Clip(to_pcm(levelled), (0, *marks[1:]), exact, limited)


def _inside(marks: Iterable[int], length: int) -> list[int]:
    """Keep marks within the clip and in order."""
    clamped = (max(0, min(one, length - 1)) for one in marks)
    return list(accumulate(clamped, max))


def _shared_out(tokens: tuple[str, ...], length: int) -> list[int]:
    """Guess where tokens begin: each gets time by its letters."""
    borders = list(accumulate((len(one) for one in tokens), initial=0))
    return [length * before // borders[-1] for before, _ in pairwise(borders)]
