"""The archive of a book: opened, checked for locks, its package found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import SourceError
from narrate.markup.parsing import parse_xml
from narrate.markup.tree import BadMarkup
from narrate.reading.archive import Archive, BadArchive, MissingMember

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LOCKS = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")
"""Licences of systems that lock books (Adobe, LCP, Apple)."""
_FONTS = frozenset(
    {
        "http://www.idpf.org/2008/embedding",
        "http://ns.adobe.com/pdf/enc#RC",
    }
)
"""Ways to obfuscate fonts, which lock no text (EPUB 3.3, section 4.4)."""
_AGAIN = "getting the book again from its publisher"


class BadBook(SourceError):
    """A file that is no EPUB, or one that cannot be understood."""


class LockedBook(SourceError):
    """A book whose text is encrypted."""


def open_book(data: bytes, name: str) -> tuple[Archive, str]:
    """Return the archive of a book and the name of its package document.

    Raises:
        BadArchive: the archive is broken or hostile.
        BadBook: there is no package in it.
        LockedBook: its text is encrypted.
    """
    archive = Archive(data, name)
    _check_locks(archive)
    path = _package(archive)
    if path not in archive:
        raise BadBook(f"{name} is no EPUB: it has no package document", _AGAIN)
    return archive, path


def _package(archive: Archive) -> str:
    """Return the name of the first package, as the container says, or else by its ending."""
    try:
        root = parse_xml(archive.read(CONTAINER), f"{archive.name}: {CONTAINER}")
    except (BadMarkup, MissingMember):
        return next((one for one in archive.names if one.lower().endswith(".opf")), "")
    for element in root.iter("{*}rootfile"):
        if path := element.get("full-path"):
            return str(path)
    return ""


def _check_locks(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    if locked := next(_locked(archive), ""):
        kind = next((one for one in _LOCKS if one in archive), _ENCRYPTION)
        raise LockedBook(
            f"{archive.name} is locked: {locked} is encrypted ({kind} is in it)",
            "a copy without a lock, from the publisher",
        )


def _locked(archive: Archive) -> Iterator[str]:
    """Yield the members that are encrypted and are no fonts."""
    try:
        root = parse_xml(archive.read(_ENCRYPTION), f"{archive.name}: {_ENCRYPTION}")
    except BadMarkup as error:
        raise BadArchive(f"{archive.name}: {_ENCRYPTION} cannot be read", _AGAIN) from error
    for data in root.iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        algorithm = "" if method is None else method.get("Algorithm", "")
        reference = next(data.iter("{*}CipherReference"), None)
        if algorithm not in _FONTS:
            yield "its text" if reference is None else str(reference.get("URI", ""))
