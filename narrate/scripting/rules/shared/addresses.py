"""Web addresses, e-mail addresses, handles and hashtags, piece by piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from narrate.model.span import Edit, Span
from narrate.scripting.rules.gates import mentions
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.stops import has_inner_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from narrate.scripting.edits import Rule

_URL = re.compile(
    r"(?<![\w@])(?:(?i:https?|ftp)://[^\s<>\"”’)\]]+|(?i:www)\.[^\s<>\"”’)\]]+|(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|edu|gov|mil|int|io|info|co|uk|de|at|fr|be|es|mx|ar|cl|eu|ru|ch)"
    r"(?:/[^\s<>\"”’)\]]*)?(?![\w@]))"
)
_EMAIL = re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@(?=\w)[\w.]*\w")
_HASHTAG = re.compile(r"(?<!\w)#(?=[^\W\d_])")
_PIECES = re.compile(r"[^\W\d_]+|\d|[^\w]|_")
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàèùâêîôû]", re.IGNORECASE)
_SPELLED = frozenset(names("www http https ftp html pdf tv us uk de fr es at io eu ch mx ar cl"))


class AddressWords(NamedTuple):
    """What a language calls the pieces of an address."""

    signs: Mapping[str, str]
    """By sign; one that is not in here is silent."""
    digits: Callable[[str], str]
    hashtag: str


def addresses(words: AddressWords) -> Rule:
    """Return the rule for everything that looks like an address on the net."""

    def rule(text: str) -> Iterator[Edit]:
        if "." in text and (has_inner_stop(text) or mentions(text, ("://", "www."))):
            for found in _URL.finditer(text):
                address = found[0].rstrip(".,;:!?")
                span = Span(found.start(), found.start() + len(address))
                yield Edit(span=span, spoken=_spelled(words, address), rule="web-addresses")
        if "@" in text:
            for found in _EMAIL.finditer(text):
                yield edit(found, _spelled(words, found[0]), "e-mail")
            for found in _HANDLE.finditer(text):
                yield edit(found, _spelled(words, found[0]), "handles")
        if "#" in text:
            for found in _HASHTAG.finditer(text):
                yield edit(found, f"{words.hashtag} ", "hashtags")

    return rule


def _spelled(words: AddressWords, address: str) -> str:
    said = []
    for piece in _PIECES.findall(normalize("NFKC", address)):
        if piece.isdecimal():
            said.append(words.digits(piece))
        elif piece[0].isalpha():
            short = piece.lower() in _SPELLED or not _VOWEL.search(piece)
            said.append(" ".join(piece.lower()) if short else piece)
        else:
            said.append(words.signs.get(piece, ""))
    return " ".join(one for one in said if one)
