"""What rules may know beyond the item they judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import new
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from narrate.checking.show.document import Document
    from narrate.checking.show.ledger import Ledger
    from narrate.checking.show.lock import Remembered
    from narrate.checking.show.site import Site

SAMPLE_BYTES = 1_000_000_000
"""Bytes whose digests are made unless all are asked for: a second or two."""
_CHUNK_BYTES = 1 << 20


@dataclass(slots=True)
class Digests:
    """Digests of files, up to a number of bytes."""

    deep: bool = False
    left: int = SAMPLE_BYTES
    passed_over: int = 0
    """Files whose digests were not made."""

    def of(self, path: Path, algorithm: str) -> bytes | None:
        """Return the digest of a file, or ``None`` where no more are made."""
        size = path.stat().st_size
        if not self.deep and size > self.left:
            self.passed_over += 1
            return None
        self.left -= size
        digest = new(algorithm, usedforsecurity=False)
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
        return digest.digest()


@dataclass(slots=True, kw_only=True)
class Context:
    """A show under judgement."""

    site: Site
    feed: Document
    ledger: Ledger
    now: datetime
    lock: Remembered
    digests: Digests = field(default_factory=Digests)

    def file(self, address: str) -> Path | None:
        """Return the file of an address; ``None`` where it is none of the show's, or not there."""
        name = self.site.name(address)
        return None if name is None else self.site.file(name)

    def lost(self, address: str) -> bool:
        """Tell whether an address is of the show and its file is not there, though it should."""
        if not self.site.whole:
            return False
        name = self.site.name(address)
        if name is None:  # of another site, or out of the folder
            return bool(self.site.base) and address.startswith(self.site.base)
        self.ledger.note("named", name)
        return self.site.file(name) is None
