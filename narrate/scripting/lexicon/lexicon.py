"""A lexicon as the scripting stage uses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.model.language import primary
from narrate.model.span import Edit, Span
from narrate.scripting.lexicon.entries import PATTERN, Entry, LexiconError, value_of
from narrate.scripting.lexicon.matching import Words, leftmost_longest
from narrate.scripting.lexicon.patterns import Patterns
from narrate.scripting.lexicon.wording import with_genitive, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.scripting.lexicon.matching import Match

_GENITIVES = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and how they are said; layers are several of these, the strongest first."""

    name: str
    """Of its file."""
    entries: tuple[Entry, ...]
    """Of two with the same key, the first holds."""
    language: str = ""
    """BCP 47 tag of the texts it holds for; empty for all."""
    _words: Words = field(init=False, repr=False, compare=False)
    _patterns: Patterns = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            if not entry.written:
                raise LexiconError(f"{entry.where}: the word is empty", "a word to be said")
        words = Words(one for one in self.entries if not one.pattern)
        patterns = Patterns(one for one in self.entries if one.pattern)
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_patterns", patterns)

    @classmethod
    def from_say(cls, mapping: Mapping[str, str], name: str) -> Lexicon:
        """Return the lexicon of a ``[say]`` table.

        Args:
            mapping: Words or ``re:`` patterns, and how they are said.
            name: Of the file it stands in, for messages.

        Raises:
            LexiconError: an empty word, a broken pattern, no IPA; names file and key.
        """
        return cls(name, tuple(_said(key, value, name) for key, value in mapping.items()))

    @classmethod
    def from_pls(cls, data: bytes, name: str) -> Lexicon:
        """Return the lexicon of a PLS 1.0 file; see ``narrate.scripting.lexicon.pls``.

        Raises:
            LexiconError: with ``name``, the line and the reason.
        """
        from narrate.scripting.lexicon.pls import read  # noqa: PLC0415 - loads an XML parser

        language, entries = read(data, name)
        return cls(name, entries, language)

    def to_pls(self, language: str = "en") -> bytes:
        """Return it as a PLS 1.0 file; ``language`` is that of a lexicon without one."""
        from narrate.scripting.lexicon.pls import write  # noqa: PLC0415 - seldom needed

        return write(self.entries, self.language or language)

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """Yield what it says in ``text``, in order, not overlapping.

        Args:
            text: Clean text.
            lang: BCP 47 tag of the text.

        Raises:
            LexiconError: a pattern ran away.
        """
        if self.language and primary(self.language) != primary(lang):
            return
        found = [*self._words.matches(text), *self._patterns.matches(text)]
        for match in leftmost_longest(found):
            yield _edit(match, text, lang)


def _said(key: str, value: str, name: str) -> Entry:
    where = f"{name}: [say] {key!r}"
    pattern = key.startswith(PATTERN)
    written = key.removeprefix(PATTERN) if pattern else " ".join(key.split())
    words, sound = value_of(value, where)
    return Entry(
        written=written, said=words, sound=sound, pattern=pattern, rule=f"say:{key}", where=where
    )


def _edit(match: Match, text: str, lang: str) -> Edit:
    start, end, entry, said = match
    written = text[start:end]
    if not entry.sound:
        spoken, sound = wording(said, lang)
    else:
        sound = entry.sound
        if primary(lang) == "en" and text[end : end + 2] in _GENITIVES and written[-1].isalpha():
            end += 2
            sound = with_genitive(sound)
        spoken = wording(text[start:end], lang).spoken or text[start:end]
    return Edit(span=Span(start, end), spoken=spoken, rule=entry.rule, ipa=sound)
