"""Bytes to text: Unicode first, then a legacy encoding by likelihood, or a clear error."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from narrate.errors import SourceError
from narrate.model.finding import Finding
from narrate.reading.legacy import guess


class EmptySource(SourceError):
    """A source with nothing in it, or nothing but white space."""


class BinarySource(SourceError):
    """A source that is no text."""


class UnknownEncoding(SourceError):
    """Text in an encoding that cannot be told."""


class Decoded(NamedTuple):
    """The text of a source and what had to be guessed to get it."""

    text: str
    """Without a byte order mark; otherwise untouched."""
    encoding: str
    """Name of the codec."""
    findings: tuple[Finding, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 before those of UTF-16, which they begin with."""

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (DOCX, EPUB and ODT are such archives)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"RIFF", "a sound or film file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SAMPLE = 4096
"""Bytes looked at to tell UTF-16 and UTF-32 without a mark."""
_FEW, _FEW_PERCENT = 4, 5
"""Control characters that a text may have all the same."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WRITTEN = re.compile("[^\\s\ufeff\u200b]")


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of ``data``.

    Raises:
        EmptySource: there is nothing to read.
        BinarySource: it is a program, picture, archive or the like, or holds NUL bytes.
        UnknownEncoding: it is no Unicode and no legacy encoding is likely.
    """
    if not data.strip():
        raise EmptySource(f"{name} is empty", "a file with text in it")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise BinarySource(
                f"{name} is {kind}, not plain text", "saving it as plain text, UTF-8"
            )
    decoded = _decode(data, name)
    if not _WRITTEN.search(decoded.text):
        raise EmptySource(f"{name} holds nothing but white space", "a file with text in it")
    controls = len(_CONTROL.findall(decoded.text, 0, _SAMPLE))
    if controls > max(_FEW, _FEW_PERCENT * min(len(decoded.text), _SAMPLE) // 100):
        raise BinarySource(
            f"{name} is full of control characters, so it is no text file",
            "saving it as plain text, UTF-8",
        )
    return decoded


def _decode(data: bytes, name: str) -> Decoded:
    """Try marks, then UTF-16 and UTF-32 without marks, then UTF-8, then legacy encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, name), encoding)
    if 0 in data:
        return _wide(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, name, error.start)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode what announces its own encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"{name} says it is {encoding.upper()} but is damaged at byte {error.start:,}",
            "saving it again as UTF-8",
        ) from error
    if "\x00" in text:
        raise BinarySource(f"{name} holds NUL characters, so it is no text file", "another file")
    return text


def _wide(data: bytes, name: str) -> Decoded:
    """Tell UTF-16 and UTF-32 without a mark by where their NUL bytes stand."""
    sample = data[:_SAMPLE]
    counts = [sample[at::4].count(0) for at in range(4)]
    least = len(sample) // 4 * 3 // 4
    encoding = ""
    if min(counts[2:]) > least:
        encoding = "utf-32-le"
    elif min(counts[:2]) > least:
        encoding = "utf-32-be"
    elif sum(counts) > max(1, len(sample) // 20) and 0 in {
        counts[0] + counts[2],
        counts[1] + counts[3],
    }:
        encoding = "utf-16-le" if counts[0] + counts[2] == 0 else "utf-16-be"
    if encoding:
        with suppress(UnknownEncoding):
            return Decoded(_strictly(data, encoding, name), encoding)
    raise BinarySource(
        f"{name} holds a NUL byte at byte {data.index(0):,}, so it is no text file",
        "saving it as plain text, UTF-8",
    )


def _legacy(data: bytes, name: str, at: int) -> Decoded:
    """Guess an encoding from before Unicode; ``at`` is the byte that is no UTF-8."""
    guessed = guess(data)
    if guessed is None:
        raise UnknownEncoding(
            f"{name} is no UTF-8 (byte {at:,} cannot be read) and no other known encoding",
            "saving it as UTF-8",
        )
    if "\x00" in guessed.text:
        raise BinarySource(f"{name} is no text file", "saving it as plain text, UTF-8")
    finding = Finding(
        id="legacy-encoding",
        message=f"{name} is not UTF-8 (from byte {at:,} on); it was read as {guessed.encoding}.",
        suggestion="Look at the letters with accents; if they are wrong, save it as UTF-8.",
    )
    return Decoded(guessed.text, guessed.encoding, (finding,))
