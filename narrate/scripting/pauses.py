"""How long each pause is heard: the voice's table, scaled by rate and by what was just said.

Readers pause longer after long sentences and paragraphs than after short ones (the factors:
80 native readers, BYU thesis etd-11313; 8 Lithuanian readers, 2020).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.script import Pause
from narrate.model.voice import DEFAULT_PAUSES_MS

if TYPE_CHECKING:
    from narrate.model.voice import Voice

SHORT_SENTENCE = 6
"""Words up to which a sentence counts as short."""
LONG_SENTENCE = 30
"""Words from which a sentence counts as long."""
LONG_PARAGRAPH = 120
"""Words from which a paragraph counts as long."""
AFTER_SHORT = 0.85
AFTER_LONG = 1.2
AT_STRONG_PHRASE = 1.75
"""Readers pause longer between clauses than between phrases, with or without a comma; this makes it
about as long as at a comma."""
AT_WEAK_COMMA = 0.7
"""Two of five commas get no long pause from readers: one that the weights call weak is shorter."""


def pause_ms(voice: Voice, pause: Pause, *, words: int = 0, strong: bool = False) -> int:
    """Return the silence that will be heard, in milliseconds.

    Args:
        voice: Whose table and rate count.
        pause: Why there is silence.
        words: Of the sentence (for ``Pause.SENTENCE``) or paragraph (for ``Pause.PARAGRAPH``)
            that ends here; 0 where it does not matter.
        strong: Whether a phrase or comma is where readers pause for long.
    """
    at_rate_1 = voice.pauses_ms.get(pause, DEFAULT_PAUSES_MS[pause])
    return round(at_rate_1 * _factor(pause, words, strong=strong) / voice.rate)


def longer(voice: Voice, *pauses: Pause) -> Pause:
    """Return the pause that wins where several meet: the longest of them, they never add up."""
    return max(pauses, key=lambda pause: voice.pauses_ms.get(pause, DEFAULT_PAUSES_MS[pause]))


def _factor(pause: Pause, words: int, *, strong: bool) -> float:
    if pause is Pause.PHRASE and strong:
        return AT_STRONG_PHRASE
    if pause is Pause.COMMA and not strong:
        return AT_WEAK_COMMA
    if pause is Pause.SENTENCE and 0 < words <= SHORT_SENTENCE:
        return AFTER_SHORT
    if pause is Pause.SENTENCE and words >= LONG_SENTENCE:
        return AFTER_LONG
    if pause is Pause.PARAGRAPH and words >= LONG_PARAGRAPH:
        return AFTER_LONG
    return 1.0
