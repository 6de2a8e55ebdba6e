"""What a source is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

BINARY = frozenset({"docx", "epub", "odt", "pdf", "rtf"})
"""Formats that no reader of text can make anything of."""
_HEAD = 4096
"""Bytes looked at."""
_MEMBERS = (
    ("META-INF/container.xml", "epub"),
    ("word/document.xml", "docx"),
    ("content.xml", "odt"),
)
"""Members of zip archives that tell what they are."""
_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>"
    rb"|<\?[^>]*\?>)*<(?:[\w.-]+:)?(?P<root>[A-Za-z][\w.-]*)(?P<attributes>[^>]*)",
    re.DOTALL | re.IGNORECASE,
)
_ROOTS = {
    b"tei": "tei",
    b"teicorpus": "tei",
    b"html": "html",
    b"speak": "ssml",
    b"fictionbook": "fb2",
    b"book": "docbook",
}
_DOCBOOK, _JATS = b"docbook", b"article-type"
"""What tells the articles of two formats apart, in their attributes."""


def kind_of(data: bytes) -> str:
    """Return the name of the format that ``data`` shows itself to be; blank where it does not."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data)
    found = _ROOT.match(data[:_HEAD])
    return _of_root(found["root"].lower(), found["attributes"]) if found else ""


def _of_archive(data: bytes) -> str:
    from io import BytesIO  # noqa: PLC0415 - only for archives
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - the same

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        return ""
    return next((kind for member, kind in _MEMBERS if member in names), "")


def _of_root(root: bytes, attributes: bytes) -> str:
    if root == b"article":
        return "docbook" if _DOCBOOK in attributes else "jats" if _JATS in attributes else ""
    return _ROOTS.get(root, "")
