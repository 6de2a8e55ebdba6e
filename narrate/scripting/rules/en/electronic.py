"""Web addresses, e-mail addresses, names of files, hashtags and handles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.capital_runs import said_as_word
from narrate.scripting.rules.en.numbers import cardinal, digits
from narrate.scripting.rules.stops import has_inner_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

_REST = r"[^\s<>\"“”’)\]}]*"
_ENDS = (
    "com|org|net|edu|gov|mil|int|io|info|biz|name|museum|app|dev|blog|co|uk|de|fr|es|eu|ru|ch|at|it|nl|be|"
    "pl|se|no|dk|fi|pt|gr|tr|il|in|cn|jp|kr|au|nz|ca|us|mx|br|ar|za|ie|cz|hu|ro|bg|ua|tv|me|ai|"
    "sg|hk|ph|vn|pk|bd|lk|ng|ke|gh|tz|eg|kz|uz|lt|lv|ee|lu|cy|hr|rs|sk|cl|pe|ve|ec|uy|cr|jm|tt|sm|ae|qa|kw"
)
_URL = re.compile(
    rf"(?<![\w@])(?:[a-z][a-z+]{{1,9}}://{_REST}|www\.{_REST}|"
    rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){{1,5}}(?:{_ENDS})(?![\w@]|-\w)(?::\d+)?(?:[/?#]{_REST})?)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w.@/-])[a-z][a-z0-9_-]{2,}(?:\.[a-z][a-z0-9]{1,5})+(?![\w@]|[.-]\w)"
    r"|(?<![\w.@/-])[\w-]{2,}\.(?:docx?|xlsx?|pptx?|pdf|txt|csv|html?|xml|json|jpe?g|png|gif|"
    r"svg|zip|exe|mp3|mp4|m4b|epub|py|js|md|tex)(?![\w@]|[.-]\w)"
)
_EMAIL = re.compile(rf"(?<![\w.+-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:/{_REST})?")
_HANDLE = re.compile(
    r"(?<![\w.])(?P<at>\b[Aa]t\s)?@(?P<name>[A-Za-z_][A-Za-z0-9_]{0,39}(?:\.[a-z][a-z0-9_]{1,39}){0,3})"
)
_PATH = re.compile(
    r"(?<![\w.~/\\:])(?!/s/)(?:[A-Za-z]:(?:[\\/][\w.-]+)+[\\/]?|(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]+)+/?|(?:~|\.{1,2})/[\w.-]+)(?![\w/\\])"
)
"""The way to a file."""
_ENDING = re.compile(rf"\.(?<![\w.].)(?P<name>(?:{_ENDS}|NET)\b)(?!\.?\w)")
"""The end of an address as a name: ".com", ".NET"."""
_SHARP = re.compile(r"(?<!\w)(?P<note>[A-G])#(?!\w)")
_SIGNS = "²³¹⁰-⁹₀-₉¼-¾⅐-⅞"
_HASHTAG = re.compile(
    rf"(?<![\w&])#(?![A-Z]{{1,3}}-?\d)(?P<tag>(?=[\d_]*[^\W\d_{_SIGNS}])[^\W{_SIGNS}]+)(?P<close>#)?"
)
_TAG_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\dA-Z_]+|[A-Z]|\d+")
_NAMES = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon",
    "?": "question mark", "=": "equals", "&": "and", "+": "plus", "~": "tilde", "%": "percent",
    "\\": "backslash", "#": "hash", ",": "comma", "*": "star", "!": "exclamation mark",
    "$": "dollar", ";": "semicolon",
}  # fmt: skip
_PIECES = re.compile(rf"[^\W\d_{_SIGNS}]+|\d+|[^\w\s]|_")
_SPELLED = frozenset([
    "www", "http", "https", "ftp", "sftp", "ssh", "html", "htm", "pdf", "txt", "csv", "xml",
    "css", "php", "asp", "gif", "svg", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "exe", "tv",
    "us", "uk", "eu", "de", "fr", "es", "it", "io", "ai",
])  # fmt: skip
_SAID = {"jpg": "jpeg", "jpeg": "jpeg", "mp": "m p", "js": "j s"}
_VOWELS = re.compile(r"[aeiouyAEIOUYÀ-ÿ]")
_SHORTEST_ROUND = 4


def urls(text: str) -> Iterator[Edit]:
    """Say an address or the name of a file by its parts."""
    if "/" in text or "\\" in text:
        for found in _PATH.finditer(text):
            path = found[0].rstrip(".-")
            span = Span(found.start(), found.start() + len(path))
            yield Edit(span=span, spoken=spelled(path), rule="web-addresses")
    if not has_inner_stop(text) and "://" not in text:
        return
    for found in _ENDING.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=spelled(found[0]), rule="web-addresses")
    for pattern in (_URL, _BARE):
        for found in pattern.finditer(text):
            address = found[0].rstrip(".,;:!?'")
            span = Span(found.start(), found.start() + len(address))
            yield Edit(span=span, spoken=spelled(address), rule="web-addresses")


def emails(text: str) -> Iterator[Edit]:
    """Say an e-mail address or a handle."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            address = found[0].rstrip(".,;:!?'")
            span = Span(found.start(), found.start() + len(address))
            yield Edit(span=span, spoken=spelled(address), rule="e-mail")
        for found in _HANDLE.finditer(text):
            span = Span(*found.span())
            at = found["at"] or "at "
            yield Edit(span=span, spoken=at + spelled(found["name"]), rule="handles")


def hashtags(text: str) -> Iterator[Edit]:
    """Say ``#readItAloud`` as "hashtag read It Aloud", each word for itself."""
    if "#" not in text:
        return
    for found in _SHARP.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=f"{found['note']} sharp", rule="symbols")
    for found in _HASHTAG.finditer(text):
        words = [
            cardinal(int(one)) if one.isdecimal() and len(one) < 5 else one  # noqa: PLR2004 - longer ones are read digit by digit
            for one in _TAG_WORD.findall(found["tag"])
        ]
        words = [digits(one) if one.isdecimal() else _letters(one) for one in words]
        spoken = f"hash {' '.join(words)} hash" if found["close"] else f"hashtag {' '.join(words)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="hashtags")


def spelled(address: str) -> str:
    """Return the parts of an address as words."""
    return " ".join(filter(None, map(_said, _PIECES.findall(address))))


def _letters(piece: str) -> str:
    """Say capitals by their letters unless they are a word."""
    if not piece.isupper() or len(piece) == 1:
        return piece
    return said_as_word(piece) or " ".join(piece)


def _said(piece: str) -> str:
    if piece.isdecimal():
        is_round = len(piece) >= _SHORTEST_ROUND and piece.endswith("000") and piece[0] != "0"
        return cardinal(int(piece)) if is_round and len(piece) < 10 else digits(piece)  # noqa: PLR2004 - as many have names
    if not piece[0].isalpha():
        return _NAMES.get(piece, "")
    low = piece.lower()
    if low in _SAID:
        return _SAID[low]
    voiceless = not _VOWELS.search(piece) and len(piece) < 6  # noqa: PLR2004 - as many can be spelled
    if piece.isupper() and len(piece) > 1:
        return _letters(piece)
    return " ".join(low) if low in _SPELLED or voiceless or len(piece) == 1 else piece
