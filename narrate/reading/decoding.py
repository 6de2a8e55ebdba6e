"""Bytes to text: Unicode first, then a legacy encoding by likelihood, or a clear error."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from narrate.errors import SourceError
from narrate.model.finding import Finding, Severity


class EmptySource(SourceError):
    """A source with nothing in it, or nothing but white space."""


class BinarySource(SourceError):
    """A source that is no text."""


class UnknownEncoding(SourceError):
    """Text in an encoding that cannot be told."""


class Decoded(NamedTuple):
    """The text of a source and what had to be guessed to get it."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 before those of UTF-16, which they begin with."""


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of ``data``, its byte order mark left in front as U+FEFF.

    Raises:
        EmptySource: there is nothing to read.
        BinarySource: it holds NUL bytes or other signs of a program, picture or archive.
        UnknownEncoding: it is no Unicode and no legacy encoding is likely.
    """
    if not data.strip():
        raise EmptySource(f"{name} is empty", "a file with text in it")
    decoded = _decode(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0\u2028\u2029\u200b"):
        raise EmptySource(f"{name} holds nothing but white space", "a file with text in it")
    return decoded


def _decode(data: bytes, name: str) -> Decoded:
    """Try marks, then UTF-8, then UTF-16 and UTF-32 without marks, then legacy encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding, name), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode what announces its own encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"{name} says it is {encoding.upper()} but is damaged at byte {error.start:,}",
            "saving it again as UTF-8",
        ) from error


def _legacy(data: bytes, name: str) -> Decoded:
    """Let charset-normalizer weigh the legacy encodings."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy and seldom needed

    best = from_bytes(data).best()
    if best is None:
        raise UnknownEncoding(f"{name} is text in no known encoding", "saving it as UTF-8")
    finding = Finding(
        id="legacy-encoding",
        message=f"{name} is not UTF-8; it was read as {best.encoding}",
        suggestion="Save it as UTF-8 if letters came out wrong.",
        severity=Severity.INFO,
    )
    return Decoded(str(best), best.encoding, (finding,))
