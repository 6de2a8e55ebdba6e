"""One voice, opened for one thread."""

from __future__ import annotations

import ctypes
from math import log2
from typing import TYPE_CHECKING, Any

from narrate.engines.errors import BadVoiceOption, EngineFailed, RunawaySound, bad_option
from narrate.engines.espeak.catalogue import choose
from narrate.engines.espeak.home import home
from narrate.engines.espeak.inventory import inventory, table_for
from narrate.engines.espeak.library import RATE_HZ, Library, OnSound, Parameter, keep_marks
from narrate.engines.espeak.marks import token_marks
from narrate.engines.espeak.markup import marked
from narrate.engines.espeak.phonemes import mnemonics
from narrate.engines.espeak.signals import out_of_reach
from narrate.model.sound import Take

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.engines.espeak.catalogue import VoiceFile
    from narrate.model.sound import Utterance
    from narrate.model.voice import Voice

ORDINARY_WPM = 175
"""Words a minute at rate 1.0: the library's own default."""
STRETCHED_WPM = 450
"""From here on the library stretches its sound afterwards, and marks are no longer exact."""
_SLOWEST, _FASTEST = 80, 900
_NUMBERS = {"wpm": Parameter.RATE, "range": Parameter.RANGE, "word_gap": Parameter.WORD_GAP}
_LIMITS = {"wpm": (_SLOWEST, _FASTEST), "range": (0, 100), "word_gap": (0, 100)}
OPTIONS = (*_NUMBERS, "variant")
"""What ``[options]`` of a voice card may hold."""

_SECONDS_A_CHARACTER = 3.0
"""Ethiopic letters spelled by an English voice take 1.7 s each; nothing seen takes more."""
_SECONDS_AT_ALL = 1200.0
_SECONDS_TO_BEGIN_WITH = 10.0


_INVENTORIES: dict[VoiceFile, Mapping[str, str]] = {}
"""Phonemes by voice: the same for every speaker, so asked for once."""


class EspeakSpeaker:
    """A voice of libespeak-ng as a ``Speaker``."""

    def __init__(self, voice: Voice) -> None:
        """Load the library once, so that whatever is wrong is said now.

        Raises ``NoSuchVoice``, ``BadVoiceOption`` and ``BrokenEngine``.
        """
        self._chosen = choose(voice)
        self._parameters = parameters(voice)
        self._slowness = max(1.0, ORDINARY_WPM / self._parameters[Parameter.RATE])
        self._path = home().library()
        self._data = home().data(self._chosen)
        self._sound: list[bytes] = []
        self._marks: dict[int, int] = {}
        self._room = 0
        self._on_sound = OnSound(self._collect)
        self._fresh: Library | None = None
        self._closed = False
        try:
            self._fresh = self._load()
        except BaseException:
            self.close()
            raise

    def speak(self, utterance: Utterance) -> Take:
        """Return the sound of ``utterance`` with one exact mark for each token.

        Raises ``UnknownPhoneme``, ``RunawaySound`` and ``EngineFailed``.
        """
        if self._closed:
            raise ValueError("a closed speaker cannot speak")
        return out_of_reach(lambda: self._spoken(utterance))

    def _spoken(self, utterance: Utterance) -> Take:
        markup = marked(utterance, self._mnemonics)
        self._sound, self._marks = [], {}
        self._room = self._most_samples(utterance)
        library, self._fresh = self._fresh or self._load(), None
        try:
            library.synthesize(markup.text)
        finally:
            library.unload()
        return self._take(utterance, markup.groups)

    def close(self) -> None:
        """Unload the library and remove its copy."""
        self._closed = True
        out_of_reach(self._given_back)

    def _given_back(self) -> None:
        if self._fresh:
            self._fresh.unload()
            self._fresh = None
        self._path.unlink(missing_ok=True)

    def _load(self) -> Library:
        name = self._chosen.file.id.lower()
        if self._chosen.variant:
            name = f"{name}+{self._chosen.variant.name.lower()}"
        return Library(self._path, self._data, name, self._parameters, self._on_sound)

    def _mnemonics(self, ipa: str) -> str:
        file = self._chosen.file
        if file not in _INVENTORIES:
            _INVENTORIES[file] = self._asked(table_for(file.phonemes, file.tag))
        return mnemonics(ipa, _INVENTORIES[file])

    def _asked(self, table: str) -> Mapping[str, str]:
        """Ask a library of its own, so that the question leaves no trace in any sound."""
        if self._fresh:
            self._fresh.unload()
            self._fresh = None
        self._room = RATE_HZ
        library = self._load()
        try:
            library.synthesize("[[a]]")  # from then on it takes brackets for phonemes
            return inventory(table, library.ipa)
        finally:
            library.unload()

    def _most_samples(self, utterance: Utterance) -> int:
        characters = len(utterance.text) + sum(len(one.ipa) for one in utterance.pronunciations)
        seconds = _SECONDS_TO_BEGIN_WITH + _SECONDS_A_CHARACTER * self._slowness * characters
        return int(RATE_HZ * min(seconds, _SECONDS_AT_ALL))

    def _collect(self, sound: int | None, samples: int, events: Any) -> int:  # noqa: ANN401 - a pointer ctypes made
        """Keep sound and marks as they come; 1 tells the library to stop."""
        if samples:
            self._room -= samples
            if self._room < 0:
                return 1
            self._sound.append(ctypes.string_at(sound or 0, samples * 2))
        keep_marks(events, self._marks)
        return 0

    def _take(self, utterance: Utterance, groups: tuple[int, ...]) -> Take:
        if self._room < 0:
            raise RunawaySound(
                f"engine 'espeak' gave too much sound for {_shown(utterance)}",
                "give that stretch a spoken form in [say], or a voice of its language",
            )
        pcm = b"".join(self._sound)
        if not pcm.strip(b"\0"):
            raise EngineFailed(
                f"engine 'espeak' gave no sound for {_shown(utterance)}",
                "give that stretch a spoken form in [say]",
            )
        marks = token_marks(groups, self._marks, len(pcm) // 2)
        exact = self._parameters[Parameter.RATE] < STRETCHED_WPM
        return Take(rate_hz=RATE_HZ, pcm=pcm, marks=marks, exact=exact)


def parameters(voice: Voice) -> dict[Parameter, int]:
    """Return what is set besides the voice.

    The library's pitch scale of 0 to 100 runs from half to double, exponentially
    (``pitch_adjust_tab`` in espeak-ng's ``synthdata.c``). Raises ``BadVoiceOption``.
    """
    wpm = round(ORDINARY_WPM * voice.rate)
    found = {Parameter.RATE: max(_SLOWEST, min(wpm, _FASTEST))}
    if voice.pitch != 1.0:
        found[Parameter.PITCH] = max(0, min(round(50 + 50 * log2(voice.pitch)), 99))
    for name, value in voice.options.items():
        if name not in OPTIONS:
            raise bad_option(name, "espeak", OPTIONS)
        if name in _NUMBERS:
            found[_NUMBERS[name]] = _number(name, value)
    return found


def _number(name: str, value: object) -> int:
    low, high = _LIMITS[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadVoiceOption(
            f"option {name!r} of engine 'espeak' cannot be {value!r}",
            f"{name} = a number from {low} to {high}",
        )
    return round(value)


def _shown(utterance: Utterance) -> str:
    most = 60
    text = utterance.text
    return repr(text if len(text) <= most else f"{text[:most]}…")
