"""Fonts that are obfuscated with the book's identifier, for a book that gets another.

EPUB 3.3, section 4.4 (IDPF): the first 1,040 bytes are mixed with the SHA-1 of the unique
identifier without white space. Adobe's older way mixes the first 1,024 bytes with the UUID itself.
"""

from __future__ import annotations

import posixpath
from hashlib import sha1
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID

from narrate.binding.ownbook.tree import NotXml, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.ownbook.source import Source

_ENCRYPTION = "META-INF/encryption.xml"
_IDPF = "http://www.idpf.org/2008/embedding"
_ADOBE = "http://ns.adobe.com/pdf/enc#RC"
_LENGTHS = {_IDPF: 1040, _ADOBE: 1024}


def mixed_again(source: Source, old: str, new: str) -> Iterator[tuple[str, bytes]]:
    """Yield the fonts that were obfuscated with the identifier ``old``, obfuscated with ``new``."""
    if _ENCRYPTION not in source.archive.NameToInfo:
        return
    try:
        tree = Tree(source.archive.read(_ENCRYPTION))
    except NotXml:
        return
    for data in tree.root.find("EncryptedData"):
        method = next(
            (one.attributes.get("Algorithm", "") for one in data.find("EncryptionMethod")), ""
        )
        for one in data.find("CipherReference"):
            path = posixpath.normpath(unquote(one.attributes.get("URI", "")))
            keys = _key(method, old), _key(method, new)
            if all(keys) and path in source.archive.NameToInfo:
                font = source.archive.read(path)
                for key in keys:
                    font = _mixed(font, key, _LENGTHS[method])
                yield path, font


def _key(method: str, identifier: str) -> bytes:
    """Return the key that an identifier gives; empty where it gives none."""
    bare = "".join(identifier.split())
    if method == _IDPF:
        return sha1(bare.encode(), usedforsecurity=False).digest()
    if method == _ADOBE:
        try:
            return UUID(bare.lower().removeprefix("urn:uuid:")).bytes
        except ValueError:
            return b""
    return b""


def _mixed(font: bytes, key: bytes, length: int) -> bytes:
    head = bytes(byte ^ key[at % len(key)] for at, byte in enumerate(font[:length]))
    return head + font[length:]
