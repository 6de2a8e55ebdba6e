"""RTF with its letters as Unicode: pandoc knows one of the many code pages they may be in.

A font says by its character set which code page the bytes set in it have; without one the document
does. Marks of an index, which are shown nowhere, are let go, and a line end behind a backslash ends
a paragraph, as the specification says.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<end>\r\n|\r|\n)|\\.|(?P<brace>[{}])",
    re.DOTALL,
)
_PAIR = re.compile(
    rb"\\u(?P<high>-?\d{4,5}) ?(?:\?|\\'3[fF])?\\u(?P<low>-?\d{4,5}) ?(?:\?|\\'3[fF])?"
)
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a character beyond 16 bits (UTF-16)."""
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Code pages by the character sets of fonts (RTF 1.9.1, ``fcharset``)."""
_PAGES = {936: "gbk", 10000: "mac_roman", 65001: "utf-8", 1361: "johab"}
_WESTERN = "cp1252"
_INDEX = frozenset({b"xe", b"tc", b"tcn", b"rxe"})
_OWN = {b"ansicpg": b"\\ansicpg1252 ", b"u": b""}
"""Words put otherwise: the code page that is left, and numbers of letters with a blank behind them,
without which pandoc takes one of the text for it."""
_LISTS = re.compile(rb"(?<![\\\w])(?:TOC|INDEX|TOA) ")
_NEAR = 40
"""Parts of a field among which its instruction stands."""
_LONGEST = 4
"""Bytes of one character."""


def prepared(data: bytes) -> bytes:
    """Return ``data`` with every letter that is not of the Western code page as a number."""
    return _Rewriting(_PAIR.sub(_joined, data)).done()


def _joined(pair: re.Match[bytes]) -> bytes:
    """Return a character that is written as two numbers, as it is, in a group."""
    high, low = (int(number) & 0xFFFF for number in pair.group("high", "low"))
    if high not in _HIGH or low not in _LOW:
        return pair[0]
    sign = chr(0x10000 + ((high - _HIGH[0]) << 10) + low - _LOW[0])
    return f"{{{sign}}}".encode()


class _Rewriting:
    """One document on its way through."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._page = self._font_page = _WESTERN
        self._fonts: dict[int, str] = {}
        self._font = -1
        """The font that is being declared."""
        self._groups: list[str] = []
        """The code page around each open group."""
        self._skipped = 0
        """Depth of the group of an index entry; 0 outside of one."""
        self._bytes = b""
        """Bytes of letters that have not yet been put."""
        self._instruction = -1
        """Where the instruction of the last field begins among the parts; -1 behind its result."""
        self._parts: list[bytes] = []

    def done(self) -> bytes:
        at = 0
        for found in _TOKEN.finditer(self._data):
            if found.start() > at:
                self._put(self._data[at : found.start()])
            at = found.end()
            if found["byte"]:
                self._letter(bytes.fromhex(found["byte"].decode("ascii")), found[0])
                continue
            self._token(found)
        self._put(self._data[at:])
        return b"".join(self._parts)

    def _token(self, found: re.Match[bytes]) -> None:
        if found["brace"] == b"{":
            self._groups.append(self._font_page)
        elif found["brace"] == b"}":
            self._flush()
            closes = self._skipped == len(self._groups)
            self._font_page = self._groups.pop() if self._groups else self._page
            if self._skipped and closes:
                self._skipped = 0
        elif found["word"]:
            self._word(found["word"], int(found["number"] or b"0"))
            if found["word"] in _OWN:
                self._put(_OWN[found["word"]] or found[0].rstrip() + b" ")
                return
        elif found["end"]:
            self._put(b"\\par\n")
            return
        self._put(found[0])

    def _word(self, word: bytes, number: int) -> None:
        if word == b"ansicpg":
            self._page = self._font_page = _page(number)
        elif word == b"mac":
            self._page = self._font_page = "mac_roman"
        elif word in (b"f", b"af"):
            self._flush()
            self._font = number
            self._font_page = self._fonts.get(number, self._page)
        elif word == b"fcharset":
            self._fonts[self._font] = _CHARSETS.get(number, self._page if number > 1 else _WESTERN)
            if number in (0, 1):
                self._fonts[self._font] = self._page
        elif word == b"plain":
            self._flush()
            self._font_page = self._page
        elif word == b"fldinst":
            self._instruction = len(self._parts)
        elif (word in _INDEX or (word == b"fldrslt" and self._lists())) and self._begins():
            self._skipped = len(self._groups)
        elif word == b"u":
            self._flush()

    def _begins(self) -> bool:
        """Tell whether a group has just begun."""
        return bool(self._parts) and self._parts[-1].endswith(b"{")

    def _lists(self) -> bool:
        """Tell whether the field whose result follows makes a list of contents or an index."""
        start, self._instruction = self._instruction, -1
        return (
            start >= 0 and _LISTS.search(b"".join(self._parts[start : start + _NEAR])) is not None
        )

    def _letter(self, byte: bytes, written: bytes) -> None:
        """Take in a byte of a letter, which may be one of several."""
        if self._font_page == _WESTERN or self._skipped or self._replaces():
            self._put(written)
            return
        self._bytes += byte
        try:
            text = self._bytes.decode(self._font_page)
        except UnicodeDecodeError:
            if len(self._bytes) >= _LONGEST:
                self._flush()
            return
        except LookupError:
            self._flush()
            return
        self._bytes = b""
        self._put(b"".join(map(_number, text)))

    def _replaces(self) -> bool:
        """Tell whether a byte stands for the number before it, for programs without Unicode."""
        return bool(self._parts) and _UNICODE.search(self._parts[-1]) is not None

    def _flush(self) -> None:
        """Put bytes that make no letter as they were written."""
        if self._bytes:
            left, self._bytes = self._bytes, b""
            self._put(b"".join(b"\\'%02x" % one for one in left))

    def _put(self, part: bytes) -> None:
        if self._bytes:
            self._flush()
        if not self._skipped:
            self._parts.append(part)


_UNICODE = re.compile(rb"\\u-?\d+ ?\Z")


def _page(number: int) -> str:
    return _PAGES.get(number, f"cp{number}")


def _number(sign: str) -> bytes:
    """Return a character as RTF writes it: as a signed number of 16 bits, or two of them."""
    units = sign.encode("utf-16-be")
    values = (
        int.from_bytes(units[at : at + 2], "big", signed=True) for at in range(0, len(units), 2)
    )
    return b"".join(b"\\u%d ?" % value for value in values)
