"""Encodings from before Unicode: guessed by likelihood, with a finding that says so."""

from __future__ import annotations

import re
from typing import NamedTuple

from narrate.reading.language import language_of


class Guess(NamedTuple):
    """A text and the encoding it seems to be in."""

    text: str
    encoding: str


_MISPLACED = re.compile(
    r"[a-zà-öø-ÿ][À-ÖØ-Þ]|[\x80-\x9f]|[^\W\d_][¡-©«-´¶-»¿×÷†‡‰ˆ˜¤¦§¨ª¬®¯°±²³¸¹º¼½¾][^\W\d_]"
)
"""What stands nowhere in the prose of a western language, but in text decoded wrongly."""
_WESTERN = ("cp1252", "mac-roman")


def guess(data: bytes) -> Guess | None:
    """Try the western encodings on western prose, then let charset-normalizer weigh the rest.

    Returns nothing when no encoding is likely.
    """
    for encoding in _WESTERN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if language_of(text) and not _MISPLACED.search(text):
            return Guess(text, encoding)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy and seldom needed

    best = from_bytes(data).best()
    return Guess(str(best), best.encoding) if best else None
