"""Keys: same key, same bytes.

A key is a digest of everything that decides a sound and of nothing else: no path, id, time, host
or order, and not the pause after a passage, which linking owns. Hashed is what goes to the engine.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.sound import Codec, Utterance
    from narrate.model.voice import Voice
    from narrate.rendering.recipe import Recipe

SCHEMA = 3
"""Counts the changes of our own processing that change the sound, or what is kept beside it; a
golden test notices them."""


def passage_key(
    utterances: Sequence[Utterance],
    pauses_ms: Sequence[int],
    recipe: Recipe,
    codec: Codec,
    parts: Sequence[int] = (),
) -> str:
    """Digest what decides the encoded sound of one paragraph.

    Args:
        utterances: what is said, in order.
        pauses_ms: the silences between them, one fewer.
        recipe: what is the same for all paragraphs.
        codec: one of the recipe's.
        parts: which part of the recipe speaks each utterance; the narrator where there is none.
            Whoever speaks nothing here does not count.
    """
    several = len(set(parts)) > 1
    own = recipe if several else recipe.of(parts[0] if parts else 0)
    voices = [_part_of(recipe.of(one)) for one in parts] if several else []
    return _digest(
        *(("passage of several", voices) if several else ("passage",)),
        [_utterance(one) for one in utterances],
        list(pauses_ms),
        *(() if several else (own.fingerprint, _sound_of(own.voice))),
        [0.0 if several else float(own.voice.gain_db), float(own.ceiling_db)],
        [codec.name, codec.rate_hz, codec.bitrate_kbps, codec.quality, codec.frame_samples],
        recipe.software_of(codec),
    )


def take_key(utterance: Utterance, recipe: Recipe) -> str:
    """Digest what decides the sound of one utterance as the engine gives it."""
    return _digest("take", _utterance(utterance), recipe.fingerprint, _sound_of(recipe.voice))


def voice_key(recipe: Recipe) -> str:
    """Digest what decides how a speaker sounds: speakers with the same digest are alike."""
    return _digest("voice", recipe.fingerprint, _sound_of(recipe.voice))


def _utterance(one: Utterance) -> list[object]:
    return [
        one.text,
        [[said.span.start, said.span.end, said.ipa] for said in one.pronunciations],
        one.contour.value,
        one.lang,
    ]


def _part_of(recipe: Recipe) -> list[object]:
    return [recipe.fingerprint, _sound_of(recipe.voice), float(recipe.voice.gain_db)]


def _sound_of(voice: Voice) -> list[object]:
    """Return what of a voice card an engine hears: no name, licence or description."""
    rate, pitch = float(voice.rate), float(voice.pitch)
    return [voice.engine, voice.voice, voice.language, rate, pitch, dict(voice.options)]


def _digest(*parts: object) -> str:
    text = json.dumps(
        [SCHEMA, *parts], ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(text.encode("ascii")).hexdigest()
