"""The language of a text, from its function words; blank when they do not decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as his he be on by at this had not are but"
    " from have they which you were her all she there would their we him been has when who will",
    "de": "der die und das ist nicht ich zu den es sie ein mit sich auf er im dem auch eine wir"
    " aber des als wie daß dass hat nach bei noch einen aus nur wenn ihr kann von wird sind oder",
    "fr": "le la les et des un une du que est dans qui il ne pas pour ce au je vous sur se elle"
    " avec nous mais par ou cette sont aux ses tout plus son leur ont été même lui fait si votre",
    "es": "el los las y que en un una es se no por con para su lo como más pero sus le ya este sí"
    " porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos del",
}
_SETS = {tag: frozenset(words.split()) for tag, words in _FUNCTION_WORDS.items()}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _tag, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _tag)

_NAMES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
    "latin": "la",
    "finnish": "fi",
    "swedish": "sv",
    "danish": "da",
    "norwegian": "no",
    "polish": "pl",
    "russian": "ru",
    "greek": "el",
}
_SAMPLE = 20_000
"""Characters from the middle of the text that are weighed."""
_LEAST = 0.12
"""Share of the words that must be function words of the language."""
_MARGIN = 2.0
"""How many times as many they must be as those of the next language."""
_FEWEST = 2
"""Different function words of the language that must be there."""
_WORD = re.compile(r"[^\W\d_]+")
_UNUSUAL = re.compile("[^\x00-\x7f\xa0–—‘’“”…]")
"""Any character but those of ASCII and the commonest others that are no letters."""
_ASCII_WORDS = bytes(
    ord(sign.lower()) if sign.isalpha() else ord(" ") for sign in map(chr, range(128))
).ljust(256)
"""The letters of ASCII in small, and blanks for everything else."""
_PLAIN_SHARE, _PLAIN_WORDS = 0.25, 5
"""Share of function words, and different ones among them, from which on a language is plain; in
paragraphs of its kin (Italian for French, Dutch for German) up to 0.21 of the words are such."""


def is_plainly(tag: str, words: Sequence[str]) -> bool:
    """Tell whether words, in small letters, are prose in the language ``tag`` and in no kin of it.

    Only English, German, French and Spanish are ever plain.
    """
    known = _SETS.get(tag)
    if known is None or len(known.intersection(words)) < _PLAIN_WORDS:
        return False
    return sum(map(known.__contains__, words)) >= _PLAIN_SHARE * len(words)


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in small letters, without figures and signs."""
    if not text.isascii() and _UNUSUAL.search(text):
        return _WORD.findall(text.lower())
    # the same, and several times as fast
    return text.encode("ascii", "replace").translate(_ASCII_WORDS).decode().split()


def language_of(text: str) -> str:
    """Return the BCP 47 tag of English, German, French or Spanish prose; blank when in doubt."""
    first = max(0, len(text) // 2 - _SAMPLE // 2)
    words = words_of(text[first : first + _SAMPLE])
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for tag in _LANGUAGES.get(word, ()):
            counts[tag] += 1
    (best, most), (_, second) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    different = {word for word in words if best in _LANGUAGES.get(word, ())}
    enough = len(different) >= _FEWEST and most > _LEAST * len(words)
    return best if enough and most > _MARGIN * second else ""


def tag_of(name: str) -> str:
    """Return the tag of a language named in English in a library's header; blank if unknown."""
    return _NAMES.get(name.partition(",")[0].strip().lower(), "")
