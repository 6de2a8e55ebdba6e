"""One entry of a lexicon, and the little grammar of its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from narrate.errors import UsageError

ESPEAK = "x-espeak:"
"""Before pronunciations that are eSpeak mnemonics rather than IPA."""
PATTERN = "re:"
"""Before keys that are regular expressions."""
_NO_IPA = re.compile(r"[A-Z0-9_<>&\[\]{}\"!?;,@#$%*+=~^\\/]")
_MNEMONICS = re.compile(r"[!-%'-;=?-Z^-~ ]+")
"""Printable ASCII without what would end the brackets or begin mark-up."""


class LexiconError(UsageError):
    """A lexicon with a mistake in it, or an entry that cannot be applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written and how it is said."""

    written: str
    """Words, white space collapsed; for a pattern its regular expression."""
    said: str = ""
    """Words to say; for a pattern with ``\\1`` and ``\\g<name>`` for its groups. Empty, and
    ``sound`` as well: silence."""
    sound: str = ""
    """IPA, or mnemonics after ``ESPEAK``; empty leaves it to rules and engine."""
    pattern: bool = False
    rule: str
    """Name of the deciding entry, as ``--explain`` shows it."""
    where: str = ""
    """File and line or key, for messages."""


class Said(NamedTuple):
    """What a value of ``[say]`` means."""

    words: str
    sound: str


def value_of(value: str, where: str) -> Said:
    """Return what ``value`` means: words, ``/IPA/`` or ``[[mnemonics]]``.

    Raises:
        LexiconError: the IPA or the mnemonics are none.
    """
    value = " ".join(value.split())
    if value.startswith("[[") and value.endswith("]]"):
        return Said("", mnemonics_of(value[2:-2], where))
    if len(value) > 1 and value[0] == value[-1] == "/":
        return Said("", ipa_of(value[1:-1], where))
    return Said(value, "")


def ipa_of(ipa: str, where: str) -> str:
    """Return ``ipa`` trimmed. Raises ``LexiconError`` when it is blank or cannot be IPA."""
    ipa = " ".join(ipa.split())
    wrong = _NO_IPA.search(ipa)
    if wrong:
        raise LexiconError(
            f"{where}: {wrong[0]!r} in /{ipa}/ is no symbol of the International Phonetic Alphabet",
            "IPA such as /ɡrɐˈmɨkə/, or words without slashes",
        )
    if not any(one.isalpha() for one in ipa):
        raise LexiconError(f"{where}: the pronunciation is empty", "IPA such as /ɡrɐˈmɨkə/")
    return ipa


def mnemonics_of(text: str, where: str) -> str:
    """Return eSpeak mnemonics with their prefix. Raises ``LexiconError`` when they are none."""
    text = text.strip()
    if not _MNEMONICS.fullmatch(text):
        raise LexiconError(
            f"{where}: {text!r} is no row of eSpeak mnemonics", "mnemonics such as [[gr@m'I2k@]]"
        )
    return ESPEAK + text
