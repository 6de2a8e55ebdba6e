"""What an entry's words come to when the language's own rules have been through them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from narrate.model.span import Span
from narrate.scripting.edits import clean, resolve, speak
from narrate.scripting.lexicon.entries import ESPEAK
from narrate.scripting.rules import rules_for

_VOICELESS = ("p", "t", "k", "f", "θ")
_SIBILANT = ("s", "z", "ʃ", "ʒ")


class Wording(NamedTuple):
    """Spoken tokens and, where a rule gave one for all of them, their pronunciation."""

    spoken: str
    ipa: str


@lru_cache(maxsize=8192)
def wording(words: str, lang: str) -> Wording:
    """Return what is said for ``words`` (an alias, or the word itself) in ``lang``."""
    text = clean(words).text
    form = speak(text, resolve(text, rules_for(lang)))
    whole = [one.ipa for one in form.pronunciations if one.span == Span(0, len(form.text))]
    return Wording(form.text, whole[0] if whole else "")


def with_genitive(sound: str) -> str:
    """Return an English pronunciation with the ``'s`` that stands after the word."""
    if sound.startswith(ESPEAK):
        ending = sound[-1]
        return sound + ("s" if ending in "ptkfT" else "I2z" if ending in "szSZ" else "z")
    last = sound.rstrip("ːˑ.ʰ")
    return sound + ("ɪz" if last.endswith(_SIBILANT) else "s" if last.endswith(_VOICELESS) else "z")
