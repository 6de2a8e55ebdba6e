"""Who reads an edition: the narrator, and the voices for other languages, roles and speakers."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from narrate import cards, engines
from narrate.errors import UsageError, VoiceError
from narrate.model.cast import Cast, name_of
from narrate.model.finding import Finding, Severity
from narrate.model.language import primary
from narrate.settings.naming import said_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from narrate.model.voice import Voice
    from narrate.settings import VoiceSettings
    from narrate.toml.origin import Origin

SLOWEST, FASTEST = 0.25, 4.0
"""The range of a voice's rate, as in its card."""
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")


class _Wanted(NamedTuple):
    """A voice that is asked for."""

    name: str
    """As a card or ``ENGINE[:VOICE]``; blank leaves it to the language."""
    key: str = ""
    """The setting that asks for it; blank where none does."""


class Casting(NamedTuple):
    """A cast, and what was seen while it was chosen."""

    cast: Cast
    files: tuple[Path, ...]
    """Card files that were read."""
    lexicons: tuple[Path, ...]
    """PLS files of the narrator's card."""
    findings: tuple[Finding, ...]
    cards: Mapping[str, Path]
    """By name of the voice: the files of the cards that were chosen."""
    by_language: bool
    """Whether nobody named the narrator, so that the language decides."""
    keys: Mapping[str, Voice]
    """By the settings that ask for them: the voices that nothing else may stand in for."""


class Director:
    """Chooses the voices of one edition."""

    def __init__(
        self,
        said: VoiceSettings,
        near: Path | None,
        rate: float | None,
        origins: Mapping[str, Origin] = MappingProxyType({}),
    ) -> None:
        """Take what the settings say.

        Args:
            said: the ``[voice]`` table.
            near: folder of the source, whose ``voices`` folders count.
            rate: times the rate of every card; ``None`` leaves it to the settings.
            origins: where the settings say what, by dotted key.
        """
        self._said = said
        self._near = near
        self._rate = said.rate if rate is None else rate
        self._rate_key = "voice.rate" if rate is None else ""
        self._origins = origins
        self._spelled = {key.lower(): key for key in origins}
        self._keys: dict[str, Voice] = {}
        self._cards: dict[str, Path] = {}
        self._findings: list[Finding] = []

    def cast(self, typed: str, language: str, others: Iterable[str]) -> Casting:
        """Return the voices.

        Args:
            typed: what was asked for, ``CARD`` or ``ENGINE[:VOICE]``; blank leaves it to the
                settings, and those to the language.
            language: BCP 47 tag of the document; blank when nobody said.
            others: tags of everything else that is said in it.

        Raises:
            NoSuchCard: the settings name a card that is not there.
            VoiceError: neither the narrator nor one of the fallbacks is there.
            UsageError: a rate out of range, or a key that is no language tag.
        """
        for tag in self._said.languages:
            with said_in(self._origins, self._language_key(tag)):
                if not _TAG.fullmatch(tag):
                    raise UsageError(f"'{tag}' is no language", 'fr = "french"')
        wanted = _Wanted(typed) if typed else self._for(language)
        fallbacks = (_Wanted(name, "voice.fallbacks") for name in self._said.fallbacks)
        narrator, file = self._first_there((wanted, *fallbacks), language)
        beside = tuple(file.parent / name for name in narrator.lexicons) if file else ()
        language = language or narrator.language or "en"
        if not narrator.language:
            narrator = replace(narrator, language=language)
        made = Cast(
            narrator=narrator,
            language=language,
            languages=self._languages(narrator, language, others),
            roles={
                role: self._one(_Wanted(name, f"voice.roles.{role}"), language)[0]
                for role, name in self._said.roles.items()
            },
            speakers={
                name_of(who): self._one(_Wanted(name, f"voice.speakers.{who}"), language)[0]
                for who, name in self._said.speakers.items()
            },
        )
        return Casting(
            cast=made,
            files=tuple(dict.fromkeys(self._cards.values())),
            lexicons=beside,
            findings=tuple(self._findings),
            cards=self._cards,
            by_language=not wanted.name,
            keys=self._keys,
        )

    def _for(self, language: str) -> _Wanted:
        """Return the narrator that the settings name for a document in ``language``."""
        return self._of_language(language) or _Wanted(self._said.card, "voice.card")

    def _of_language(self, tag: str) -> _Wanted | None:
        for one in (tag.lower(), primary(tag)):
            if named := self._said.languages.get(one):
                return _Wanted(named, self._language_key(one))
        return None

    def _language_key(self, tag: str) -> str:
        key = f"voice.languages.{tag}"
        return self._spelled.get(key, key)

    def _languages(self, narrator: Voice, language: str, others: Iterable[str]) -> dict[str, Voice]:
        """Return a voice for each of the other languages that has one."""
        found: dict[str, Voice] = {}
        for tag in dict.fromkeys(others):
            if primary(tag) == primary(language):
                continue
            wanted = self._of_language(tag) or _Wanted(self._of_engine(narrator.engine, tag))
            try:
                found[tag.lower()] = self._there(wanted, tag)[0]
            except VoiceError as error:
                self._findings.append(_without_voice(tag, error))
        return found

    def _of_engine(self, engine: str, tag: str) -> str:
        """Return the card of the narrator's engine for a language, if there is one."""
        fitting = [
            one.voice
            for one in cards.cards(self._near)
            if one.voice.engine == engine and primary(one.voice.language) == primary(tag)
        ]
        fitting.sort(key=lambda one: one.language.lower() != tag.lower())
        return fitting[0].name if fitting else ""

    def _first_there(self, wanted: tuple[_Wanted, ...], language: str) -> tuple[Voice, Path | None]:
        """Return the first voice that is there; a single one is taken as it is."""
        first = wanted[0]
        if len(wanted) == 1:
            return self._one(first, language)
        missing: VoiceError | None = None
        for one in wanted:
            try:
                found = self._there(one, language)
            except VoiceError as error:
                missing = missing or error
                continue
            if missing:
                self._findings.append(_fallen_back(one.name, missing))
            return found
        assert missing
        with said_in(self._origins, first.key):
            raise missing

    def _there(self, wanted: _Wanted, language: str) -> tuple[Voice, Path | None]:
        """Return a voice whose engine is there and has it."""
        voice, file = self._chosen(wanted, language)
        voice = self._rated(voice)
        engines.engine(voice.engine).fingerprint(voice)
        return voice, file

    def _one(self, wanted: _Wanted, language: str) -> tuple[Voice, Path | None]:
        """Return a voice that nothing else may stand in for."""
        with said_in(self._origins, wanted.key):
            voice, file = self._chosen(wanted, language)
        voice = self._rated(voice)
        if wanted.key in self._origins:
            self._keys[wanted.key] = voice
        return voice, file

    def _chosen(self, wanted: _Wanted, language: str) -> tuple[Voice, Path | None]:
        voice, file = cards.chosen(wanted.name, self._near, engines.names(), language=language)
        if file:
            self._cards[voice.name] = file
        return voice, file

    def _rated(self, voice: Voice) -> Voice:
        """Return a voice at the rate that is wanted."""
        rate = voice.rate * self._rate
        with said_in(self._origins, self._rate_key):
            if not SLOWEST <= rate <= FASTEST:
                raise UsageError(
                    f"a rate of {rate:g} is out of range", f"a rate from {SLOWEST:g} to {FASTEST:g}"
                )
        return replace(voice, rate=rate)


def _without_voice(tag: str, error: VoiceError) -> Finding:
    return Finding(
        id="language-without-voice",
        message=f"There is no voice for {tag!r}, so the narrator reads it: {error.message}.",
        suggestion=f'Name one in the settings: [voice.languages] {tag} = "…".',
    )


def _fallen_back(name: str, error: VoiceError) -> Finding:
    return Finding(
        id="voice-fallen-back",
        message=f"'{name}' reads, because {error.message}.",
        suggestion=error.hint,
        severity=Severity.WARNING,
    )
