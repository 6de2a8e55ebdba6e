"""From a stretch of text to spoken tokens: what an engine can take, and nothing else.

A token has at least one letter (or digit, where no rule has turned it into words), may hold
apostrophes, hyphens and inner stops, and carries the punctuation that follows it. Quotes and
brackets have no sound and go; a dash between words is a comma's breath.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_LETTER = "[A-Za-zÀ-ÖØ-öø-ſ]"
PLAIN = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+)*[,.;:!?]?")
"""A chunk that already is a token, as most of them are."""

_SILENT = '"“”„‟«»‹›()[]{}⟨⟩「」『』《》〈〉【】*_~`^|\\<>•·‣◦▪●■□§¶†‡©®™°#@=+'
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SILENT, " "),
        **dict.fromkeys("‘’ʼ´′‛", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("—―⸺⸻", ", "),
        **dict.fromkeys("–−", "-"),
        "/": " ",
        "‚": " ",
        "，": ", ",
        "、": ", ",
        "。": ". ",
        "．": ". ",
        "；": "; ",
        "：": ": ",
        "！": "! ",
        "？": "? ",
        "؟": "? ",
        "،": ", ",
        "؛": "; ",
        "।": ". ",
        "…": "… ",
    }
)
_STOPS = re.compile(r"\.{2,}")
_MARKS = re.compile(r"[,.;:!?…]")
_PIECE = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d]*")
_ELIDED = re.compile(
    r"'(?:tis|twas|twere|twill|twould|em|til|till|cause|round|bout|neath|gainst|tween|n|un)\b",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"(?:o|th|an|wi|mo|po)'", re.IGNORECASE)


def tokens_of(chunk: str) -> tuple[list[str], str]:
    """Return the tokens of ``chunk`` and the punctuation that stands before the first of them."""
    tokens: list[str] = []
    ahead = ""
    for piece in _PIECE.findall(_STOPS.sub("…", normalize("NFC", chunk)).translate(_TABLE)):
        core = _CORE.search(piece)
        marks = _marks(piece[core.end() :] if core else piece)
        if core:
            tokens.append(_apostrophes(piece, core) + marks)
        elif tokens:
            tokens[-1] = attach(tokens[-1], marks)
        else:
            ahead += marks
    return tokens, ahead


def attach(token: str, marks: str) -> str:
    """Return ``token`` with ``marks`` at its end, unless it already ends in punctuation."""
    return token if not marks or token[-1] in ",.;:!?…" else token + marks


def _apostrophes(piece: str, core: re.Match[str]) -> str:
    """Return the core of ``piece`` with the apostrophe that stands for letters left out."""
    start, end = core.span()
    if start and _ELIDED.match(piece, start - 1):
        start -= 1
    if piece[end : end + 1] == "'" and _CLIPPED.fullmatch(core[0] + "'"):
        end += 1
    return piece[start:end]


def _marks(after: str) -> str:
    """Return the punctuation of ``after``, each mark once."""
    return "".join(dict.fromkeys(_MARKS.findall(after)))
