"""From what was typed to a voice: a card, an engine's own voice, or the one for a language."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from narrate.cards.shelf import DEFAULT, card, cards, paths
from narrate.errors import VoiceError
from narrate.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_FALLBACK_ENGINE = "espeak"
"""Speaks over a hundred languages, so that a language without a card has a voice."""


class NoSuchCard(VoiceError):
    """There is neither a voice card nor an engine of that name."""


def chosen(
    typed: str, near: Path | None, engines: Iterable[str], *, language: str = ""
) -> tuple[Voice, Path | None]:
    """Return the voice a person wants, and the file of its card where it has one.

    Args:
        typed: ``CARD`` or ``ENGINE[:VOICE]``; blank leaves it to the language.
        near: folder of the source, whose ``voices`` folders count.
        engines: names of the engines there are.
        language: BCP 47 tag of the text; blank when nobody said.

    Raises:
        NoSuchCard: there is no such thing; the error names the nearest.
        TomlError: the card has a mistake.
    """
    if not typed:
        return _for_language(language, near)
    found = card(typed, near)
    if found is not None:
        return found.voice, found.path
    engine, colon, voice = typed.partition(":")
    if engine in set(engines):
        return _of_engine(typed, engine, voice, near, language), None
    raise _no_such(engine if colon else typed, () if colon else tuple(paths(near)), engines)


def _for_language(language: str, near: Path | None) -> tuple[Voice, Path | None]:
    """Return the card for a language: the same tag, else the same primary language."""
    default = card(DEFAULT, near)
    if default is not None and language.lower() in ("", "en", default.voice.language.lower()):
        return default.voice, default.path
    speaking = [one for one in cards(near) if one.voice.engine == _FALLBACK_ENGINE]
    primary = language.lower().partition("-")[0]
    for wanted in (language.lower(), primary):
        for one in speaking:
            tag = one.voice.language.lower()
            if wanted and wanted in (tag, tag.partition("-")[0]):
                return one.voice, one.path
    if not language and speaking:
        return speaking[0].voice, speaking[0].path
    typed = f"{_FALLBACK_ENGINE}:{language}" if language else _FALLBACK_ENGINE
    return _of_engine(typed, _FALLBACK_ENGINE, language, near, language), None


def _of_engine(typed: str, engine: str, voice: str, near: Path | None, language: str) -> Voice:
    """Return an engine's own voice, as loud as the nearest card of that engine says."""
    kin = [one.voice for one in cards(near) if one.voice.engine == engine]
    kin.sort(key=lambda one: (one.voice != voice, one.name != DEFAULT))
    speaks = voice.partition("+")[0]
    tag = speaks if _TAG.match(speaks) else language
    if not kin:
        return Voice(name=typed, engine=engine, voice=voice, language=tag or "en-US")
    return replace(
        kin[0],
        name=typed,
        voice=voice or kin[0].voice,
        language=tag or kin[0].language,
        lexicons=(),
        description="",
    )


def _no_such(typed: str, names: tuple[str, ...], engines: Iterable[str]) -> NoSuchCard:
    known = (*names, *engines)
    close = get_close_matches(typed.lower(), known, n=1, cutoff=0.5)
    what = (
        f"there is no voice card or engine '{typed}'" if names else f"there is no engine '{typed}'"
    )
    if close:
        return NoSuchCard(what, f"did you mean {close[0]}?")
    return NoSuchCard(what, "narrate voices lists them")
