"""From a stretch of text to spoken tokens: what an engine can take, and nothing else.

A token has at least one letter (or digit, where no rule has turned it into words), may hold
apostrophes, hyphens and inner stops, and carries the punctuation that follows it. Quotes and
brackets have no sound and go; a dash between words is a comma's breath.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

_LETTER = "[A-Za-zÀ-ÖØ-öø-ſ]"
PLAIN = rf"{_LETTER}{{1,60}}(?:['-]{_LETTER}{{1,60}}){{0,4}}[,.;:!?]?"
"""The shape of a chunk that already is a token, as most of them are."""

_SILENT = '"“”„‟«»‹›()[]{}（）［］｛｝⟨⟩「」『』《》〈〉【】*_~`^|\\<>•·‣◦▪●■□¶†‡©®™#@=+'
_OF_SCRIPTS = {
    ".": "。．।॥۔։።။។៕།༎᠃",
    ",": "，、،፣၊՝᠂",
    ";": "；؛፤",
    ":": "：፥៖",
    "!": "！",
    "?": "？؟፧",
}
"""Punctuation of other scripts, by the mark that engines know."""
STOPS = "".join(_OF_SCRIPTS.values())
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
        **dict.fromkeys("।॥۔։።။។៕།༎᠃", ". "),
        **dict.fromkeys("፣၊՝᠂", ", "),
        **dict.fromkeys("፥៖", ": "),
        "፤": "; ",
        "፧": "? ",
        "…": "… ",
    }
)
_STOPS = re.compile(r"\.{2,}")
_MARKS = re.compile(r"[,.;:!?…]")
_PIECE = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
_JOINERS = "\u200c\u200d"
_BEFORE_DIGITS = "$€£¥₹₩₽№§"
NUMBER_SIGNS = f"%٪％‰°{_BEFORE_DIGITS}"
"""Signs that stay on a number where no rule says them: the engine of the language knows them."""
_ELIDED = re.compile(
    r"'(?:tis|twas|twere|twill|twould|em|til|till|cause|round|bout|neath|gainst|tween|n|un)\b",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"(?:o|th|an|wi|mo|po)'", re.IGNORECASE)


@lru_cache(maxsize=8192)
def tokens_of(chunk: str) -> tuple[tuple[str, ...], str]:
    """Return the tokens of ``chunk`` and the punctuation that stands before the first of them.

    Kept, since the words of a text with their quotes and apostrophes come again and again.
    """
    tokens: list[str] = []
    ahead = ""
    for piece in _PIECE.findall(_STOPS.sub("…", normalize("NFC", chunk)).translate(_TABLE)):
        core = _CORE.search(piece)
        if core:
            start, end = _whole(piece, *core.span())
            tokens.append(piece[start:end] + _marks(piece[end:]))
            continue
        marks = _marks(piece)
        if tokens:
            tokens[-1] = attach(tokens[-1], marks)
        else:
            ahead += marks
    return tuple(tokens), ahead


def attach(token: str, marks: str) -> str:
    """Return ``token`` with ``marks`` at its end, unless it already ends in punctuation."""
    return token if not marks or token[-1] in ",.;:!?…" else token + marks


def _whole(piece: str, start: int, end: int) -> tuple[int, int]:
    """Return where the token ends whose first and last letter are known.

    With it go the vowel signs and other marks on its last letter, the apostrophe that stands for
    letters left out, and the signs of money and shares on a number.
    """
    while end < len(piece) and (piece[end] in _JOINERS or category(piece[end])[0] == "M"):
        end += 1
    if piece[end - 1].isdigit():
        while end < len(piece) and piece[end] in NUMBER_SIGNS:
            end += 1
    ahead = piece[start - 1 : start]
    if (piece[start].isdigit() and ahead and ahead in _BEFORE_DIGITS) or (
        ahead and _ELIDED.match(piece, start - 1)
    ):
        start -= 1
    if piece[end : end + 1] == "'" and _CLIPPED.fullmatch(piece[start : end + 1]):
        end += 1
    return start, end


def _marks(after: str) -> str:
    """Return the punctuation of ``after``, each mark once."""
    return "".join(dict.fromkeys(_MARKS.findall(after)))
