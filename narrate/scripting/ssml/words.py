"""The words of a breath as mark-up: bare where that is enough, else in the element that says how.

The content of every element is what stands on the page, so that the text nodes of a breath are its
``text`` and the way back is exact.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from narrate.scripting.lexicon.entries import ESPEAK
from narrate.scripting.ssml.attributes import attributes, legal
from narrate.scripting.ssml.bare import is_bare, is_heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.script import Pronunciation, Segment
    from narrate.model.words import Word


def words_of(segment: Segment) -> Iterator[str]:
    """Yield the mark-up of the words of ``segment`` and of what stands between them."""
    text, at = segment.text, 0
    sounds = _sounds(segment)
    for word, said in zip(segment.words, sounds, strict=True):
        start, end = word.text
        yield _gap(text[at:start])
        alone = text[:start][-1:] in ("", " ") and text[end : end + 1] in ("", " ")
        yield _word(segment, word, said, alone=alone)
        at = end
    yield _gap(text[at:])


def _sounds(segment: Segment) -> list[list[Pronunciation]]:
    """Return for each word the pronunciations that begin in it."""
    found: list[list[Pronunciation]] = [[] for _ in segment.words]
    for said in segment.pronunciations:
        within = (at for at, word in enumerate(segment.words) if said.span.start < word.spoken.end)
        found[next(within)].append(said)
    return found


def _gap(text: str) -> str:
    """Return what is between words; letters there are silent, and said to be."""
    return f'<sub alias="">{legal(text)}</sub>' if is_heard(text) else legal(text)


def _word(segment: Segment, word: Word, sounds: Sequence[Pronunciation], *, alone: bool) -> str:
    written = segment.text[word.text.start : word.text.end]
    said = segment.spoken[word.spoken.start : word.spoken.end]
    if len(sounds) == 1 and sounds[0].span == word.spoken:
        alias = "" if said == written else said
        return f"<phoneme{_sound(sounds[0], alias)}>{legal(written)}</phoneme>"
    base = word.spoken.start
    rows = [[one.span.start - base, one.span.end - base, one.ipa, one.rule] for one in sounds]
    if rows or said != written:
        own = json.dumps(rows, ensure_ascii=False) if rows else ""
        about = attributes({"alias": said, "narrate:sounds": own})
        return f"<sub{about}>{legal(written)}</sub>"
    plain = alone and " " not in written and is_bare(written)
    return legal(written) if plain else f"<w>{legal(written)}</w>"


def _sound(sound: Pronunciation, alias: str) -> str:
    alphabet, ph = "ipa", sound.ipa
    if ph.startswith(ESPEAK):
        alphabet, ph = ESPEAK[:-1], ph.removeprefix(ESPEAK)
    return attributes(
        {"alphabet": alphabet, "ph": ph, "narrate:alias": alias, "narrate:rule": sound.rule}
    )
