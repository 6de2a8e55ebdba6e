"""Web addresses, e-mail addresses, hashtags and handles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_URL = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp)://[^\s<>\"”’)\]]+|www\.[^\s<>\"”’)\]]+|"
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|mil|int|io|info|co|uk|de|fr|es|eu|ru|ch)(?:/[^\s<>\"”’)\]]*)?(?![\w@]))",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@(?=\w)")
_HASHTAG = re.compile(r"(?<!\w)#(?=[A-Za-z])")
_NAMES = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon",
    "?": "question mark", "=": "equals", "&": "and", "+": "plus", "~": "tilde", "%": "percent",
    "#": "hash", ",": "comma", "*": "star",
}  # fmt: skip
_PIECES = re.compile(r"[A-Za-z]+|\d|[^A-Za-z\d]")
_SPELLED = frozenset(
    {
        "www",
        "http",
        "https",
        "ftp",
        "edu",
        "gov",
        "uk",
        "de",
        "fr",
        "es",
        "io",
        "html",
        "pdf",
        "tv",
        "us",
    }
)
_SAID = frozenset({"edu", "gov"})


def urls(text: str) -> Iterator[Edit]:
    """Say an address by its parts."""
    if "." not in text:
        return
    for found in _URL.finditer(text):
        address = found[0].rstrip(".,;:!?")
        span = Span(found.start(), found.start() + len(address))
        yield Edit(span=span, spoken=spelled(address.replace("://", " :// ")), rule="web-addresses")


def emails(text: str) -> Iterator[Edit]:
    """Say an e-mail address, a handle, a hashtag."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Edit(span=Span(*found.span()), spoken=spelled(found[0]), rule="e-mail")
        for found in _HANDLE.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="at ", rule="handles")
    if "#" in text:
        for found in _HASHTAG.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="hashtag ", rule="hashtags")


def spelled(address: str) -> str:
    """Return the parts of an address as words."""
    said = []
    for piece in _PIECES.findall(address):
        if piece.isspace():
            continue
        if piece.isdecimal():
            said.append(digits(piece))
        elif piece.isalpha():
            short = piece.lower() in _SPELLED - _SAID or (len(piece) == 1)
            said.append(" ".join(piece.lower()) if short else piece)
        else:
            said.append(_NAMES.get(piece, ""))
    return " ".join(one for one in said if one)
